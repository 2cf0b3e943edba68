import { expect, test } from 'vitest';
import { placedProblem } from '#shared/contract/problem.ts';
import { problem } from '../../fixtures/any-problem.ts';
import { importRun, line, order, packed } from './support/sample-run.ts';
import { tempStore } from './support/temp-store.ts';

function sample() {
  const store = tempStore();
  const run = importRun(store, {
    orders: [
      order(1, [line(1, {}), line(2, {})], {
        problems: [
          problem('b', { line: 2, field: 'qty' }),
          problem('a', { line: 2, field: 'key', severity: 'warning' }),
          problem('c', { line: 1, field: 'qty', severity: 'info' }),
        ],
      }),
    ],
    lines: packed(line(3, {}), line(4, {}), line(5, {})),
    problems: [
      problem('b', { line: 5, field: 'qty', fix: { type: 'set', cells: [{ line: 5, field: 'qty', value: '1' }] } }),
      problem('run.whole', { severity: 'info' }),
    ],
  });
  return { store, run };
}

test('a window lists problems in reading order and counts all of them', () => {
  const { store, run } = sample();
  const { total, items } = store.problemList.window({ run, offset: 0, limit: 10 });
  expect(total).toBe(5);
  expect(items.map((it) => [it.line, it.code])).toEqual([
    [null, 'run.whole'],
    [1, 'c'],
    [2, 'b'],
    [2, 'a'],
    [5, 'b'],
  ]);
  expect(items.map((it) => placedProblem.parse(it))).toEqual(items);
  expect(items[0]).toMatchObject({ file: '', sheet: '', row: null, order: null });
  const narrowed = store.problemList.window({ run, severity: 'error', code: 'b', offset: 1, limit: 1 });
  expect(narrowed).toMatchObject({ total: 2, items: [{ line: 5, row: 6, column: 'Quantity' }] });
});

test('next and previous walk along the columns of a line and then along the lines, past mere information', () => {
  const { store, run } = sample();
  const walk = (at: { line: number; field?: string; severity?: 'error' }, direction: 'next' | 'previous') => {
    const found = store.problemList.next({ run, ...at, direction });
    return found && [found.line, found.field];
  };
  expect(walk({ line: 0 }, 'next')).toEqual([2, 'key']);
  expect(walk({ line: 2, field: 'key' }, 'next')).toEqual([2, 'qty']);
  expect(walk({ line: 2, field: 'qty' }, 'next')).toEqual([5, 'qty']);
  expect(walk({ line: 2 }, 'next')).toEqual([5, 'qty']);
  expect(walk({ line: 5, field: 'qty' }, 'next')).toBeNull();
  expect(walk({ line: 5, field: 'qty' }, 'previous')).toEqual([2, 'qty']);
  expect(walk({ line: 2, field: 'qty' }, 'previous')).toEqual([2, 'key']);
  expect(walk({ line: 2, field: 'key' }, 'previous')).toBeNull();
  // Where only errors are meant, warnings are passed too.
  expect(walk({ line: 0, severity: 'error' }, 'next')).toEqual([2, 'qty']);
  expect(walk({ line: 5, field: 'qty', severity: 'error' }, 'previous')).toEqual([2, 'qty']);
});
