import { describe, expect, test } from 'vitest';
import { orderSummary } from '#shared/contract/runs.ts';
import { problem } from '../../fixtures/any-problem.ts';
import { importRun, line, order } from './support/sample-run.ts';
import { tempStore } from './support/temp-store.ts';

function sample() {
  const store = tempStore();
  const run = importRun(store, {
    orders: [
      order(1, [line(1, {}), line(2, {})], { state: 'incomplete', problems: [problem('a', { line: 2 })] }),
      order(2, [line(3, {})], { problems: [problem('w', { severity: 'warning' })] }),
    ],
  });
  const [first, second] = store.orders.after(run, 0, 10);
  if (!first || !second) throw new Error('two orders were stored');
  return { store, run, first, second };
}

test('orders are summed up in windows, by state and by text', () => {
  const { store, run, first, second } = sample();
  const page = { run, offset: 0, limit: 10 };
  const { total, items } = store.orders.window(page);
  expect(total).toBe(2);
  const stored = orderSummary.omit({ results: true });
  expect(items.map((it) => stored.parse(it))).toEqual(items);
  expect(items).toMatchObject([
    { key: 'PO-1', state: 'incomplete', lines: 2, errors: 1, warnings: 0 },
    { key: 'PO-2', state: 'ready', lines: 1, errors: 0, warnings: 1 },
  ]);
  expect(store.orders.window({ ...page, state: 'ready' }).items).toEqual([items[1]]);
  expect(store.orders.window({ ...page, search: 'o-1' }).items).toEqual([items[0]]);
  expect(store.orders.summary(first.id)).toEqual(items[0]);
  expect({ ...store.orders.get(second.id), shown: 'ready' }).toEqual(second);
  expect(store.orders.after(run, first.position, 10)).toEqual([second]);
});

describe('a re-check', () => {
  test.each(['incomplete', 'ready', 'rejected'])('moves an order that is %s', (from) => {
    const { store, first } = sample();
    store.db.prepare<[string, number]>('UPDATE orders SET state = ? WHERE id = ?').run(from, first.id);
    expect(store.orders.setChecked(first.id, 'ready')).toBe(true);
    expect(store.orders.get(first.id)?.state).toBe('ready');
  });

  test.each(['ready', 'incomplete'] as const)('that finds a rejected order %s ends what was said of it', (state) => {
    const { store, first } = sample();
    store.db
      .prepare<[number]>("UPDATE orders SET state = 'rejected', message = 'no', answer = '{}' WHERE id = ?")
      .run(first.id);
    store.orders.setChecked(first.id, state);
    expect(store.orders.get(first.id)).toMatchObject({ state, message: null, answer: null });
  });

  test.each(['queued', 'sending', 'accepted', 'exists', 'unknown'])('leaves an order that is %s', (from) => {
    const { store, first } = sample();
    store.db.prepare<[string, number]>('UPDATE orders SET state = ? WHERE id = ?').run(from, first.id);
    expect(store.orders.setChecked(first.id, 'ready')).toBe(false);
    expect(store.orders.get(first.id)?.state).toBe(from);
  });
});

test('regrouping appends orders and removes those left without lines, but never a line', () => {
  const { store, run, first, second } = sample();
  store.edits.apply(run, [{ type: 'drop', line: 1, dropped: true }]);
  const third = store.orders.append(run, 'PO-3', 'ready');
  store.lines.setOrder(run, [2], third);
  expect(store.orders.removeEmpty([1, 2, 3])).toBe(1);
  expect(store.orders.get(first.id)).toBeNull();
  expect(store.orders.after(run, 0, 10).map((it) => [it.key, it.position])).toEqual([
    ['PO-2', 2],
    ['PO-3', 3],
  ]);
  expect(store.lines.get(run, [1, 2, 3]).map((it) => it.order)).toEqual([null, third, second.id]);
  expect(store.lines.ofOrders([third, second.id]).map((it) => it.id)).toEqual([2, 3]);
  expect(() => store.db.prepare<[number]>('DELETE FROM orders WHERE id = ?').run(third)).toThrow('FOREIGN KEY');
});
