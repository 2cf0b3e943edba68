import { describe, expect, test } from 'vitest';
import type { LayoutMemory } from '#engine/recognise/layout-memory.ts';
import { createLineBuilder } from '#engine/recognise/line-builder.ts';
import { layoutOf } from '#engine/recognise/remember-layouts.ts';
import type { Said } from '#engine/recognise/said-columns.ts';
import { overseasInbound } from '#shared/kinds/overseas-inbound/index.ts';
import { kinds } from '#shared/kinds/registry.ts';
import { cellText } from '#shared/sheets/cell.ts';
import { recognise, rowsOf, sheetOf, type Typed } from './sheets.ts';

const header = ['客户入库单号', '目的仓', '理货规则', '用客户箱号', '箱号', '箱数', 'SKU', '每箱数量'];
const goods = ['SYD01', '单件', '是', '01', 1, 'SKU-A', 20];
const [, ...others] = header;

function read(
  table: readonly (readonly Typed[])[],
  { memory = [], named }: { readonly memory?: LayoutMemory; readonly named?: Said } = {},
) {
  const [recognition] = recognise([sheetOf(table)], { memory });
  if (!recognition) throw new Error('not recognised');
  let id = 0;
  const builder = createLineBuilder(recognition, {
    kind: overseasInbound,
    kinds,
    memory,
    named,
    file: 0,
    nextId: () => ++id,
  });
  const { lines, skipped } = builder.add(rowsOf(table));
  return {
    sheet: { ...recognition, ...builder.told() },
    unused: builder.unused(),
    cells: lines.map(({ cells }) =>
      Object.fromEntries(Object.entries(cells).map(([key, cell]) => [key, cellText(cell)])),
    ),
    lines: lines.map(({ row, cells }) => [
      row,
      ...['referenceNo', 'warehouseCode', 'boxNo', 'sku', 'productQty'].map((key) => cellText(cells[key])),
    ]),
    marked: lines.flatMap(({ cells }) =>
      Object.values(cells).flatMap((cell) => (typeof cell === 'object' ? (cell.otherHeader ?? []) : [])),
    ),
    skipped: skipped.map(({ row, reason }) => `${row} ${reason}`),
    ...builder.told(),
  };
}

describe('a second header', () => {
  test('with the same columns in another order: each table is read by its own', () => {
    const turned = ['客户入库单号', ...others.toReversed()];
    const table = [
      header,
      ['IB-1', ...goods],
      [],
      ['第二批'],
      turned,
      ['IB-2', 7, 'SKU-B', 3, '02', '是', '单件', 'MEL'],
      header,
      ['IB-3', ...goods],
    ];
    const { lines, marked, skipped, tables } = read(table);
    expect(lines).toEqual([
      [2, 'IB-1', 'SYD01', '01', 'SKU-A', '20'],
      [6, 'IB-2', 'MEL', '02', 'SKU-B', '7'],
      [8, 'IB-3', 'SYD01', '01', 'SKU-A', '20'],
    ]);
    expect(marked).toEqual([]);
    expect(skipped).toEqual(['1 header', '3 blank', '4 title', '5 repeated-header', '7 repeated-header']);
    expect(tables?.map(({ headerRow, columns }) => [headerRow, columns[1]?.field])).toEqual([
      [5, 'productQty'],
      [7, 'warehouseCode'],
    ]);
  });

  test('in other words is understood as surely as the first one', () => {
    const table = [
      header,
      ['IB-1', ...goods],
      ['Reference No', 'Warehouse Code', 'Tally Rule', 'Use Shipper Box No', 'SKU', 'Box No', 'Box Qty', 'Qty per Box'],
      ['IB-2', 'MEL', '单件', '是', 'SKU-B', '02', 1, 7],
    ];
    const { lines, marked } = read(table);
    expect(marked).toEqual([]);
    expect(lines[1]?.slice(0, 5)).toEqual([4, 'IB-2', 'MEL', '02', 'SKU-B']);
  });

  test('with one column more than the first is not read without it', () => {
    const short = header.slice(0, -1);
    const table = [short, ['IB-1', ...goods.slice(0, -1)], header, ['IB-2', ...goods]];
    expect(read(table).lines.map((line) => line.at(-1))).toEqual(['', '20']);
  });

  test.each([
    ['of another kind', ['入库单号', '物流公司', '运单号', '包裹重量', '收货人', '快递公司']],
    ['with a column twice', ['客户入库单号', ...others.toReversed(), 'SKU']],
  ])('%s: nothing below it is read by the first', (_, second) => {
    const { marked, skipped } = read([header, ['IB-1', ...goods], second, ['IB-2', ...others.map(() => 'x')]]);
    expect(marked).toEqual([3]);
    expect(skipped).toContain('3 other-header');
  });
});

describe('columns that only a further table has', () => {
  const sides = { lengthDeclared: '60', widthDeclared: '40', heightDeclared: '30' };
  const table = (...own: readonly Typed[][]) => [
    header,
    ['IB-1', ...goods],
    [],
    [...header, ...own.map(([name]) => name ?? null)],
    ['IB-2', ...goods, ...own.map(([, cell]) => cell ?? null)],
    ['IB-3', ...goods, ...own.map(([, cell]) => cell ?? null)],
  ];

  test('are read as they are in a first table: split, and with what is likely of them', () => {
    const { cells, tables } = read(table(['外箱尺寸', '60*40*30']));
    expect(cells[1]).toMatchObject(sides);
    expect(cells[0]).not.toHaveProperty('lengthDeclared');
    expect(tables?.[0]?.columns.at(-1)).toMatchObject({
      header: '外箱尺寸',
      own: true,
      reading: { fields: Object.keys(sides) },
    });
  });

  test('are what a person says of them, and remembered with the sheet’s layout', () => {
    const odd = table(['毛毛', 12.5], ['箱规说明', '60*40*30'], ['业务员', '小王']);
    const before = read(odd);
    expect(before.cells[1]).not.toHaveProperty('weightDeclared');
    expect(before.unused.map((of) => [of.header, of.chosen])).toContainEqual(['业务员', false]);

    const named: Said = { 毛毛: { field: 'weightDeclared' }, 箱规说明: { field: null, fields: Object.keys(sides) } };
    const said = read(odd, { named });
    expect(said.cells[1]).toMatchObject({ weightDeclared: '12.5', ...sides });
    expect(said.tables?.[0]?.columns.slice(-3).map(({ rule }) => rule)).toEqual(['chosen', 'chosen', null]);

    const memory = [{ ...layoutOf('overseas-inbound', said.sheet), name: 'a', id: 'a' }];
    const again = read(odd, { memory });
    expect(again.cells).toEqual(said.cells);
    expect(again.tables?.[0]?.columns.slice(-3).map(({ rule, likely }) => [rule, likely])).toEqual([
      ['remembered', undefined],
      ['remembered', undefined],
      [null, undefined],
    ]);
    expect(again.unused.map((of) => [of.header, of.chosen])).toEqual([['业务员', true]]);
  });

  test('that are said to be a field of a column which both have are not used beside that', () => {
    const { cells, unused } = read(table(['货号', 'OTHER']), { named: { 货号: { field: 'sku' } } });
    expect(cells[1]?.sku).toBe('SKU-A');
    expect(unused.map((of) => of.header)).toEqual(['货号']);
  });

  test('whose unit is to be told keep their field, and are asked about', () => {
    const { cells, questions, tables } = read(table(['单箱重量(lb/kg)', 12.5]));
    expect(cells[1]).toMatchObject({ weightDeclared: '12.5' });
    expect(tables?.[0]?.columns.at(-1)).toMatchObject({ own: true, likely: true });
    expect(questions).toMatchObject([
      { index: 8, table: 4, field: 'weightDeclared', kind: 'unit', untilAnswered: true },
    ]);
    const said = read(table(['单箱重量(lb/kg)', 12.5]), {
      named: { '单箱重量(lb/kg)': { field: 'weightDeclared', unit: 'lb' } },
    });
    expect(said.cells[1]).toMatchObject({ weightDeclared: '5.67' });
    expect(said.questions).toBeUndefined();
  });

  test('that wait for an answer to have a field are asked about once, in however many tables they stand', () => {
    const both = table(['总数量', 20]);
    const { cells, questions } = read([...both, [], ...both.slice(3)]);
    expect(cells[1]).toMatchObject({ productQty: '20' });
    expect(questions).toBeUndefined();
    const lacking = (rows: readonly (readonly Typed[])[]) => rows.map((row) => row.filter((_, at) => at !== 7));
    const found = read([...lacking(both), [], ...lacking(both).slice(3)]);
    expect(found.cells[1]).not.toHaveProperty('productQty');
    expect(found.questions).toMatchObject([{ index: 7, table: 4, field: 'productQty', kind: 'perTotal' }]);
  });
});

test('the header of a further table says nothing of what stands in the columns of the first', () => {
  const table = [
    [...header, '外箱尺寸'],
    ['IB-1', ...goods, '60*40*30'],
    [],
    [...header, '外箱尺寸', '单箱重量'],
    ['IB-2', ...goods, '50*40*30', 12],
  ];
  const sides = { lengthDeclared: '60', widthDeclared: '40', heightDeclared: '30' };
  expect(read(table).cells).toMatchObject([sides, { ...sides, lengthDeclared: '50', weightDeclared: '12' }]);
});

describe('cells above tables further down', () => {
  const packing = header.slice(4);
  const rows = [goods.slice(3)];
  const form = (key: string, warehouse: string) => [
    ['客户入库单号：', key, null, '目的仓：', warehouse],
    ['理货规则：', '单件', null, '用客户箱号：', '是'],
  ];

  test('are those of the lines below their own header', () => {
    const table = [...form('IB-1', 'SYD01'), packing, ...rows, [], ...form('IB-2', 'MEL'), packing, ...rows];
    const { lines, skipped } = read(table);
    expect(lines).toEqual([
      [4, 'IB-1', 'SYD01', '01', 'SKU-A', '20'],
      [9, 'IB-2', 'MEL', '01', 'SKU-A', '20'],
    ]);
    expect(skipped.slice(3)).toEqual(['5 blank', '6 title', '7 title', '8 repeated-header']);
  });

  test('go on below the same header; what is not stated anew stays', () => {
    const table = [...form('IB-1', 'SYD01'), packing, ...rows, ['客户入库单号：IB-2'], ...rows];
    expect(read(table).lines).toEqual([
      [4, 'IB-1', 'SYD01', '01', 'SKU-A', '20'],
      [6, 'IB-2', 'SYD01', '01', 'SKU-A', '20'],
    ]);
  });

  test('stated anew and left blank: the lines below have none', () => {
    const table = [...form('IB-1', 'SYD01'), packing, ...rows, ['客户入库单号：', null], ...rows];
    expect(read(table).lines[1]?.slice(1, 3)).toEqual(['', 'SYD01']);
  });
});
