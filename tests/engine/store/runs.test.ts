import { expect, test } from 'vitest';
import { run as runSchema } from '#shared/contract/run.ts';
import { problem } from '../../fixtures/any-problem.ts';
import { importRun, line, NEW_RUN, order } from './support/sample-run.ts';
import { TestClock, tempDir, tempStore } from './support/temp-store.ts';

const page = { offset: 0, limit: 10 };

test('a run comes as the contract promises, with its counts', () => {
  const store = tempStore();
  const run = importRun(store, {
    orders: [
      order(1, [line(1, {}, { part: 'order' }), line(2, {}, { part: 'detail' }), line(3, {}, { part: 'detail' })]),
      order(2, [line(4, {})], { problems: [problem('a', { severity: 'warning' })] }),
    ],
  });
  store.db.prepare("UPDATE orders SET state = 'sending' WHERE position = 2").run();
  const stored = store.runs.get(run);
  expect(runSchema.parse(stored)).toEqual(stored);
  expect(stored).toMatchObject({
    createdAt: '2026-01-31T08:30:00.000Z',
    files: [{ index: 0, name: 'Stock 100%.xlsx', size: 10, sha256: 'aa' }],
    counts: { orders: 2, lines: 3, ready: 1, queued: 1, errors: 0, warnings: 1, skipped: 0, accepted: 0 },
    hold: null,
  });
});

test('runs are found by order key, partner number, file name and day; newest first', () => {
  const clock = new TestClock();
  const store = tempStore(tempDir(), clock);
  const first = importRun(store, { orders: [order(1, [line(1, {})], { key: 'ALPHA_1' })] });
  clock.time += 86_400_000;
  const second = importRun(store, { orders: [order(1, [line(1, {})], { key: 'BETA-1' })] });
  store.db.prepare<[string]>("UPDATE orders SET partner_no = 'ET-77' WHERE run = ?").run(second);
  const found = (search: object) => store.runs.list({ ...search, ...page }).items.map((it) => it.id);
  expect(found({})).toEqual([second, first]);
  expect(found({ search: 'alpha_' })).toEqual([first]);
  expect(found({ search: 'a_1' })).toEqual([first]);
  expect(found({ search: 'T-7' })).toEqual([second]);
  expect(found({ search: '100%' })).toEqual([second, first]);
  expect(found({ search: '1000' })).toEqual([]);
  expect(found({ from: '2026-02-01' })).toEqual([second]);
  expect(found({ to: '2026-02-01' })).toEqual([first]);
  expect(store.runs.list({ offset: 1, limit: 1 })).toMatchObject({ total: 2, items: [{ id: first }] });
});

test('state, hold, target and options are kept', () => {
  const store = tempStore();
  const run = importRun(store);
  store.accounts.save({ id: 'a', partner: 'etower', name: 'A', target: 'production', settings: {} });
  const hold = { reason: 'credentials', params: { status: 401 } } as const;
  store.runs.setState(run, 'held');
  store.runs.setHold(run, hold);
  store.runs.setTarget(run, 'production', 'a');
  store.runs.setOptions(run, { concurrency: 2 });
  expect(store.runs.get(run)).toMatchObject({ state: 'held', hold, target: 'production', account: 'a' });
  expect(store.runs.settings(run)).toEqual({ attachmentsDir: null, options: { concurrency: 2 } });
  expect(store.runs.inState('held', 'paused')).toEqual([run]);
  store.runs.setHold(run, null);
  expect(store.runs.get(run)?.hold).toBeNull();
});

test('a half-way import cannot be made visible by setting its state', () => {
  const store = tempStore();
  const run = store.imports.begin(NEW_RUN);
  store.runs.setState(run, 'checked');
  expect(store.runs.get(run)).toBeNull();
});

test('deleting takes everything of the run, nothing of others, and never the number of an order', () => {
  const store = tempStore();
  const batch = () => ({ orders: [order(1, [line(1, {})], { problems: [problem('a', { line: 1 })] })] });
  const kept = importRun(store, batch());
  const gone = importRun(store, batch());
  const [old] = store.orders.byKey(gone, ['PO-1']);
  expect(store.runs.delete(gone)).toBe(true);
  expect(store.runs.delete(gone)).toBe(false);
  expect(store.runs.counts(kept)).toMatchObject({ orders: 1, lines: 1, errors: 1 });
  for (const table of ['orders', 'lines', 'problems', 'files']) {
    expect(store.db.prepare(`SELECT count(*) AS n FROM ${table}`).get()).toEqual({ n: 1 });
  }
  const next = importRun(store, batch());
  expect(store.orders.byKey(next, ['PO-1'])[0]?.id).toBeGreaterThan(old?.id ?? 0);
});
