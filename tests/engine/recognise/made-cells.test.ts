import { expect, test } from 'vitest';
import { cellMaker } from '#engine/recognise/made-cells.ts';
import type { HowRead } from '#shared/contract/layouts.ts';
import type { SheetRecognition } from '#shared/contract/recognition.ts';
import { overseasInbound } from '#shared/kinds/overseas-inbound/index.ts';
import { cellText, type SourceCell } from '#shared/sheets/cell.ts';
import { recognise, sheetOf } from './sheets.ts';

type Column = readonly [header: string, field: string | null, reading?: HowRead];

/** Reads one row under these columns: each field's value, and what it was made of. */
function read(columns: readonly Column[], row: readonly (SourceCell | null)[], more: Partial<SheetRecognition> = {}) {
  const [blank] = recognise([sheetOf([columns.map(([header]) => header)])]);
  if (!blank) throw new Error('no sheet');
  const sheet: SheetRecognition = {
    ...blank,
    use: 'whole',
    columns: columns.map(([header, field, reading], index) => ({
      index,
      header,
      field,
      rule: 'chosen',
      ...(reading && { reading }),
      samples: [],
    })),
    ...more,
  };
  const cells = cellMaker(sheet, overseasInbound)(row);
  const from = Object.entries(cells).map(([field, cell]) => [field, typeof cell === 'object' ? cell.from : undefined]);
  return {
    values: Object.fromEntries(Object.entries(cells).map(([field, cell]) => [field, cellText(cell)])),
    from: Object.fromEntries(from) as Record<string, Exclude<SourceCell, string | number | boolean>['from']>,
  };
}

const sides = ['lengthDeclared', 'widthDeclared', 'heightDeclared'];
const size: Column = ['外箱尺寸', null, { fields: sides }];
const sidesOf = (text: SourceCell, reading: HowRead = {}) => {
  const { values, from } = read([['外箱尺寸', null, { fields: sides, ...reading }]], [text]);
  return sides.map((field) => from[field]?.refused ?? values[field]);
};

test.each([
  ['60*40*30', ['60', '40', '30']],
  ['60×40×30', ['60', '40', '30']],
  ['60x40X30.5', ['60', '40', '30.5']],
  ['60＊40＊30', ['60', '40', '30']],
  [' 60 x 40 x 30 ', ['60', '40', '30']],
  ['60 40 30', ['60', '40', '30']],
  ['60/40/30', ['60', '40', '30']],
  ['60×40×30cm', ['60', '40', '30']],
  ['60cm*40cm*30cm', ['60', '40', '30']],
  ['60 cm x 40 cm x 30 cm', ['60', '40', '30']],
  ['600*400*300mm', ['60', '40', '30']],
  ['0.6*0.4*0.3m', ['60', '40', '30']],
  ['24"x16"x12"', ['61', '40.6', '30.5']],
  ['24*16*12in', ['61', '40.6', '30.5']],
  ['60*40', ['parts', 'parts', 'parts']],
  ['60*40*30*2', ['parts', 'parts', 'parts']],
  ['60*40*30 5箱', ['parts', 'parts', 'parts']],
  ['60kg*40*30', ['unit', '40', '30']],
  ['大箱', ['parts', 'parts', 'parts']],
  [60, ['parts', 'parts', 'parts']],
])('%j is split into %j', (text, parts) => {
  expect(sidesOf(text)).toEqual(parts);
});

test('a split column in another unit is converted, and a cell’s own unit goes before the column’s', () => {
  expect(sidesOf('600*400*300', { unit: 'mm' })).toEqual(['60', '40', '30']);
  expect(sidesOf('60*40*30cm', { unit: 'mm' })).toEqual(['60', '40', '30']);
});

test('every part says what it was made of, and from which column', () => {
  const { from } = read([['箱号', 'boxNo'], size], ['C1', '24*16*12in']);
  expect(from.boxNo).toBeUndefined();
  expect(from.lengthDeclared).toEqual({
    text: '24*16*12in',
    rule: 'split',
    column: 1,
    unit: 'in',
    target: 'cm',
    exact: '60.96',
  });
});

test('words are split at the mark between them, and a part may be left out', () => {
  const warehouse = (text: string) =>
    read([['仓库', null, { fields: ['warehouseCode', null] }]], [text]).values.warehouseCode;
  expect(warehouse('SYD01 / 悉尼仓')).toBe('SYD01');
  expect(warehouse('SYD01｜悉尼仓')).toBe('SYD01');
  expect(warehouse('SYD01 - 悉尼 仓')).toBe('SYD01');
  expect(read([['仓库', null, { fields: ['warehouseCode', null] }]], ['SYD01']).from.warehouseCode?.refused).toBe(
    'parts',
  );
});

test('a cell that is an error or filled down stays so in every part', () => {
  const error = { type: 'error', value: '#N/A' } as const;
  expect(read([size], [error]).values).toEqual({
    lengthDeclared: '#N/A',
    widthDeclared: '#N/A',
    heightDeclared: '#N/A',
  });
  const lent = { type: 'plain', value: '60*40*30', mergedFrom: 4 } as const;
  const cells = cellMaker(
    {
      ...(recognise([sheetOf([['x']])])[0] as SheetRecognition),
      use: 'whole',
      columns: [{ index: 0, header: 'x', field: null, rule: 'chosen', reading: { fields: sides }, samples: [] }],
    },
    overseasInbound,
  )([lent]);
  expect(cells.widthDeclared).toMatchObject({ value: '40', mergedFrom: 4 });
});

const weight = (cell: SourceCell, reading: HowRead) => {
  const { values, from } = read([['毛重', 'weightDeclared', reading]], [cell]);
  return [from.weightDeclared?.refused ?? values.weightDeclared, from.weightDeclared?.exact];
};

test.each<[SourceCell, HowRead, (string | undefined)[]]>([
  [12500, { unit: 'g' }, ['12.5', undefined]],
  [0.1 + 0.2, { unit: 'g' }, ['0', '0.0003']],
  ['12500', { unit: 'g' }, ['12.5', undefined]],
  ['12,500.5', { unit: 'g' }, ['12.501', '12.5005']],
  ['12500g', { unit: 'g' }, ['12.5', undefined]],
  ['12.5kg', { unit: 'g' }, ['12.5', undefined]],
  ['12.5 公斤', { unit: 'lb' }, ['12.5', undefined]],
  [26.5, { unit: 'lb' }, ['12.02', '12.020197805']],
  [25, { unit: 'jin' }, ['12.5', undefined]],
  ['12,500', { unit: 'g' }, ['number', undefined]],
  ['约12500', { unit: 'g' }, ['number', undefined]],
  ['12500 stone', { unit: 'g' }, ['number', undefined]],
  ['60cm', { unit: 'g' }, ['unit', undefined]],
  [12.5, { unit: 'kg' }, ['12.5', undefined]],
])('a weight of %j read as %j', (cell, reading, expected) => {
  expect(weight(cell, reading)).toEqual(expected);
});

test('the unit of a row stands in its unit column, which says the new one then; a row without one is refused', () => {
  const columns: readonly Column[] = [
    ['重量', 'weightDeclared', { unitFrom: '重量单位' }],
    ['重量单位', 'declaredWeightUnit'],
  ];
  const { values, from } = read(columns, [22, '磅']);
  expect(values).toEqual({ weightDeclared: '9.979', declaredWeightUnit: 'KG' });
  expect([from.weightDeclared?.exact, from.declaredWeightUnit?.text]).toEqual(['9.97903214', '磅']);
  expect(read(columns, [22, 'KG'])).toEqual({
    values: { weightDeclared: '22', declaredWeightUnit: 'KG' },
    from: { weightDeclared: { text: '22', rule: 'unit', column: 0 }, declaredWeightUnit: undefined },
  });
  expect(read(columns, [22, null]).from.weightDeclared?.refused).toBe('unit');
  expect(read(columns, [22, 'IN']).values.declaredWeightUnit).toBe('IN');
});

const perBox: readonly Column[] = [
  ['总数', 'productQty', { per: 'total' }],
  ['毛重', 'weightDeclared', { per: 'total' }],
  ['箱数', 'boxQty'],
];

test('totals are divided by the count of their row, wherever its column stands', () => {
  const { values, from } = read(perBox, [200, 125, 10]);
  expect(values).toMatchObject({ productQty: '20', weightDeclared: '12.5' });
  expect(from.productQty).toEqual({ text: '200', rule: 'total', column: 0, count: '10' });
});

test('a total that leaves a rest, or has no count, is refused and stays as it was typed', () => {
  expect(read(perBox, [205, 125.5, 10])).toMatchObject({
    values: { productQty: '205', weightDeclared: '12.55' },
    from: { productQty: { refused: 'inexact', count: '10' } },
  });
  expect(read(perBox, [200, 100, 3]).from.weightDeclared?.refused).toBe('inexact');
  for (const count of [null, 0, '1-3', 2.5]) {
    expect(read(perBox, [200, 125, count]).from.productQty?.refused).toBe('count');
  }
});

test('a total in another unit is converted, divided, and rounded as its field takes it', () => {
  const columns: readonly Column[] = [
    ['Total (lb)', 'weightDeclared', { per: 'total', unit: 'lb' }],
    ['箱数', 'boxQty'],
  ];
  expect(read(columns, [100, 3]).values.weightDeclared).toBe('15.12');
});

test('a word stands for the value that was said', () => {
  const column: Column = ['理货', 'tallyRule', { values: { '散货 ': '1' } }];
  expect(read([column], ['散货']).from.tallyRule).toEqual({ text: '散货', rule: 'value', column: 0 });
  expect(read([column], ['散货']).values.tallyRule).toBe('1');
  expect(read([column], ['整柜'])).toEqual({ values: { tallyRule: '整柜' }, from: { tallyRule: undefined } });
});

test('one value for all rows stands where the row has none of its own, at the level of its field', () => {
  const constants = [
    { field: 'tallyRule', value: '1', by: 'chosen' as const },
    { field: 'boxQty', value: '2', by: 'said' as const },
  ];
  const of = (use: 'whole' | 'order' | 'detail', box: number | null) =>
    read([['箱数', 'boxQty']], [box], { constants, use }).values;
  expect(of('whole', 5)).toEqual({ tallyRule: '1', boxQty: '5' });
  expect(of('whole', null)).toEqual({ tallyRule: '1', boxQty: '2' });
  expect(of('order', null)).toEqual({ tallyRule: '1' });
  expect(of('detail', null)).toEqual({ boxQty: '2' });
});
