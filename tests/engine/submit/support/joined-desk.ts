import { join } from 'node:path';
import { openDatabase } from '#engine/data-folder/data-folder.ts';
import { openLedger, openOffice } from '#engine/ledger/ledger.ts';
import { createEtowerClient } from '#engine/partners/etower/client.ts';
import { createStore } from '#engine/store/store.ts';
import { createSubmissions } from '#engine/submit/submissions.ts';
import { etowerSettings } from '#shared/partners/etower.ts';
import { systemClock as clock } from '../../../../electron/hosts/node/ports.ts';
import { inboundBody } from './inbound-body.ts';
import { insertRun } from './test-store.ts';

export interface JoinedDeskOptions {
  /** Its data folder. */
  readonly home: string;
  /** Of the office's ledger. */
  readonly officeUrl: string;
  /** Of the partner. */
  readonly address: string;
  /** Of a run that it has, for a real account; made with the folder. */
  readonly keys: readonly string[];
  readonly rate?: number | undefined;
  /** False: it works alone still. */
  readonly joined?: boolean | undefined;
}

export type JoinedDesk = ReturnType<typeof joinedDesk>;

/** A desk of an office, with one run and all that sends it. */
export function joinedDesk({ home, officeUrl, address, keys, rate = 100, joined = true }: JoinedDeskOptions) {
  const db = openDatabase({ dataDir: home, clock, appVersion: '0.0.0' });
  const run = `run-${home.split('/').at(-1)}`;
  if (db.prepare<[string]>('SELECT 1 FROM runs WHERE id = ?').get(run) === undefined) {
    db.prepare<[object]>(
      `INSERT INTO accounts (id, partner, target, name, settings, created_at)
       VALUES ('A', 'etower', 'production', 'Main', @settings, ''), ('P', 'etower', 'practice', 'Practice', @settings, '')`,
    ).run({ settings: JSON.stringify({ baseUrl: address }) });
    insertRun(db.sqlite, run, keys);
    db.prepare<[string]>("UPDATE runs SET target = 'production', account = 'A' WHERE id = ?").run(run);
  }
  const ports = { fetch, clock, log: { info: () => {}, warn: () => {} } };
  const client = createEtowerClient({
    settings: etowerSettings.parse({ baseUrl: address, concurrency: 4, ratePerSecond: rate }),
    credentials: { token: 't', key: 'k' },
    ports,
    readBlob: () => Promise.reject(new Error('no attachments here')),
  });
  const office = openOffice(db, officeUrl, clock);
  const { ledger } = openLedger(db, [join(home, 'journal')], ports, joined ? { office: office.ledger } : {});
  const store = createStore(db, (_, field) => field);
  const submissions = createSubmissions({
    ...{ store, ledger, ports },
    clientFor: async () => ({ account: 'A', kind: 'test-kind', client }),
    prepare: () => ({ of: ({ id, key }) => ({ id, key, body: inboundBody(key) }) }),
    onOrders: () => {},
    onRun: (id) => told(store.runs.get(id)?.hold?.reason ?? null),
    policy: { storeRetryMs: 100, lookupDelayMs: 20, backOffBaseMs: 20 },
  });
  let told: (hold: string | null) => void = () => {};
  const end = async () => {
    await submissions.stop();
    await ledger.shared?.stop(5000);
    await office.ledger.end();
    ledger.journal.close();
    db.close();
  };
  return {
    ...{
      run,
      home,
      store,
      ledger,
      submissions,
      end,
      office: office.ledger,
      becomeNewDesk: office.becomeNewDesk,
      id: office.desk.id,
    },
    /** Its run is for that from now on. */
    aim: (target: 'practice' | 'production') =>
      void db
        .prepare<[string, string]>('UPDATE runs SET target = ?, account = ?')
        .run(target, target === 'practice' ? 'P' : 'A'),
    /** As another program of this folder does that joins an office. */
    joinedElsewhere: () => void db.prepare('UPDATE desk SET joinings = joinings + 1').run(),
    /** Resolves when the run is held for this. */
    held: (reason: string) =>
      new Promise<void>((resolve) => {
        told = (hold) => {
          if (hold === reason) resolve();
        };
      }),
    orders: new Map(
      db
        .prepare<[], { id: number; key: string }>('SELECT id, key FROM orders')
        .all()
        .map(({ id, key }) => [key, id]),
    ),
    state: (key: string) =>
      db.prepare<[string], { state: string }>('SELECT state FROM orders WHERE key = ?').get(key)?.state,
    problems: (key: string) =>
      db
        .prepare<[string], { code: string }>(
          'SELECT p.code FROM problems p JOIN orders o ON o.id = p.order_id WHERE o.key = ?',
        )
        .all(key)
        .map(({ code }) => code),
  };
}
