import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import type { Run } from '#shared/contract/run.ts';
import { type TypedTable, typedWorkbook } from '../../fixtures/typed-sheet.ts';
import { freshFolder, handedBack, importOne, openEngine } from '../engine-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

const known = '客户入库单号,目的仓,理货规则,用客户箱号,发货地址代码,箱号,箱数,单箱重量,长,宽,高,SKU,每箱数量';
const header = known.split(',');
const order = (key: string, box = '01') => [key, 'SYD01', '单件', '是', 'NB', box, 1, 12, 60, 40, 30, 'SKU-A', 20];
/** In words that are no total to anybody else. */
const sum = (words: string | number, boxes: number, more: Readonly<Record<string, string | number>> = {}) =>
  header.map((name) => more[name] ?? { 客户入库单号: words, 箱数: boxes, 每箱数量: boxes * 20 }[name] ?? null);

const imported = (...rows: TypedTable) => importOne(engine, typedWorkbook([header, ...rows]));
const lineIn = async (run: Run, row: number) => {
  const { items } = await engine.call('lines.window', { run: run.id });
  return items.filter((line) => line.row === row).map(({ id }) => id);
};
const leaveOut = async (run: Run, row: number) =>
  engine.call('edits.noOrder', { run: run.id, lines: await lineIn(run, row) });
const send = (run: Run) => engine.call('submissions.start', { run: run.id, confirmWarnings: true });
const leftOut = async (run: { readonly id: string }) =>
  (await engine.call('rows.skipped', { run: run.id })).items
    .filter(({ reason }) => reason === 'no-order')
    .map(({ row, text }) => [row, text]);

/** Day one: the row is said to be none, and the others are sent. */
async function firstDay(row: TypedTable[number] = sum('华东本周', 1)) {
  const run = await imported(order('IB-1'), row, order('IB-2'));
  await leaveOut(run, 3);
  await send(run);
}

test('a row of the same words is not asked about again the next day, wherever it stands and whatever it adds up to', async () => {
  await firstDay();
  const run = await imported(order('IB-3'), order('IB-4'), order('IB-5'), sum('华东本周', 3));
  expect(run.counts).toMatchObject({ orders: 3, ready: 3, incomplete: 0, errors: 0 });
  expect(await leftOut(run)).toEqual([[5, '华东本周 3 60']]);
});

test.each([
  ['other words', sum('华东上周', 1)],
  ['a number instead of words', sum('IB-9', 1)],
  ['a SKU beside them', sum('华东本周', 1, { SKU: 'SKU-B' })],
  ['one number less', sum('华东本周', 1, { 箱数: '' })],
])('a row with %s is asked about again', async (_, row) => {
  await firstDay();
  const run = await imported(order('IB-3'), row);
  expect(run.counts).toMatchObject({ orders: 2, ready: 1, incomplete: 1 });
  expect(await leftOut(run)).toEqual([]);
});

test.each([
  ['its number', 'IB-0'],
  ['a number', 2209],
  ['a date', '2026-09-01'],
  ['words with a number among them', '第2周'],
])('a row that was told by %s is asked about again, the same or not', async (_, words) => {
  await firstDay(sum(words, 1));
  const run = await imported(order('IB-3'), sum(words, 1));
  expect(run.counts).toMatchObject({ orders: 2, ready: 1, incomplete: 1 });
  expect(await leftOut(run)).toEqual([]);
});

test('an order that lacks nothing is never left out, though a row of its words once was', async () => {
  // Words in every cell, by which the row could be told.
  const words: Readonly<Record<string, string>> = { '01': 'AA', 'SKU-A': 'AB', SYD01: 'SYD', 是: 'Yes' };
  const whole = order('退货').map((cell) => words[cell] ?? cell);
  await firstDay(whole);
  const run = await imported(order('IB-3'), whole);
  expect((await engine.call('layouts.list', {}))[0]?.noOrders).toMatchObject([{ referenceNo: '退货' }]);
  expect(await leftOut(run)).toEqual([]);
  expect(run.counts).toMatchObject({ orders: 2, ready: 2 });
});

test('one that is an order after all is asked about again, once its run was sent', async () => {
  await firstDay();
  const second = await imported(order('IB-3'), sum('华东本周', 1));
  const { items } = await engine.call('rows.skipped', { run: second.id });
  const line = items.find(({ reason }) => reason === 'no-order')?.line ?? 0;
  await engine.call('edits.noOrder', { run: second.id, lines: [line], noOrder: false });
  const choices = [{ file: 0, sheet: 'Sheet1', use: 'whole' as const }];
  const { runs } = await engine.call('imports.remap', { importId: 'again', run: second.id, choices });
  const [again] = runs;
  if (!again) throw new Error('not read');
  expect(await leftOut(again)).toEqual([]);
  await send(again);
  expect(await leftOut(await imported(order('IB-4'), sum('华东本周', 1)))).toEqual([]);
});

test('it is kept in the file of layouts, and an office that takes that over is not asked', async () => {
  await firstDay();
  const { path } = await engine.call('layouts.export', { out: join(freshFolder(), 'layouts.json') });
  await engine.close();
  engine = await openEngine();
  await engine.call('layouts.import', { path });
  expect((await engine.call('layouts.list', {}))[0]?.noOrders).toEqual([
    { referenceNo: '华东本周', boxQty: null, productQty: null },
  ]);
  expect(await leftOut(await imported(order('IB-3'), sum('华东本周', 3)))).toEqual([[3, '华东本周 3 60']]);
});

test('a row of several boxes stays no order when its file is read again', async () => {
  const boxes = [...header.slice(0, 5), 'SKU', '箱1', '箱2', '箱3'];
  const row = (key: string) => [key, 'SYD01', '单件', '是', 'NB', 'SKU-A', 5, 6, 7];
  const note = ['华东本周', null, null, null, null, null, 10, 12, 14];
  const run = await importOne(engine, typedWorkbook([boxes, row('IB-1'), note, row('IB-2')]));
  expect((await lineIn(run, 3)).length).toBe(3);
  await engine.call('edits.noOrder', { run: run.id, lines: (await lineIn(run, 3)).slice(0, 1) });
  expect((await leftOut(run)).map(([at]) => at)).toEqual([3, 3, 3]);
  const choices = [{ file: 0, sheet: 'Sheet1', use: 'whole' as const }];
  const { runs } = await engine.call('imports.remap', { importId: 'again', run: run.id, choices });
  const [again] = runs;
  if (!again) throw new Error('not read');
  expect((await leftOut(again)).map(([at]) => at)).toEqual([3, 3, 3]);
});

test('the workbook that is handed back and dropped in again leaves the row out, in another place, too', async () => {
  const run = await imported(order('IB-1'), sum('第2周', 1), order('IB-2'), sum('第3周', 1));
  await leaveOut(run, 3);
  const back = await handedBack(engine, run);
  const again = await importOne(engine, back);
  expect(again.counts).toMatchObject({ orders: 3, ready: 2, incomplete: 1 });
  expect(await leftOut(again)).toEqual([[3, '第2周 1 20']]);
});

test('a row without a number that was said to be no order does not hold up the order above it the next day', async () => {
  const note = (words: string) => header.map((name) => (name === 'SKU' ? words : null));
  const first = await imported(order('IB-1'), note('以上为本周华东'), order('IB-2'));
  expect(first.counts).toMatchObject({ orders: 2, ready: 1, incomplete: 1 });
  await leaveOut(first, 3);
  await send(first);
  const run = await imported(order('IB-3'), note('以上为本周华东'), order('IB-4'));
  expect(run.counts).toMatchObject({ orders: 2, ready: 2, incomplete: 0, errors: 0 });
});
