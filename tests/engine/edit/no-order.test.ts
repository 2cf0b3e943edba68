import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import type { Run } from '#shared/contract/run.ts';
import { typedWorkbook } from '../../fixtures/typed-sheet.ts';
import { handedBack, importOne, openEngine } from '../engine-fixture.ts';
import { cellOf } from '../report/report-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

const header = [
  '客户入库单号',
  '目的仓',
  '理货规则',
  '用客户箱号',
  '发货地址代码',
  '箱号',
  '箱数',
  '单箱重量',
  '长',
  '宽',
  '高',
  'SKU',
  '每箱数量',
];
const order = (key: string, box = '01') => [key, 'SYD01', '单件', '是', 'NB', box, 1, 12, 60, 40, 30, 'SKU-A', 20];
/** Its last row adds up what stands above, in words that are no total to anybody else. */
const withSum = () =>
  typedWorkbook([
    header,
    order('IB-1'),
    ['华东本周', null, null, null, null, null, 2, 24, null, null, null, null, 40],
    order('IB-2'),
    order('IB-2', '02'),
  ]);

const lineAt = async (run: Run, row: number) => {
  const found = (await engine.call('lines.window', { run: run.id })).items.find((line) => line.row === row);
  if (!found) throw new Error(`no line in row ${row}`);
  return found.id;
};
const rows = async (run: { id: string }) =>
  (await engine.call('lines.window', { run: run.id })).items.map(({ row }) => row);
const skipped = async (run: { id: string }) =>
  (await engine.call('rows.skipped', { run: run.id })).items.filter(({ reason }) => reason !== 'header');

test('a row that a person says is no order is skipped, listed with what stands in it, and comes back', async () => {
  const run = await importOne(engine, withSum());
  expect(run.counts).toMatchObject({ orders: 3, lines: 4, ready: 2, incomplete: 1, skipped: 1 });
  const line = await lineAt(run, 3);
  const said = await engine.call('edits.noOrder', { run: run.id, lines: [line] });
  expect(said.counts).toMatchObject({ orders: 2, lines: 3, ready: 2, incomplete: 0, errors: 0, skipped: 2 });
  expect(await rows(run)).toEqual([2, 4, 5]);
  expect(await skipped(run)).toEqual([
    { file: expect.any(String), sheet: 'Sheet1', row: 3, reason: 'no-order', text: '华东本周 2 24 40', line },
  ]);
  expect((await engine.call('edits.undo', { run: run.id })).counts).toMatchObject({ orders: 3, incomplete: 1 });
  expect(await skipped(run)).toEqual([]);
  await engine.call('edits.redo', { run: run.id });
  const back = await engine.call('edits.noOrder', { run: run.id, lines: [line], noOrder: false });
  expect(back.counts).toMatchObject({ orders: 3, lines: 4, incomplete: 1, skipped: 1 });
  expect(await rows(run)).toEqual([2, 3, 4, 5]);
});

test('it stays so when the file is read again, and stands unchanged in the file that is handed back', async () => {
  const run = await importOne(engine, withSum());
  await engine.call('edits.noOrder', { run: run.id, lines: [await lineAt(run, 3)] });
  const back = await handedBack(engine, run);
  expect(cellOf(back, 'Sheet1', 'A3')?.v).toBe('华东本周');
  expect(cellOf(back, 'Sheet1', 'A3')?.c).toBeUndefined();
  const choices = [{ file: 0, sheet: 'Sheet1', use: 'whole' as const }];
  const { runs, unkept } = await engine.call('imports.remap', { importId: 'again', run: run.id, choices });
  expect(unkept).toEqual([]);
  const [again] = runs;
  if (!again) throw new Error('not read');
  expect(again.counts).toMatchObject({ orders: 2, ready: 2, skipped: 2 });
  expect((await skipped(again)).map(({ row, reason }) => [row, reason])).toEqual([[3, 'no-order']]);
});

test('a row of an order that was sent cannot be left out', async () => {
  const run = await importOne(engine, withSum());
  const line = await lineAt(run, 5);
  await engine.call('submissions.start', { run: run.id, confirmWarnings: true });
  await expect(engine.call('edits.noOrder', { run: run.id, lines: [line] })).rejects.toMatchObject({
    code: 'order.locked',
  });
});
