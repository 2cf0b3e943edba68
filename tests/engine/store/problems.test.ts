import { expect, test } from 'vitest';
import { problem } from '../../fixtures/any-problem.ts';
import { importRun, line, order, packed } from './support/sample-run.ts';
import { tempStore } from './support/temp-store.ts';

const fix = { type: 'set', cells: [{ line: 1, field: 'qty', value: '1' }] } as const;

function sample() {
  const store = tempStore();
  const problems = [
    problem('w', { line: 1, field: 'qty', severity: 'warning' }),
    problem('e', { line: 1, field: 'qty', fix, params: { max: 3, text: '“%”' } }),
    problem('e', { line: 2, field: 'qty' }),
    problem('rare', { line: 2 }),
  ];
  const run = importRun(store, {
    orders: [order(1, [line(1, {}), line(2, {})], { problems }), order(2, [line(3, {})], { problems: [problem('o')] })],
    lines: packed(line(4, {})),
    problems: [problem('key', { line: 4, field: 'key' })],
  });
  const ids = store.orders.byKey(run, ['PO-1', 'PO-2']).map((it) => it.id);
  return { store, run, first: ids[0] ?? 0, second: ids[1] ?? 0 };
}

test('come back as they were stored', () => {
  const { store, first } = sample();
  const stored = store.problems.ofOrders([first]);
  expect(stored).toHaveLength(4);
  expect(stored[1]).toMatchObject({
    ...problem('e', { line: 1, field: 'qty', fix, params: { max: 3, text: '“%”' } }),
    order: first,
  });
  expect(store.problems.get(stored[1]?.id ?? 0)).toEqual(stored[1]);
  expect(store.problems.get(0)).toBeNull();
});

test('are grouped errors first, frequent ones first, then in the order of the lines', () => {
  const { store, run } = sample();
  expect(store.problems.groups(run)).toEqual([
    { code: 'e', severity: 'error', field: 'qty', count: 2, fixable: 1, params: { max: 3, text: '“%”' } },
    { code: 'rare', severity: 'error', field: null, count: 1, fixable: 0, params: {} },
    { code: 'o', severity: 'error', field: null, count: 1, fixable: 0, params: {} },
    { code: 'key', severity: 'error', field: 'key', count: 1, fixable: 0, params: {} },
    { code: 'w', severity: 'warning', field: 'qty', count: 1, fixable: 0, params: {} },
  ]);
  expect(store.problems.fixable(run, 'e', 'qty').map((it) => it.line)).toEqual([1]);
});

test('of an order are replaced without touching those of others', () => {
  const { store, run, first, second } = sample();
  store.problems.replaceForOrder(run, first, [problem('new', { line: 2 })]);
  expect(store.problems.ofOrders([first, second]).map((it) => it.code)).toEqual(['new', 'o']);
  expect(store.runs.counts(run)).toMatchObject({ errors: 3, warnings: 0 });
});

test('of lines without an order are replaced, and only those', () => {
  const { store, run, first } = sample();
  store.problems.replaceForLines(run, [1, 4], []);
  expect(store.problems.ofOrders([first])).toHaveLength(4);
  expect(store.problems.groups(run).map((it) => it.code)).not.toContain('key');
});

test('of columns stay at the lines that they are shown at', () => {
  const { store, run } = sample();
  store.imports.addBatch(run, { ofColumns: [problem('column', { line: 4, severity: 'warning' })] });
  store.problems.replaceForLines(run, [4], []);
  expect(store.problems.groups(run).map((it) => it.code)).toContain('column');
  expect(store.problems.groups(run).map((it) => it.code)).not.toContain('key');
});

test('are taken away by code', () => {
  const { store, run } = sample();
  store.problems.removeCodes(run, ['e', 'o']);
  expect(store.problems.groups(run).map((it) => it.code)).toEqual(['rare', 'key', 'w']);
});

test('those that are alike in all else come in the order of the kind’s fields, such as length, width, height', () => {
  const store = tempStore();
  const problems = ['height', 'length', 'width'].map((field) => problem('e', { line: 1, field }));
  const run = importRun(store, { orders: [order(1, [line(1, {})], { problems })], lines: [], problems: [] });
  const fields = (order: readonly string[]) => store.problems.groups(run, order).map(({ field }) => field);
  expect(fields(['length', 'width', 'height'])).toEqual(['length', 'width', 'height']);
  expect(fields(['height', 'width', 'length'])).toEqual(['height', 'width', 'length']);
});
