import { expect, test } from 'vitest';
import { classifyRow, learnHeader, tableOf } from '#engine/recognise/classify-row.ts';
import { overseasInbound } from '#shared/kinds/overseas-inbound/index.ts';
import { recognise, rowsOf, sheetOf, type Typed } from './sheets.ts';

const header = ['客户入库单号', '目的仓', '发出日期', '箱号', '箱数', '单箱重量(KG)', 'SKU', '每箱数量', '备注', '序'];
const data = ['IB-1', 'SYD01', '2026-06-22', '01', 1, 12.5, 'SKU-A', 20, null, 1];
const lent = (value: string) => ({ type: 'plain', value, mergedFrom: 4 }) as const;

/** The sort of a row below a header that stands in row 3. */
function sortOf(cells: readonly Typed[], columns: readonly Typed[] = header) {
  const rows = rowsOf([['箱单'], [], columns, data, cells]);
  const [recognition] = recognise([sheetOf([['箱单'], [], columns, data, cells])]);
  if (!recognition) throw new Error('no sheet');
  const table = tableOf(recognition, overseasInbound);
  for (const row of rows.slice(2, 3)) learnHeader(table, row);
  return rows.map((row) => classifyRow(row, table)).at(-1);
}

const blank = (count: number) => Array<null>(count).fill(null);

test.each<[string, readonly Typed[]]>([
  ['every cell of a line', data],
  ['only an order number', ['IB-2', ...blank(9)]],
  ['only a remark', [...blank(8), '易碎，轻放', null]],
  ['a SKU that begins like a total', [null, null, null, null, 1, 2, 'TOTAL-1', 4]],
  ['a SKU called SUM inside a merged order', [lent('IB-1'), lent('SYD01'), null, null, null, null, 'SUM', 5]],
  ['a box called total with its goods', [null, null, null, 'Total', 1, 2, 'SKU-B', 4]],
  ['an order called total with its goods', ['Total', 'SYD01', '2026-06-22', '01', 1, 2, 'SKU-B', 4]],
  ['an order called 合计 Total with its goods', ['合计 Total', 'SYD01', null, '01', 1, 2, 'SKU-B', 4]],
  ['an order called 合计 with its goods', ['合计', 'SYD01', null, '01', 1, 2, 'SKU-B', 4]],
  ['a detail row of a merged order', [lent('IB-1'), lent('SYD01'), null, '02', 1, 3, 'SKU-B', 5]],
  ['a sentence in a merged order', [lent('IB-1'), lent('SYD01'), '注：本箱易碎', null, null, null, null, null]],
  ['a label in a merged order', [lent('IB-1'), lent('SYD01'), null, '03:', null, null, null, null, null]],
  ['goods beside a note', ['注：本单加急', null, null, '02', 1, 3, 'SKU-B', 5]],
  ['figures before a total word', [null, null, null, null, 24, null, null, 30, null, '小计']],
  ['a page in a merged order', [lent('IB-1'), lent('SYD01'), null, '第 2 页', ...blank(6)]],
  ['a picture', [...blank(6), { type: 'picture', value: '' }]],
  ['a formula that was never calculated', [...blank(7), { type: 'uncached', value: '' }]],
])('%s is a line', (_, cells) => {
  expect(sortOf(cells)).toBe('line');
});

test.each<[string, readonly Typed[]]>([
  ['the foot of a page', ['第 2 页 共 2 页', ...blank(9)]],
  ['the foot of a page in English', [null, 'Page 1 of 2', ...blank(8)]],
  [
    'whether columns have to be filled in',
    ['必填', '必填', '选填', '必填', '必填', '必填', '必填', '必填', '选填', null],
  ],
  ['the same in English', ['Required', 'Required', '(Optional)', 'Required', ...blank(6)]],
])('a row that says %s is none of the lines', (_, cells) => {
  expect(sortOf(cells)).toBe('instructions');
});

test.each<[string, readonly Typed[]]>([
  ['in the key', ['合计', null, null, null, 24, null, null, 30]],
  ['with spaces, a colon and units', ['合 计：', null, null, null, '24箱', '300 kg', null, '30']],
  ['with its figures in one cell', ['共计24箱，30件', null, null, null, null, null, null, null]],
  ['in English', ['Grand Total:', null, null, null, 24, null, null, { type: 'plain', value: 30, formula: true }]],
  ['in two languages', ['總計 TOTAL', null, null, null, 24, null, null, 30]],
  ['in two languages with a slash', ['合计/Total:', null, null, null, 24, null, null, 30]],
  ['of one box inside a merged order', [lent('IB-1'), lent('SYD01'), null, '小计', 3, 12]],
  ['with dashes for nothing', ['总计', '-', '/', null, 24, null, null, 30]],
])('a total %s is left out', (_, cells) => {
  expect(sortOf(cells)).toBe('total');
});

test.each<[string, readonly Typed[]]>([
  ['nothing', []],
  ['spaces', ['  ', '', null]],
  ['only what a merge lends', [lent('IB-1'), lent('SYD01')]],
])('a row with %s is blank', (_, cells) => {
  expect(sortOf(cells)).toBe('blank');
});

test.each(['共2票', '一共5箱', '共 2 票，5 箱，62.5kg', '合计：3箱', 'Total 5 ctns', 'Total: 3 cartons / 62.5 kg'])(
  '%s says how many there are in all',
  (said) => {
    expect(sortOf([said, ...blank(9)])).toBe('total');
    expect(sortOf([said, null, null, null, 5, null, null, 62.5, null, null])).toBe('total');
    expect(sortOf([said, 'SYD01', null, '01', 1, 'SKU-A', 20])).toBe('line');
  },
);

test.each(['共2', 'Total Care 5', '共享5号', 'TOTAL5'])('%s may be an order’s number', (key) => {
  expect(sortOf([key, 'SYD01', null, '01', 1, 'SKU-A', 20])).toBe('line');
});

test.each<[string, readonly Typed[]]>([
  ['a note in the first column', ['注：请勿改动表头']],
  ['signatures', ['制表：张三', null, '审核：李四']],
  ['a label to be filled in by hand', [null, null, null, "Shipper's signature:", null]],
  ['labels to be filled in by hand', ['司机：____', null, null, '车牌：', null, '收货时间：']],
  ['words outside the table’s columns', [...blank(9), '已核对']],
])('%s is instructions', (_, cells) => {
  expect(sortOf(cells)).toBe('instructions');
});

test('a note in a first column that belongs to lines is instructions only when it stands alone', () => {
  const columns = ['箱号', '客户入库单号', ...header.slice(4)];
  expect(sortOf(['备注：请核对箱号'], columns)).toBe('instructions');
  expect(sortOf(['备注：请核对箱号', null, 2], columns)).toBe('line');
});

test('the header again is no line, in its own words or in other names of its fields', () => {
  expect(sortOf(header)).toBe('repeated-header');
  expect(sortOf(['Reference No', 'Warehouse Code', 'Ship Date', 'Box No', null, null, 'SKU', 'Qty'])).toBe(
    'repeated-header',
  );
  expect(sortOf(['客户入库单号', 'SYD01'])).toBe('line');
});

test.each<[string, readonly Typed[], number, string]>([
  ['sums with the name of the group', ['IB-1 Ergebnis', null, null, null, 3, null, null, 60, null, null], 0, 'total'],
  ['sums without a name', [null, null, null, null, 3, null, null, 60, null, null], 0, 'total'],
  ['sums that stand no higher than the lines', [null, null, null, null, 3, null, null, 60, null, null], 1, 'line'],
  ['the name of another group', ['IB-2', null, null, null, 3, null, null, 60, null, null], 0, 'line'],
  ['goods', [null, null, null, null, 3, null, 'SKU-B', 60, null, null], 0, 'line'],
  ['goods whose SKU and box are numbers', [null, null, null, '02', 3, null, '12345', 60, null, null], 0, 'line'],
  ['no numbers', ['IB-1 Ergebnis', ...blank(9)], 0, 'line'],
])('below a group of the outline: %s', (_, cells, outline, sort) => {
  const table = [header, data, cells];
  const [recognition] = recognise([sheetOf(table)]);
  if (!recognition) throw new Error('no sheet');
  const before = { row: 2, cells: data, outline: 1 };
  const row = { row: 3, cells, ...(outline > 0 && { outline }) };
  expect(classifyRow(row, { ...tableOf(recognition, overseasInbound), before })).toBe(sort);
});
