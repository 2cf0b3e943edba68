import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { read, utils, write } from 'xlsx';
import type { Engine } from '#engine/engine.ts';
import type { Run } from '#shared/contract/run.ts';
import { type TypedTable, typedWorkbook } from '../../fixtures/typed-sheet.ts';
import { bodiesOf, handedBack, importOne, openEngine } from '../engine-fixture.ts';
import { cellOf } from '../report/report-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

const header = ['客户入库单号', '目的仓', '理货规则', '用客户箱号', '箱号', '箱数', 'SKU', '每箱数量'];
const order = (key: string, sku: string) => [key, 'SYD01', '单件', '是', '01', 1, sku, 20];
const blank = header.map(() => null);
/** The right one begins in column J, and has a column more. */
const twoTables: TypedTable = [
  [...header, null, ...header, '单箱重量'],
  [...order('IB-1', 'SKU-A'), null, ...order('IB-8', 'SKU-Z'), 12],
  [...blank, null, ...order('IB-9', 'SKU-Z'), 13],
];

/** Each line as its sheet, row and what stands in it. */
async function linesOf(run: Run) {
  const { items } = await engine.call('lines.window', { run: run.id });
  return items.map(({ sheet, row, cells }) =>
    [sheet, row, cells.referenceNo?.text, cells.sku?.text, cells.weightDeclared?.text ?? ''].join(' '),
  );
}

async function told(run: Run, code: string) {
  const { items } = await engine.call('problems.window', { run: run.id, code });
  return items.map(({ severity, column, params }) => ({ severity, column, params }));
}

/** The workbook with values typed into its first sheet. */
function typedInto(path: string, cells: Readonly<Record<string, string | number>>): string {
  const book = read(readFileSync(path));
  const sheet = book.Sheets.Sheet1;
  if (!sheet) throw new Error('no sheet');
  for (const [address, value] of Object.entries(cells)) utils.sheet_add_aoa(sheet, [[value]], { origin: address });
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }));
  return path;
}

describe('tables of one kind beside each other', () => {
  const both = ['Sheet1 2 IB-1 SKU-A ', 'Sheet1 [J:] 2 IB-8 SKU-Z 12', 'Sheet1 [J:] 3 IB-9 SKU-Z 13'];

  test('are each read, by their own columns, and nothing is left to be told of', async () => {
    const run = await importOne(engine, typedWorkbook(twoTables));
    expect(await linesOf(run)).toEqual(both);
    expect(await told(run, 'table.beside')).toEqual([]);
    expect(await told(run, 'column.unused')).toEqual([]);
    const [file] = await engine.call('imports.recognition', { run: run.id });
    expect(
      file?.sheets.map(({ sheet, worksheet, use, columns }) => [sheet, worksheet, use, columns[0]?.index]),
    ).toEqual([
      ['Sheet1', undefined, 'whole', 0],
      ['Sheet1 [J:]', 'Sheet1', 'whole', 9],
    ]);
  });

  test('three of them, without an empty column between', async () => {
    const run = await importOne(
      engine,
      typedWorkbook([
        [...header, ...header, ...header],
        [...order('IB-1', 'A'), ...order('IB-2', 'B'), ...order('IB-3', 'C')],
        [...blank, ...order('IB-4', 'B')],
      ]),
    );
    expect(await linesOf(run)).toEqual([
      'Sheet1 2 IB-1 A ',
      'Sheet1 [I:] 2 IB-2 B ',
      'Sheet1 [I:] 3 IB-4 B ',
      'Sheet1 [Q:] 2 IB-3 C ',
    ]);
  });

  test('what is changed of one of them is written into its own cells, and read so again', async () => {
    const run = await importOne(engine, typedWorkbook(twoTables));
    const [left, right] = (await engine.call('lines.window', { run: run.id })).items;
    const cells = [
      { line: left?.id ?? 0, field: 'sku', value: 'SKU-B' },
      { line: right?.id ?? 0, field: 'sku', value: 'SKU-Y' },
      { line: right?.id ?? 0, field: 'weightDeclared', value: '14' },
    ];
    await engine.call('edits.apply', { run: run.id, cells });
    const back = await handedBack(engine, run);
    expect(['G2', 'P2', 'R2', 'P3'].map((address) => String(cellOf(back, 'Sheet1', address)?.v))).toEqual([
      'SKU-B',
      'SKU-Y',
      '14',
      'SKU-Z',
    ]);
    expect(await linesOf(await importOne(engine, back))).toEqual([
      'Sheet1 2 IB-1 SKU-B ',
      'Sheet1 [J:] 2 IB-8 SKU-Y 14',
      'Sheet1 [J:] 3 IB-9 SKU-Z 13',
    ]);
  });

  test('what one of them lacks is marked and typed in its own cell; no column is added behind the other', async () => {
    const lacking: TypedTable = twoTables.map((row, at) => row.map((cell, i) => (at === 1 && i === 15 ? null : cell)));
    const run = await importOne(engine, typedWorkbook(lacking));
    const [left, right] = (await engine.call('lines.window', { run: run.id })).items;
    const cells = [
      { line: right?.id ?? 0, field: 'sku', value: 'SKU-N' },
      { line: left?.id ?? 0, field: 'weightDeclared', value: '9' },
    ];
    const before = await handedBack(engine, run);
    expect(
      cellOf(before, 'Sheet1', 'P2')
        ?.c?.map(({ t }) => t)
        .join(),
    ).toMatch(/SKU/);
    expect(cellOf(before, 'Sheet1', 'G2')?.c).toBeUndefined();
    await engine.call('edits.apply', { run: run.id, cells });
    const again = await importOne(engine, await handedBack(engine, run));
    expect(await linesOf(again)).toEqual([
      'Sheet1 2 IB-1 SKU-A ',
      'Sheet1 [J:] 2 IB-8 SKU-N 12',
      'Sheet1 [J:] 3 IB-9 SKU-Z 13',
    ]);
  });

  test('keep what was changed by hand when they are read otherwise', async () => {
    const run = await importOne(engine, typedWorkbook(twoTables));
    const right = (await engine.call('lines.window', { run: run.id })).items.at(-1);
    await engine.call('edits.apply', { run: run.id, cells: [{ line: right?.id ?? 0, field: 'sku', value: 'SKU-K' }] });
    const choices = [{ file: 0, sheet: 'Sheet1 [J:]', readings: { 17: { field: null } } }];
    const { runs, unkept } = await engine.call('imports.remap', { importId: 'again', run: run.id, choices });
    expect(unkept).toEqual([]);
    expect(runs[0] && (await linesOf(runs[0]))).toEqual([
      'Sheet1 2 IB-1 SKU-A ',
      'Sheet1 [J:] 2 IB-8 SKU-Z ',
      'Sheet1 [J:] 3 IB-9 SKU-K ',
    ]);
  });

  test('with one key are two orders of it, and an error on both', async () => {
    const run = await importOne(
      engine,
      typedWorkbook([
        [...header, null, ...header],
        [...order('IB-1', 'SKU-A'), null, ...order('IB-1', 'SKU-A')],
      ]),
    );
    expect(run.counts).toMatchObject({ orders: 2, ready: 0 });
    expect((await told(run, 'order.repeated')).map(({ params }) => params.otherSheet)).toEqual([
      'Sheet1 [J:]',
      'Sheet1',
    ]);
  });

  test('one of them may be left out, and stays so', async () => {
    const run = await importOne(engine, typedWorkbook(twoTables));
    const choices = [{ file: 0, sheet: 'Sheet1 [J:]', use: 'ignored' as const }];
    const { runs } = await engine.call('imports.remap', { importId: 'left', run: run.id, choices });
    expect(runs[0] && (await linesOf(runs[0]))).toEqual(['Sheet1 2 IB-1 SKU-A ']);
    expect(await linesOf(await importOne(engine, typedWorkbook(twoTables)))).toEqual(['Sheet1 2 IB-1 SKU-A ']);
  });

  test('are sent each order once', async () => {
    const columns = [...header, '单箱重量', '长', '宽', '高', '发货地址代码'];
    const line = (key: string) => [...order(key, 'SKU'), 12, 60, 40, 30, 'NB-YARD'];
    const run = await importOne(
      engine,
      typedWorkbook([
        [...columns, null, ...columns],
        [...line('A-1'), null, ...line('B-1')],
        [...line('A-2'), null, ...line('B-2')],
      ]),
    );
    expect((await bodiesOf(engine, run)).map((body) => body?.referenceNo)).toEqual(['A-1', 'A-2', 'B-1', 'B-2']);
  });
});

describe('a file that was handed back, with more to its right', () => {
  const back = async (table: TypedTable) => handedBack(engine, await importOne(engine, typedWorkbook(table)));
  const left: TypedTable = [header, order('IB-1', 'SKU-A'), order('IB-2', 'SKU-A')];

  test('a column is one of the table; without a header it is told of', async () => {
    const run = await importOne(engine, typedInto(await back(left), { J1: '单箱重量', J2: 12, J3: 13, K3: 'x' }));
    expect(await linesOf(run)).toEqual(['Sheet1 2 IB-1 SKU-A 12', 'Sheet1 3 IB-2 SKU-A 13']);
    expect((await told(run, 'column.unused')).map(({ severity, params }) => [severity, params.header])).toEqual([
      ['warning', 'K'],
    ]);
  });

  test('a column behind the right one of two tables is that one’s; without a header it is told of', async () => {
    const added = { T1: '长', T2: 60, T3: 61, U2: 'x' };
    const run = await importOne(engine, typedInto(await back(twoTables), added));
    const { items } = await engine.call('lines.window', { run: run.id });
    expect(items.map(({ row, cells }) => [row, cells.lengthDeclared?.text])).toEqual([
      [2, undefined],
      [2, '60'],
      [3, '61'],
    ]);
    expect((await told(run, 'column.unused')).map(({ severity, params }) => [severity, params.header])).toEqual([
      ['warning', 'U'],
    ]);
  });
});

test('a list of goods beside the orders is not read, and that is a warning which says where it stands', async () => {
  const run = await importOne(
    engine,
    typedWorkbook([
      [...header, null, 'SKU', '中文品名', '单箱重量'],
      [...order('IB-1', 'SKU-A'), null, 'SKU-X', '壳', 12, 'x'],
      [...blank, null, 'SKU-A', '壳', 13],
    ]),
  );
  expect(await linesOf(run)).toEqual(['Sheet1 2 IB-1 SKU-A ']);
  expect(await told(run, 'table.beside')).toEqual([
    {
      severity: 'warning',
      column: 'J–M',
      params: { header: 'J–M', columns: 'J–M', headers: 'SKU、中文品名、单箱重量', first: 2, last: 3, count: 2 },
    },
  ]);
  const skipped = await engine.call('rows.skipped', { run: run.id });
  expect(skipped.items.map(({ row, reason }) => [row, reason])).toContainEqual([3, 'beside']);
});
