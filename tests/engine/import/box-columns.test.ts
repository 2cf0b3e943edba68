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

const facts: TypedTable = [
  ['海外仓入库单'],
  ['客户入库单号：', 'IB-77', null, '目的仓：', 'SYD01'],
  ['理货规则：', '单件', null, '用客户箱号：', '是'],
  ['发货地址代码：', 'NB-YARD'],
  [],
];
/** Weights above the header, sizes below the lines, a sum in every row. */
const matrix: TypedTable = [
  ...facts,
  ['毛重(kg)', null, 12.5, 13, 11.25],
  ['SKU', '备注', '箱1', '箱2', '箱3', '合计'],
  ['SKU-1', '收纳盒', 20, 10, null, 30],
  ['SKU-2', '杯子', '-', 5, 8, 13],
  ['SKU-3', '盘子', null, 0, null, 0],
  ['外箱尺寸(cm)', null, '60*40*35', '60*40*30', '50*40*30'],
  ['合计', null, 20, 15, 8, 43],
];

const bodies = (run: Run) => bodiesOf(engine, run);

const lines = async (run: Run) => (await engine.call('lines.window', { run: run.id })).items;
const problems = async (run: Run) => (await engine.call('problems.window', { run: run.id })).items;
const recognised = async (run: Run) => (await engine.call('imports.recognition', { run: run.id }))[0]?.sheets[0];

async function edit(run: Run, nth: number, field: string, value: string): Promise<void> {
  const line = (await lines(run))[nth]?.id ?? 0;
  await engine.call('edits.apply', { run: run.id, cells: [{ line, field, value }] });
}

const handedBack = (run: Run) => handedBackOf(engine, run);

test('each filled cell is a line of the box in its header, with what rows say of each box', async () => {
  const run = await importOne(engine, typedWorkbook(matrix));
  expect(await problems(run)).toEqual([]);
  const at = (line: Awaited<ReturnType<typeof lines>>[number]) =>
    ['boxNo', 'boxQty', 'sku', 'productQty', 'weightDeclared', 'heightDeclared'].map(
      (field) => line.cells[field]?.text,
    );
  expect((await lines(run)).map((line) => [line.row, ...at(line)])).toEqual([
    [8, '1', '1', 'SKU-1', '20', '12.5', '35'],
    [8, '2', '1', 'SKU-1', '10', '13', '30'],
    [9, '2', '1', 'SKU-2', '5', '13', '30'],
    [9, '3', '1', 'SKU-2', '8', '11.25', '30'],
  ]);
  const { items } = await engine.call('rows.skipped', { run: run.id });
  expect(items.map(({ row, reason }) => `${row} ${reason}`)).toEqual([
    '1 title',
    '2 title',
    '3 title',
    '4 title',
    '5 blank',
    '6 box-row',
    '7 header',
    '10 no-box',
    '11 box-row',
    '12 total',
  ]);
});

test('that columns are boxes is asked before anything is sent, and the next day not again', async () => {
  const run = await importOne(engine, typedWorkbook(matrix));
  const sheet = await recognised(run);
  expect(sheet?.columns.map(({ header, reading, likely }) => [header, reading?.box, likely])).toEqual([
    ['SKU', undefined, undefined],
    ['备注', undefined, undefined],
    ['箱1', 'each', true],
    ['箱2', 'each', true],
    ['箱3', 'each', true],
    ['合计', 'total', true],
  ]);
  expect(sheet?.missing).toEqual([]);
  await engine.call('imports.confirmColumns', { run: run.id });
  const more = matrix.map((row, at) => {
    const [head, tail] = [row.slice(0, 5), row.slice(5)];
    if (at < 5) return row;
    return [
      ...head,
      [9.5, '箱4', 2, null, 3, '40*30*20', 5][at - 5] ?? null,
      [null, '合计', 32, 13, 3, null, 48][at - 5] ?? tail[0] ?? null,
    ];
  });
  const next = await importOne(
    engine,
    typedWorkbook(more.map((row) => row.map((it) => (it === 'IB-77' ? 'IB-78' : it)))),
  );
  const known = await recognised(next);
  expect(known?.columns.filter(({ likely }) => likely)).toEqual([]);
  expect(known?.columns.filter(({ reading }) => reading?.box === 'each').map(({ header }) => header)).toEqual([
    '箱1',
    '箱2',
    '箱3',
    '箱4',
  ]);
  expect(known?.boxRows?.filter(({ likely }) => likely)).toEqual([]);
  expect((await lines(next)).filter(({ cells }) => cells.boxNo?.text === '4')).toHaveLength(2);
});

test('columns that a person said are no boxes stay unused, the next day too', async () => {
  const flat = (key: string): TypedTable => [
    ['客户入库单号', '目的仓', '理货规则', '用客户箱号', 'SKU', '第1箱', '第2箱', '第3箱'],
    [key, 'SYD01', '单件', '是', 'SKU-1', 20, 10, null],
    [key, null, null, null, 'SKU-2', null, 5, 8],
  ];
  const run = await importOne(engine, typedWorkbook(flat('IB-1')));
  const ofBoxes = async (of: Run) => (await recognised(of))?.columns.filter(({ reading }) => reading?.box).length;
  expect([await ofBoxes(run), (await lines(run)).length]).toEqual([3, 4]);
  const readings = Object.fromEntries([5, 6, 7].map((index) => [index, { field: null }]));
  const choice = { file: 0, sheet: 'Sheet1', use: 'whole' as const, kind: 'overseas-inbound', headerRow: 1, readings };
  const { runs } = await engine.call('imports.remap', { importId: 'again', run: run.id, choices: [choice] });
  const next = await importOne(engine, typedWorkbook(flat('IB-2')));
  for (const of of [...runs, next]) expect([await ofBoxes(of), (await lines(of)).length]).toEqual([0, 2]);
});

describe('what is wrong', () => {
  const wrong = matrix.map((row) =>
    row.map((it, column) => (it === 10 ? '十个' : it === 13 && column === 3 ? '约13' : it)),
  );

  test('with a quantity is an error in its cell, and with a box once, where it stands', async () => {
    const run = await importOne(engine, typedWorkbook(wrong));
    expect(
      (await problems(run))
        .filter(({ severity }) => severity === 'error')
        .map(({ code, row, column, field }) => [field, row, column, code]),
    ).toEqual([
      ['weightDeclared', 6, '箱2', 'number.unreadable'],
      ['productQty', 8, '箱2', 'number.unreadable'],
    ]);
    const out = await handedBack(run);
    expect(noteOf(out, 'D8')).toContain('十个');
    expect(noteOf(out, 'D6')).toContain('约13');
  });

  test('is mended in the grid and written back into the cell that it stood in', async () => {
    const run = await importOne(engine, typedWorkbook(wrong));
    await edit(run, 1, 'productQty', '10');
    await edit(run, 1, 'weightDeclared', '13.5');
    expect((await lines(run)).map(({ cells }) => cells.weightDeclared?.text)).toEqual([
      '12.5',
      '13.5',
      '13.5',
      '11.25',
    ]);
    await edit(run, 3, 'heightDeclared', '31');
    await edit(run, 0, 'sku', 'SKU-9');
    await edit(run, 0, 'remark', '改过');
    await edit(run, 2, 'boxNo', '02');
    expect((await lines(run)).map(({ cells }) => [cells.sku?.text, cells.remark?.text, cells.boxNo?.text])).toEqual([
      ['SKU-9', '改过', '1'],
      ['SKU-9', '改过', '02'],
      ['SKU-2', '杯子', '02'],
      ['SKU-2', '杯子', '3'],
    ]);
    const out = await handedBack(run);
    const written = ['D8', 'D6', 'E11', 'A8', 'B8', 'D7', 'C11', 'C7'].map((cell) => cellOf(out, 'Sheet1', cell)?.v);
    expect(written).toEqual(['10', '13.5', '50*40*31', 'SKU-9', '改过', '箱02', '60*40*35', '箱1']);
    const next = await importOne(engine, out);
    expect(await bodies(next)).toEqual(await bodies(run));
  });

  test('a value that belongs to one box alone is never put where all boxes of the row would take it', async () => {
    const run = await importOne(engine, typedWorkbook(matrix.filter(([label]) => label !== '毛重(kg)')));
    await edit(run, 0, 'weightDeclared', '12');
    expect((await lines(run)).map(({ cells }) => cells.weightDeclared?.text)).toEqual([
      '12',
      undefined,
      undefined,
      undefined,
    ]);
    const out = await handedBack(run);
    expect(cellOf(out, 'Sheet1', 'G6')?.v).toContain('错误说明');
    expect(noteOf(out, 'C7')).toContain('「单箱重量」已改为：12');
  });
});

describe('a sum over the boxes of a row', () => {
  const said = async (total: number | string | null) => {
    const table = matrix.map((row) => (row[0] === 'SKU-2' ? [...row.slice(0, 5), total] : row));
    const run = await importOne(engine, typedWorkbook(table));
    const found = (await problems(run)).filter(({ code }) => code.startsWith('total.'));
    return {
      run,
      found: found.map(({ code, severity, row, column, params: { stated, sum } }) => [
        code,
        severity,
        row,
        column,
        stated,
        sum,
      ]),
    };
  };

  test('that they do not come to is a warning in its cell, in the file handed back as well', async () => {
    const { run, found } = await said(14);
    expect(found).toContainEqual(['total.ofBoxes', 'warning', 9, '合计', '14', '13']);
    // The sum of all says 43, and they come to 44 now.
    expect(found).toHaveLength(2);
    expect(noteOf(await handedBack(run), 'F9')).toContain('“合计”写的是 14，这一行各箱加起来是 13');
  });

  test('that they come to, or that is none, is not', async () => {
    expect((await said(13)).found).toEqual([]);
    expect((await said(null)).found).toEqual([]);
    expect((await said('约13')).found).toEqual([]);
  });
});

describe('what was typed into lines of boxes', () => {
  const remap = async (run: Run, readings: Record<string, { field: string | null }>, lose = false) =>
    engine.call('imports.remap', {
      importId: `boxes-${++remaps}`,
      run: run.id,
      choices: [{ file: 0, sheet: 'Sheet1', use: 'whole', kind: 'overseas-inbound', headerRow: 7, readings }],
      lose,
    });
  let remaps = 0;

  test('is named where the files are read so that its row is of several boxes, and lost only when that is said', async () => {
    const run = await importOne(engine, typedWorkbook(matrix));
    await edit(run, 1, 'productQty', '11');
    await edit(run, 1, 'weightDeclared', '14');
    const readings = { 1: { field: null } };
    const { runs, unkept } = await remap(run, readings);
    expect(runs).toEqual([]);
    expect(unkept.map(({ row, field, value }) => [row, field, value]).toSorted()).toEqual([
      [8, 'productQty', '11'],
      [8, 'weightDeclared', '14'],
      [9, 'weightDeclared', '14'],
    ]);
    expect((await lines(run))[1]?.cells.productQty?.text).toBe('11');
    const [lost] = (await remap(run, readings, true)).runs;
    expect(lost && (await lines(lost))[1]?.cells.productQty?.text).toBe('10');
  });
});
