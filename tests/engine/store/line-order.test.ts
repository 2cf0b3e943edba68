import { expect, test } from 'vitest';
import { importRun, line, order, packed } from './support/sample-run.ts';
import { tempStore } from './support/temp-store.ts';

const all = { offset: 0, limit: 100 };

/** Orders on one sheet (lines 1 and 2), their details on another (3 to 6), and a line that belongs to none. */
function twoSheets() {
  const store = tempStore();
  const head = (id: number) => line(id, { key: `PO-${id}` }, { part: 'order' });
  const detail = (id: number, qty: number) => line(id, { qty }, { part: 'detail' });
  const run = importRun(store, {
    orders: [order(1, [head(1), detail(3, 1), detail(5, 2)]), order(2, [head(2), detail(4, 1), detail(6, 2)])],
    lines: packed(line(7, {})),
  });
  return { store, run };
}

test('grouped, each order’s own line comes before its details, and lines without an order come last', () => {
  const { store, run } = twoSheets();
  const shown = (grouped: boolean, offset = 0, limit = 100) =>
    store.grid.window({ run, filter: {}, grouped, offset, limit }).items.map(({ id }) => id);
  expect(shown(true)).toEqual([1, 3, 5, 2, 4, 6, 7]);
  expect(shown(true, 2, 3)).toEqual([5, 2, 4]);
  expect(shown(false)).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test('the position of a line is its place in the view, filtered and grouped alike', () => {
  const { store, run } = twoSheets();
  for (const view of [
    { run, filter: {}, grouped: false },
    { run, filter: {}, grouped: true },
    { run, filter: { order: 'PO-2' }, grouped: false },
    { run, filter: { order: 'PO-2' }, grouped: true },
  ]) {
    const ids = store.grid.window({ ...view, ...all }).items.map(({ id }) => id);
    for (let id = 1; id <= 7; id++) {
      const at = ids.indexOf(id);
      expect(store.grid.position({ ...view, line: id })).toBe(at < 0 ? null : at);
    }
  }
});

test('a remembered view is forgotten when a line changes', () => {
  const { store, run } = twoSheets();
  const view = { run, filter: { search: 'PO-2' }, grouped: false, ...all };
  expect(store.grid.window(view).total).toBe(1);
  store.edits.apply(run, [{ type: 'cell', line: 7, field: 'key', value: 'PO-2' }]);
  expect(store.grid.window(view).items.map(({ id }) => id)).toEqual([2, 7]);
});
