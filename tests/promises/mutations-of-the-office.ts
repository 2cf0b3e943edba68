import { type Mutation, of } from './mutation.ts';

const OFFICE = 'electron/engine/ledger/office';

/** Of the promises under “Several desks”. */
export const office: readonly Mutation[] = [
  of(
    'Desks that send the same orders, at once or one after another',
    'engine/submit/office.test.ts',
    'electron/engine/ledger/office/shared-keys.ts',
    '    await join();\n',
    '',
  ),
  of(
    'When a request to a real account arrives',
    'engine/submit/office.test.ts: its key is claimed in the office',
    'electron/engine/submit/driver.ts',
    'if (shared && !(await mayEnter(',
    'if (shared && leaving.size === 0 && !(await mayEnter(',
  ),
  of(
    'A key that was claimed and never sent is given back',
    'engine/submit/office-practised.test.ts: is not sent for real before somebody looked',
    'electron/engine/ledger/office/compare.ts',
    'return !mayHaveLeft && (',
    'return (',
  ),
  of(
    "The office's ledger gives a key to one of several desks",
    'engine/ledger/contract.test.ts',
    `${OFFICE}/keys.ts`,
    'taken.get(each.key) === each.order',
    'each.order > 0',
  ),
  of(
    'A desk whose key was taken over starts no request',
    'engine/ledger/office/fences.test.ts',
    `${OFFICE}/turns.ts`,
    'AND c.fence = h.fence ',
    '',
  ),
  of(
    'Of two copies of a data folder one goes on',
    'engine/submit/office-copies.test.ts',
    `${OFFICE}/desks.ts`,
    '!isOwn && ',
    'epoch === -1 && ',
  ),
  of(
    'A ledger that went back in time is given what it forgot',
    'engine/submit/office-restored.test.ts: by what a desk heard of it',
    `${OFFICE}/moment.ts`,
    'row.seq < heard.seq || ',
    '',
  ),
  of(
    "A person's word that an order is there is changed only while",
    'engine/ledger/office/fences.test.ts',
    `${OFFICE}/key-statements.ts`,
    ' AND relied_by IS NULL AND withdrawn_at IS NULL`',
    '`',
  ),
  of(
    'What one desk sent and took back at the partner since',
    'engine/submit/office-withdrawn.test.ts',
    `${OFFICE}/admit-in-office.ts`,
    'row.withdrawn_at?.toISOString() ?? null',
    'null',
  ),
  of(
    'A connection that is lost in the middle of a call',
    'engine/ledger/office/lost-connections.test.ts',
    `${OFFICE}/server.ts`,
    'turn >= TRIES',
    'turn >= 1',
  ),
  of(
    "All desks together keep to an account's rate",
    'engine/ledger/contract.test.ts',
    `${OFFICE}/turns.ts`,
    '1000 / ratePerSecond',
    '400 / ratePerSecond',
  ),
  of(
    "The office's server is reached only with its certificate",
    'engine/ledger/office/address.test.ts',
    `${OFFICE}/address.ts`,
    'rejectUnauthorized: true',
    'rejectUnauthorized: false',
  ),
  of(
    "A desk can delete nothing in the office's ledger",
    'engine/ledger/office/schema.test.ts',
    'docs/office-grants.sql',
    'SELECT, INSERT, UPDATE ON',
    'SELECT, INSERT, UPDATE, DELETE ON',
  ),
];
