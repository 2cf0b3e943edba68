import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import type { Run } from '#shared/contract/run.ts';
import { type TypedTable, typedWorkbook } from '../../fixtures/typed-sheet.ts';
import { bodiesOf, handedBack as handedBackOf, importOne, openEngine } from '../engine-fixture.ts';
import { cellOf, noteOf } from '../report/report-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

const form: TypedTable = [
  ['海外仓入库单'],
  ['客户入库单号：', 'IB-77', null, '目的仓：', 'SYD01'],
  ['理货规则：', '单件', null, '用客户箱号：', '是'],
  ['发货地址代码：', 'NB-YARD', null, '联系电话：', '0571-88880000'],
];
const packing: TypedTable = [
  ['箱号', '箱数', '单箱重量', '长', '宽', '高', 'SKU', '每箱数量'],
  ['01', 1, 12.5, 60, 40, 35, 'SKU-1', 20],
  ['02', 1, 12.5, 60, 40, 35, 'SKU-2', 20],
];

const bodies = (run: Run) => bodiesOf(engine, run);

async function edit(run: Run, field: string, value: string): Promise<void> {
  const { items } = await engine.call('lines.window', { run: run.id });
  await engine.call('edits.apply', { run: run.id, cells: [{ line: items[0]?.id ?? 0, field, value }] });
}

const handedBack = (run: Run) => handedBackOf(engine, run);

test('the facts of a form above the packing list are those of all its lines', async () => {
  const run = await importOne(engine, typedWorkbook([...form, [], ...packing]));
  expect(run.counts).toMatchObject({ ready: 1, incomplete: 0 });
  expect(await bodies(run)).toMatchObject([{ referenceNo: 'IB-77', warehouseCode: 'SYD01' }]);
  const [file] = await engine.call('imports.recognition', { run: run.id });
  expect(file?.sheets[0]).toMatchObject({
    missing: [],
    cells: [
      { label: '客户入库单号', field: 'referenceNo', value: 'IB-77', row: 2, column: 1 },
      { label: '目的仓', field: 'warehouseCode', row: 2, column: 4 },
      { label: '理货规则', field: 'tallyRule' },
      { label: '用客户箱号', field: 'useShipperBoxNo' },
      { label: '发货地址代码', field: 'shipperWarehouseCode' },
    ],
    // The office's own number is nobody's of the order.
    labels: [{ label: '联系电话', value: '0571-88880000' }],
  });
});

describe('what is wrong with a cell above the table', () => {
  const wrong = form.map((row) => row.map((cell) => (cell === '单件' ? '随便' : cell)));

  test('is said once, and where it stands', async () => {
    const run = await importOne(engine, typedWorkbook([...wrong, [], ...packing]));
    const { items } = await engine.call('problems.window', { run: run.id });
    expect(items.map(({ code, row, column }) => [code, row, column])).toEqual([['choice.unknown', 3, '理货规则']]);
    expect(noteOf(await handedBack(run), 'B3')).toContain('随便');
  });

  test('is mended for all lines, and written back into that cell', async () => {
    const run = await importOne(engine, typedWorkbook([...wrong, [], ...packing]));
    await edit(run, 'tallyRule', '单件');
    const { items } = await engine.call('lines.window', { run: run.id });
    expect(items.map(({ cells }) => cells.tallyRule?.text)).toEqual(['单件', '单件']);
    const out = await handedBack(run);
    expect(cellOf(out, 'Sheet1', 'B3')?.v).toBe('单件');
    expect(await bodies(await importOne(engine, out))).toEqual(await bodies(run));
  });
});

test('a blank cell of the form is the one that is marked', async () => {
  const blank = form.map((row) => row.map((cell) => (cell === 'SYD01' ? null : cell)));
  const run = await importOne(engine, typedWorkbook([...blank, [], ...packing]));
  const { items } = await engine.call('problems.window', { run: run.id });
  expect(items.map(({ code, row, column }) => [code, row, column])).toEqual([['value.required', 2, '目的仓']]);
  expect(noteOf(await handedBack(run), 'E2')).toContain('目的仓');
});

test('label and value in one cell, several of them: the rest of the text stays', async () => {
  const text = '海外仓入库单 客户入库单号：IB-78   目的仓：SYD01';
  const more = [...form.slice(2, 3), ['发货地址代码：', 'NB-YARD']];
  const run = await importOne(engine, typedWorkbook([[text], ...more, ...packing]));
  expect(await bodies(run)).toMatchObject([{ referenceNo: 'IB-78', warehouseCode: 'SYD01' }]);
  await edit(run, 'referenceNo', 'IB-7800');
  await edit(run, 'warehouseCode', 'MEL');
  const out = await handedBack(run);
  expect(cellOf(out, 'Sheet1', 'A1')?.v).toBe('海外仓入库单 客户入库单号：IB-7800   目的仓：MEL');
  expect(await bodies(await importOne(engine, out))).toEqual(await bodies(run));
});

test('a column goes before a cell above, and totals above a table are no values of its lines', async () => {
  const above: TypedTable = [...form, ['总箱数：', 2, null, '毛重：', 25]];
  const [header, ...rows] = packing;
  const table = [['客户入库单号', ...(header ?? [])], ...rows.map((row, at) => [`IB-${at}`, ...row])];
  const run = await importOne(engine, typedWorkbook([...above, [], ...table]));
  expect((await bodies(run)).map((body) => body?.referenceNo)).toEqual(['IB-0', 'IB-1']);
  const [file] = await engine.call('imports.recognition', { run: run.id });
  expect(file?.sheets[0]?.cells?.map(({ field }) => field)).not.toContain('referenceNo');
  expect(file?.sheets[0]?.labels?.map(({ label }) => label)).toEqual(['客户入库单号', '联系电话', '总箱数', '毛重']);
});
