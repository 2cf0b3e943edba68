import { join } from 'node:path';
import { openDatabase } from '#engine/data-folder/data-folder.ts';
import { openLedger } from '#engine/ledger/ledger.ts';
import { createStore } from '#engine/store/store.ts';
import { createSubmissions } from '#engine/submit/submissions.ts';
import { systemClock as clock } from '../../../../electron/hosts/node/ports.ts';
import { type AnyPartner, anyPartner } from './any-partner.ts';

/**
 * A process of its own that sends one run until it is finished or held: `node sender-process.ts <folder> <address> <run>
 * [<partner> [<folder of the second journal>]]`.
 */
const [dataDir = '', address = '', run = '', name = 'etower', outside] = process.argv.slice(2);

const partner = anyPartner[name as AnyPartner];
const db = openDatabase({ dataDir, clock, appVersion: '0.0.0' });
const ports = { fetch, clock, log: { info: () => {}, warn: () => {} } };
const client = partner.client(address, ports);
const { ledger } = openLedger(db, [join(dataDir, 'journal'), ...(outside ? [outside] : [])], ports);
const submissions = createSubmissions({
  store: createStore(db, (_, field) => field),
  ledger,
  ports,
  clientFor: async () => ({ account: 'practice', kind: 'test-kind', client }),
  prepare: (_, orders) => orders.map(({ id, key }) => ({ id, key, body: partner.body(key) })),
  onOrders: () => process.stdout.write('.'),
  onRun: () => {},
  policy: { lookupDelayMs: 50, backOffBaseMs: 20 },
});

const state = () => db.prepare<[string], { state: string }>('SELECT state FROM runs WHERE id = ?').get(run)?.state;
// What was given back by the journal is settled first; the rest of the run is sent then.
for (let turn = 0; turn < 2 && (turn === 0 || state() === 'checked'); turn += 1) {
  await (state() === 'checked' ? submissions.start(run) : submissions.resume(run));
  await submissions.settled(run);
}
await submissions.stop();
ledger.journal.close();
db.close();
