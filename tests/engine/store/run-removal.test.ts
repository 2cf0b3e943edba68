import { expect, test } from 'vitest';
import { importRun, line, order } from './support/sample-run.ts';
import { tempDir, tempStore } from './support/temp-store.ts';

const many = Array.from({ length: 2500 }, (_, i) => line(i + 1, { key: 'PO-1' }));
const count = (store: ReturnType<typeof tempStore>, table: string) =>
  store.db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n;

test('a hidden run goes bit by bit, and nothing of it or of another is left or lost', () => {
  const store = tempStore();
  const run = importRun(store, { orders: [order(1, many)], skipped: [] });
  const other = importRun(store, { orders: [order(1, [line(1, { key: 'PO-1' })])] });
  expect(store.runRemoval.hide(run)).toBe(true);
  expect(store.runRemoval.hide(run)).toBe(false);
  expect(store.runs.get(run)).toBeNull();
  let slices = 0;
  while (store.runRemoval.removeSome(run)) slices += 1;
  expect(slices).toBe(4);
  for (const table of ['runs', 'orders', 'lines', 'files']) expect(count(store, table)).toBe(1);
  expect(store.runs.get(other)?.counts).toMatchObject({ orders: 1, lines: 1 });
});

test('a run in sight is left alone', () => {
  const store = tempStore();
  const run = importRun(store, { orders: [order(1, many)] });
  expect(store.runRemoval.removeSome(run)).toBe(false);
  expect(store.runs.get(run)?.counts.lines).toBe(2500);
});

test('what a process that died left of a hidden run is removed when the store is next opened', () => {
  const dataDir = tempDir();
  const store = tempStore(dataDir);
  const run = importRun(store, { orders: [order(1, many)] });
  store.runRemoval.hide(run);
  store.runRemoval.removeSome(run);
  store.db.close();
  const next = tempStore(dataDir);
  for (const table of ['runs', 'orders', 'lines']) expect(count(next, table)).toBe(0);
});
