import { openDatabase } from '#engine/data-folder/data-folder.ts';
import { createEtowerClient } from '#engine/partners/etower/client.ts';
import { practiceCredentials } from '#engine/practice/practice.ts';
import { createSubmissions } from '#engine/submit/submissions.ts';
import { etowerSettings } from '#shared/partners/etower.ts';
import { systemClock as clock } from '../../../../electron/hosts/node/ports.ts';
import { inboundBody } from './inbound-body.ts';
import { storeAndLedger } from './test-store.ts';

/** A process of its own that sends one run until it is finished or held: `node sender-process.ts <folder> <url> <run>`. */
const [dataDir = '', baseUrl = '', run = ''] = process.argv.slice(2);

const db = openDatabase({ dataDir, clock, appVersion: '0.0.0' });
const ports = { fetch, clock, log: { info: () => {}, warn: () => {} } };
const settings = { ...etowerSettings.parse({ baseUrl, ratePerSecond: 1000, concurrency: 8 }), timeoutMs: 5000 };
const client = createEtowerClient({
  settings,
  credentials: practiceCredentials.etower,
  ports,
  readBlob: () => Promise.reject(new Error('no attachments here')),
});
const submissions = createSubmissions({
  ...storeAndLedger(db, clock),
  ports,
  clientFor: async () => ({ account: 'practice', kind: 'test-kind', client }),
  prepare: (_, orders) => orders.map(({ id, key }) => ({ id, key, body: inboundBody(key) })),
  onOrders: () => process.stdout.write('.'),
  onRun: () => {},
  policy: { lookupDelayMs: 50, backOffBaseMs: 20 },
});

const state = () => db.prepare<[string], { state: string }>('SELECT state FROM runs WHERE id = ?').get(run)?.state;
if (state() === 'checked') await submissions.start(run);
else await submissions.resume(run);
await submissions.settled(run);
await submissions.stop();
db.close();
