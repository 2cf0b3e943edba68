import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '#engine/data-folder/data-folder.ts';
import { openLedger } from '#engine/ledger/ledger.ts';
import type { Outgoing, PartnerClient } from '#engine/partners/partners.ts';
import { createStore } from '#engine/store/store.ts';
import { createSubmissions } from '#engine/submit/submissions.ts';
import type { Hold, RunState } from '#shared/contract/run.ts';
import { systemClock as clock } from '../../../electron/hosts/node/ports.ts';
import { answered } from './support/scene.ts';
import { insertRun } from './support/test-store.ts';

const root = mkdtempSync(join(tmpdir(), 'dockhand-trouble-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Answers that want room. */
const accept = (orders: readonly Outgoing[]) =>
  answered(orders, ({ key }) => ({ type: 'accepted', partnerNo: `E-${key}`, data: { note: 'x'.repeat(5000) } }));

const KEYS = Array.from({ length: 12 }, (_, index) => `K${index + 1}`);

/** What befalls the store while orders are sent; returns what ends it. */
const troubles: Readonly<Record<string, (db: Database) => () => void>> = {
  'the disk is full': ({ sqlite }) => {
    const pages = Number(sqlite.pragma('page_count', { simple: true }));
    sqlite.exec('CREATE TABLE filler (x TEXT)');
    sqlite.pragma(`max_page_count = ${pages}`);
    // The pages that are free are filled up, too.
    try {
      for (;;) sqlite.prepare('INSERT INTO filler VALUES (hex(randomblob(500)))').run();
    } catch {
      return () => {};
    }
  },
  'another program locks it': ({ sqlite, path }) => {
    sqlite.pragma('busy_timeout = 20');
    const other = new Sqlite(path);
    other.exec('BEGIN EXCLUSIVE');
    return () => other.close();
  },
  'it can only be read': ({ sqlite }) => {
    sqlite.pragma('query_only = ON');
    return () => {};
  },
};

function open(dataDir: string, send: PartnerClient['send']) {
  const db = openDatabase({ dataDir, clock, appVersion: '0.0.0' });
  const ports = { clock, log: { info: () => {}, warn: () => {} } };
  const { ledger, recalled } = openLedger(db, [join(dataDir, 'journal')], ports);
  const client: PartnerClient = { ordersPerRequest: 1, concurrency: 3, ratePerSecond: 1000, resendSafe: false, send };
  const store = createStore(db, (_, field) => field);
  const told: { state: RunState; hold: Hold | null }[] = [];
  const listeners = new Set<() => void>();
  const submissions = createSubmissions({
    store,
    ledger,
    ports,
    clientFor: async () => ({ account: 'A', kind: 'test-kind', client }),
    prepare: () => ({ of: ({ id, key }) => ({ id, key, body: { key } }) }),
    onOrders: () => {},
    onRun: (id) => {
      const run = store.runs.get(id);
      if (run) told.push({ state: run.state, hold: run.hold });
      for (const listener of listeners) listener();
    },
    policy: { storeRetryMs: 20 },
  });
  /** Resolves when the run's listeners were told of one state. */
  const became = (state: RunState) =>
    new Promise<void>((resolve) => {
      const look = () => told.at(-1)?.state === state && resolve();
      listeners.add(look);
      look();
    });
  const states = () => db.sqlite.prepare<[], { key: string; state: string }>('SELECT key, state FROM orders').all();
  const close = async () => {
    await submissions.stop();
    ledger.journal.close();
    db.close();
  };
  return { db, store, submissions, recalled, states, told, became, close };
}

test.each(Object.keys(troubles).flatMap((trouble) => [1, 5, 9].map((after) => [trouble, after] as const)))(
  '%s after %i orders: said in a sentence, nothing lost of what was answered, and resuming sends the rest once',
  async (trouble, after) => {
    const dataDir = mkdtempSync(join(root, 'home-'));
    const arrived: string[] = [];
    let mend = () => {};
    const first = open(dataDir, async (orders) => {
      arrived.push(...orders.map(({ key }) => key));
      await clock.sleep(5);
      if (arrived.length >= after && !broken) {
        broken = true;
        mend = troubles[trouble]?.(first.db) ?? mend;
      }
      return accept(orders);
    });
    let broken = false;
    insertRun(first.db.sqlite, 'r', KEYS);
    await first.submissions.start('r');
    await expect(first.submissions.settled('r')).rejects.toMatchObject({
      name: 'Failure',
      code: expect.stringMatching(/^store\.(full|busy|notWritable)$/),
    });
    await first.close().catch(() => undefined);
    mend();

    const second = open(dataDir, async (orders) => {
      arrived.push(...orders.map(({ key }) => key));
      return accept(orders);
    });
    await second.submissions.resume('r');
    await second.submissions.settled('r');
    expect(arrived.sort()).toEqual([...KEYS].sort());
    // The partner cannot be asked: without the journal, what it had answered last would be a person's to find out.
    expect(second.states()).toEqual(KEYS.map((key) => ({ key, state: 'accepted' })));
    await second.close();
  },
);

test('a run that the store takes nothing of says so and why, and goes on by itself once it can, every order once', async () => {
  const dataDir = mkdtempSync(join(root, 'home-'));
  const arrived: string[] = [];
  const it = open(dataDir, async (orders) => {
    arrived.push(...orders.map(({ key }) => key));
    if (arrived.length === 5) it.db.sqlite.pragma('query_only = ON');
    return accept(orders);
  });
  insertRun(it.db.sqlite, 'r', KEYS);
  await it.submissions.start('r');
  await it.became('held');
  const params = { code: 'store.notWritable', file: it.db.path, reason: 'SQLITE_READONLY' };
  const stopped = { state: 'held', hold: { reason: 'store', params } };
  expect(it.told.at(-1)).toEqual(stopped);
  expect(it.store.runs.list({ offset: 0, limit: 1 }).items).toMatchObject([stopped]);
  // Tried again in vain, it still says so.
  await expect(it.submissions.resume('r')).rejects.toMatchObject({ code: 'store.notWritable' });
  expect(it.store.runs.get('r')).toMatchObject(stopped);

  const finished = it.became('finished');
  it.db.sqlite.pragma('query_only = OFF');
  await finished;
  expect(it.store.runs.get('r')).toMatchObject({ state: 'finished', hold: null, counts: { accepted: KEYS.length } });
  expect(arrived.sort()).toEqual([...KEYS].sort());
  await it.close();
}, 30_000);
