import { expect, test } from 'vitest';
import { createLedger } from '#engine/ledger/ledger.ts';
import { createStore } from '#engine/store/store.ts';
import { createRecords, LeaseLost } from '#engine/submit/records.ts';
import { createSharedCommits } from '#engine/submit/shared-commits.ts';
import type { Stepped } from '#engine/submit/stepped.ts';
import { createSubmissions } from '#engine/submit/submissions.ts';
import { Failure } from '#shared/contract/failure.ts';
import { accept, createScene } from './support/scene.ts';
import { insertRun, memorySqlite, storeHandle } from './support/test-store.ts';
import { createVirtualClock } from './support/virtual-clock.ts';

const journalIn = (events: string[]) => ({
  next: () => events.push('number'),
  know: () => {},
  forgotten: (n: number) => void events.push(`forgotten ${n > 0}`),
  left: async (_: number, { orders }: { orders: readonly (readonly [number, string, string])[] }) =>
    void events.push(`left ${orders.map(([, key]) => key)}`),
  came: (_: number, { orders }: { orders: readonly (readonly [number, string, ...unknown[]])[] }) =>
    void events.push(`came ${orders.map(([, key]) => key)}`),
  tell: () => ({ records: [], wentBack: false, underWay: new Set<number>(), read: new Map<string, number>() }),
  close: () => {},
});

/** A store in memory with three queued orders, what is told to its journal, and each commit among that. */
function office() {
  const sqlite = memorySqlite();
  const clock = createVirtualClock();
  const ids = insertRun(sqlite, 'r', ['K1', 'K2', 'K3']);
  const events: string[] = [];
  let trouble: Failure | null = null;
  const handle = storeHandle(sqlite, { clock, processId: 'one', isAlive: () => true });
  const db = {
    ...handle,
    transaction<T>(fn: () => T): T {
      if (sqlite.inTransaction) return handle.transaction(fn);
      const done = handle.transaction(() => {
        const result = fn();
        if (trouble) throw trouble;
        return result;
      });
      events.push('commit');
      return done;
    },
  };
  const store = createStore(db, (_, field) => field);
  const ledger = createLedger(db, clock, journalIn(events));
  const told = () => events.splice(0).filter((event) => event !== 'number');
  return { sqlite, clock, ids, store, ledger, told, break: (by: Failure) => (trouble = by) };
}

test('how an exchange ended and how the next one begins share a commit: answers are in the journal before it, what leaves after it', async () => {
  const { sqlite, clock, ids, store, ledger, told } = office();
  sqlite.exec("UPDATE orders SET state = 'queued', body_hash = 'h'");
  ledger.leases.acquire('r', 0, 1);
  told();
  const records = createRecords(store, ledger, { run: 'r', account: 'A', kind: 'k' });
  const commits = createSharedCommits(store);
  const orders = ids.map((id, index) => ({ id, key: `K${index + 1}` }));
  const begin = async (nth: number) => {
    const begun = await commits.add(records.begin('send', orders.slice(nth, nth + 1), clock.now() + 1000));
    await begun.leave();
    return begun;
  };
  const accepted = (nth: number): Stepped[] => {
    const answer = { type: 'accepted' as const, partnerNo: 'N', data: {} };
    return orders.slice(nth, nth + 1).map((order) => ({ order, from: 'sending', step: { to: 'accepted', answer } }));
  };
  const answered = { type: 'answered' as const, status: 200, answers: new Map() };

  const [one, two] = await Promise.all([begin(0), begin(1)]);
  expect(told()).toEqual(['commit', 'left K1', 'left K2']);
  await Promise.all([
    commits.add(records.end(one, answered, accepted(0))),
    commits.add(records.end(two, answered, accepted(1))),
    begin(2),
  ]);
  expect(told()).toEqual(['came K1', 'came K2', 'commit', 'left K3']);
  expect(sqlite.prepare('SELECT state FROM orders ORDER BY id').pluck().all()).toEqual([
    'accepted',
    'accepted',
    'sending',
  ]);
});

test.each([
  ['one at a time', 1, 4],
  // The first ones begin one after the other, as the account's rate has it; answers come one by one, too.
  ['two at once', 2, 5],
])(
  'three orders, %s, %i in the lane, take at most %i commits where each by itself took six',
  async (_, concurrency, most) => {
    const { store, ledger, clock, told } = office();
    const scene = createScene({ client: { concurrency, ratePerSecond: 100_000 } });
    const partner = {
      ...scene.partner,
      async send(orders: Parameters<typeof accept>[0]) {
        await clock.sleep(10);
        return accept(orders);
      },
    };
    const submissions = createSubmissions({
      store,
      ledger,
      ports: { clock, log: { info: () => {}, warn: () => {} } },
      clientFor: async () => ({ account: 'A', kind: 'test-kind', client: partner }),
      prepare: () => ({ of: ({ id, key }) => ({ id, key, body: { key } }) }),
      onOrders: () => {},
      onRun: () => {},
    });
    await submissions.start('r');
    told();
    await submissions.settled('r');
    // One more for how the run ended.
    expect(told().filter((event) => event === 'commit').length - 1).toBeLessThanOrEqual(most);
  },
);

test('an entry that comes to nothing takes none of the others with it', async () => {
  const { sqlite, store } = office();
  const commits = createSharedCommits(store);
  const failed: string[] = [];
  const put = (key: string) => sqlite.prepare("UPDATE orders SET state = 'queued' WHERE key = ?").run(key).changes;
  const results = await Promise.allSettled([
    commits.add({ write: () => put('K1') }),
    commits.add({
      write: () => {
        put('K2');
        throw new LeaseLost();
      },
      failed: () => void failed.push('K2'),
    }),
    commits.add({ write: () => put('K3'), failed: () => void failed.push('K3') }),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(failed).toEqual(['K2']);
  expect(sqlite.prepare('SELECT state FROM orders ORDER BY id').pluck().all()).toEqual(['queued', 'ready', 'queued']);
});

test('nothing leaves by the commit of an entry that comes to nothing, but what was before it', async () => {
  const { sqlite, store } = office();
  const commits = createSharedCommits(store);
  const put = (key: string) => sqlite.prepare("UPDATE orders SET state = 'queued' WHERE key = ?").run(key).changes;
  const bug = () => {
    throw new TypeError('a bug');
  };
  const results = await Promise.allSettled([
    commits.add({ write: () => put('K1'), leaves: true }),
    commits.add({ write: bug }),
    commits.add({ write: () => put('K2'), leaves: true }),
    commits.add({ write: () => put('K3') }),
  ]);
  expect(results.map((result) => (result.status === 'rejected' ? result.reason.name : 1))).toEqual([
    1,
    'TypeError',
    'PutOff',
    1,
  ]);
  expect(sqlite.prepare('SELECT state FROM orders ORDER BY id').pluck().all()).toEqual(['queued', 'ready', 'queued']);
});

test('a store that takes nothing takes none of them, and each is told', async () => {
  const { sqlite, store, break: breakDown } = office();
  const commits = createSharedCommits(store);
  breakDown(new Failure('store.full', { file: 'dockhand.db' }));
  const failed: number[] = [];
  const entry = (n: number) => ({
    write: () => sqlite.exec("UPDATE orders SET state = 'queued'"),
    failed: () => void failed.push(n),
  });
  const results = await Promise.allSettled([commits.add(entry(1)), commits.add(entry(2))]);
  for (const result of results) expect(result).toMatchObject({ status: 'rejected', reason: { code: 'store.full' } });
  expect(failed).toEqual([1, 2]);
  expect(sqlite.prepare('SELECT DISTINCT state FROM orders').pluck().all()).toEqual(['ready']);
});
