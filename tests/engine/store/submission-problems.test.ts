import { expect, test } from 'vitest';
import { createSubmissionProblems } from '#engine/store/submission-problems.ts';
import { problem } from '../../fixtures/any-problem.ts';
import { importRun, line, order } from './support/sample-run.ts';
import { tempStore } from './support/temp-store.ts';

function sample() {
  const store = tempStore();
  const run = importRun(store, {
    orders: [
      order(1, [line(1, { key: 'PO-1' }), line(2, { key: 'PO-1', qty: 3 })]),
      order(2, [line(3, { key: 'PO-2' })], { state: 'incomplete', problems: [problem('e', { line: 3 })] }),
    ],
  });
  const [first = 0, second = 0] = store.orders.byKey(run, ['PO-1', 'PO-2']).map(({ id }) => id);
  return { store, run, first, second, problems: createSubmissionProblems(store.db) };
}

const listed = ({ store, run }: ReturnType<typeof sample>) =>
  store.problemList.window({ run, offset: 0, limit: 10 }).items;

test('a problem of a field is shown in the first line of the order that has such a cell', () => {
  const it = sample();
  it.problems.add(it.run, it.first, { code: 'partner.rejected', field: 'qty', params: { code: '1', message: 'no' } });
  expect(listed(it)[0]).toMatchObject({
    line: 2,
    atLine: 2,
    row: 3,
    sheet: 'S',
    column: 'Quantity',
    severity: 'error',
  });
});

test('a problem of a field that no line has, and one of the order as a whole, are shown at its first line', () => {
  const it = sample();
  it.problems.add(it.run, it.first, { code: 'partner.rejected', field: 'other', params: {} });
  it.problems.add(it.run, it.first, { code: 'order.claimedElsewhere', params: {} });
  expect(listed(it).slice(0, 2)).toMatchObject([
    { code: 'order.claimedElsewhere', line: null, atLine: 1, row: 2 },
    { code: 'partner.rejected', line: 1, atLine: 1, row: 2 },
  ]);
});

test('lifting makes those orders ready that nothing else holds back', () => {
  const it = sample();
  for (const id of [it.first, it.second]) {
    it.problems.add(it.run, id, { code: 'order.claimedElsewhere', params: {} });
    it.store.orders.setChecked(id, 'incomplete');
  }
  it.problems.lift(it.run);
  expect(it.store.orders.get(it.first)?.state).toBe('ready');
  expect(it.store.orders.get(it.second)?.state).toBe('incomplete');
  expect(it.store.problems.ofOrders([it.first])).toEqual([]);
});
