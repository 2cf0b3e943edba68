import { expect, test } from 'vitest';
import { insertRun } from '../../submit/support/test-store.ts';
import { officeWithWays, scope } from '../support/office-program.ts';

const office = officeWithWays();
const never = new AbortController().signal;
const limits = { concurrency: 1, ratePerSecond: 100 };

test('what both know differently is changed on neither side, and listed with who, when and what', async () => {
  const first = await office.program();
  first.sent('SAME', 1, 'E-1');
  first.sent('OTHER', 2, 'E-2');
  first.sent('TWICE', 3, 'E-3');
  await first.membership.join(office.way.url, 'Window');
  const second = await office.program();
  // The same order, as a copied folder has it; one of other content; one that the partner took twice.
  second.sent('SAME', 1, 'E-1');
  second.sent('OTHER', 2, 'E-9', 'another hash');
  second.sent('TWICE', 3, 'E-8');
  second.sent('OWN', 4, 'E-4');
  const before = await office.database.sql('SELECT key, desk, state, partner_no FROM dockhand.claims ORDER BY key');
  expect(await second.membership.join(office.way.url, 'Door')).toMatchObject({ sent: 4, entered: 1, trouble: null });
  const differences = await second.membership.differences();
  const { person } = first.membership.standing().desk;
  expect(differences).toMatchObject([
    {
      ...{ partner: 'etower', kind: 'test-kind', key: 'OTHER', same: false },
      here: { run: 'run', state: 'accepted', partnerNo: 'E-9' },
      there: { desk: 'Window', person, state: 'accepted', partnerNo: 'E-2' },
    },
    { key: 'TWICE', same: true, here: { partnerNo: 'E-8' }, there: { desk: 'Window', partnerNo: 'E-3' } },
  ]);
  for (const { here, there } of differences) {
    expect([Date.parse(here.at), Date.parse(there.at)]).toEqual([expect.any(Number), expect.any(Number)]);
  }
  expect(
    await office.database.sql(
      "SELECT key, desk, state, partner_no FROM dockhand.claims WHERE key <> 'OWN' ORDER BY key",
    ),
  ).toEqual(before);
  expect(second.ledger.claims.find(scope, 'OTHER')).toMatchObject({ state: 'accepted', partnerNo: 'E-9' });
  expect(await first.membership.differences()).toEqual([]);
});

test.each([
  ['is waiting to be sent', false],
  ['is to be sent once more, as a person said before', true],
])('a key that another desk used is not sent from the queue where the order %s', async (_, again) => {
  const first = await office.program();
  first.sent('K', 1, 'E-1');
  await first.membership.join(office.way.url, 'Window');
  const second = await office.program();
  if (again) second.sent('K', 99, 'E-99', 'hash of long ago');
  const [order = 0] = insertRun(second.db.sqlite, 'waiting', ['K']);
  second.db.prepare<[number]>("UPDATE orders SET state = 'queued', body_hash = 'hash of K' WHERE id = ?").run(order);
  // What was sent before keeps its claim.
  if (!again) second.ledger.claims.put(scope, 'K', { run: 'waiting', order, bodyHash: 'hash of K' });
  await second.membership.join(office.way.url, 'Door');
  const entered = await second.ledger.shared?.of(scope)?.enter('waiting', [{ id: order, key: 'K' }], limits, never);
  expect(entered).toEqual({ type: 'lost', keys: ['K'] });
  expect((await second.membership.differences()).map(({ key }) => key)).toContain('K');
});
