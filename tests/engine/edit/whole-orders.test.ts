import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { importOne, openEngine } from '../engine-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

const linesAt = async (run: string, rows: readonly number[]) => {
  const { items } = await engine.call('lines.window', { run });
  return items.filter(({ row }) => rows.includes(row));
};
const texts = async (run: string, field: string, rows: readonly number[]) =>
  (await linesAt(run, rows)).map(({ cells }) => cells[field]?.text ?? '');

test('an order’s own value reaches the lines of the order that carry it, as one step of undo', async () => {
  const { id: run } = await importOne(engine, 'overseas-with-mistakes.xlsx');
  const [first] = await linesAt(run, [7, 8]);
  if (!first) throw new Error('no line');
  const before = await texts(run, 'warehouseCode', [7, 8]);
  const cells = [{ line: first.id, field: 'warehouseCode', value: 'MEL09' }];
  const edited = await engine.call('edits.apply', { run, cells, wholeOrders: true });
  expect(edited).toMatchObject({ together: 1, counts: { errors: 7 } });
  expect(await texts(run, 'warehouseCode', [7, 8])).toEqual(['MEL09', 'MEL09']);
  await engine.call('edits.undo', { run });
  expect(await texts(run, 'warehouseCode', [7, 8])).toEqual(before);
});

test('without being asked for, for a line’s own value and for the key only the named cell changes', async () => {
  const { id: run } = await importOne(engine, 'overseas-with-mistakes.xlsx');
  const [first] = await linesAt(run, [7, 8]);
  if (!first) throw new Error('no line');
  const change = async (field: string, wholeOrders: boolean) =>
    engine.call('edits.apply', { run, cells: [{ line: first.id, field, value: '77' }], wholeOrders });
  expect(await change('warehouseCode', false)).toMatchObject({ together: 0 });
  expect(await change('productQty', true)).toMatchObject({ together: 0 });
  expect(await change('referenceNo', true)).toMatchObject({ together: 0 });
});

test('two values that the person gives one order by hand both stand', async () => {
  const { id: run } = await importOne(engine, 'overseas-with-mistakes.xlsx');
  const cells = (await linesAt(run, [7, 8])).map(({ id: line }, i) => ({
    line,
    field: 'warehouseCode',
    value: `W${i}`,
  }));
  expect(await engine.call('edits.apply', { run, cells, wholeOrders: true })).toMatchObject({ together: 0 });
  expect(await texts(run, 'warehouseCode', [7, 8])).toEqual(['W0', 'W1']);
});
