import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLineBuilder } from '#engine/recognise/line-builder.ts';
import { overseasInbound } from '#shared/kinds/overseas-inbound/index.ts';
import type { SourceCell } from '#shared/sheets/cell.ts';
import { recognise, rowsOf, sheetOf, type Typed } from './sheets.ts';

const header = ['客户入库单号', '目的仓', '理货规则', '用客户箱号', '箱号', '箱数', 'SKU', '每箱数量', '图片'];

function build(table: readonly (readonly Typed[])[], batch = 2) {
  const [recognition] = recognise([sheetOf(table)]);
  if (!recognition || recognition.use === 'ignored') return undefined;
  let id = 0;
  const builder = createLineBuilder(recognition, { kind: overseasInbound, file: 3, nextId: () => ++id });
  const rows = rowsOf(table);
  const built = [];
  for (let from = 0; from < rows.length; from += batch) {
    built.push(builder.add(rows.slice(from, from + batch), rows.slice(from + batch, from + batch + 40)));
  }
  return { lines: built.flatMap(({ lines }) => lines), skipped: built.flatMap(({ skipped }) => skipped) };
}

test('a line carries the cells of mapped columns by field, marks and pictures kept', () => {
  const lent = { type: 'plain', value: 'IB-1', mergedFrom: 2 } as const;
  const picture = { type: 'picture', value: '' } as const;
  const built = build([
    header,
    ['IB-1', 'SYD01', '单件', '是', '01', 1, 'SKU-A', 20, 'x'],
    [lent, null, null, null, '02', 1, picture, ' ', 'y'],
  ]);
  expect(built?.lines[1]).toEqual({
    id: 2,
    file: 3,
    sheet: 'Sheet1',
    row: 3,
    part: 'whole',
    cells: { referenceNo: lent, boxNo: '02', boxQty: 1, sku: picture },
  });
});

test('skipped rows say where, why and how they begin', () => {
  const built = build([
    ['装箱单', '6月'],
    header,
    ['IB-1', 'SYD01', '单件', '是', '01', 1, 'A', 2],
    [],
    ['合计', ...Array(6), 9],
  ]);
  expect(built?.skipped.map(({ row, reason, text }) => [row, reason, text])).toEqual([
    [1, 'title', '装箱单 6月'],
    [2, 'header', header.join(' ')],
    [4, 'blank', ''],
    [5, 'total', '合计 9'],
  ]);
});

test('both lines of a two-line header are header, here and when they come again', () => {
  const groups = ['订单', null, null, null, '装箱', null, null, null];
  const leaves = ['单号', '目的仓', '理货规则', '用客户箱号', '箱号', '箱数', 'SKU', '每箱数量'];
  const upper = ['发货人', null, ...groups];
  const lower = ['姓名', '手机', ...leaves];
  const row = ['王', '188', 'IB-1', 'SYD01', '单件', '是', '01', 1, 'A', 2];
  const built = build([['箱单'], upper, lower, row, upper, lower, row]);
  expect(built?.lines.map((line) => line.row)).toEqual([4, 7]);
  expect(built?.skipped.map(({ reason }) => reason)).toEqual([
    'title',
    'header',
    'header',
    'repeated-header',
    'repeated-header',
  ]);
});

test('an ignored sheet has no lines to build', () => {
  const [ignored] = recognise([sheetOf([])]);
  expect(ignored && (() => createLineBuilder(ignored, { kind: overseasInbound, file: 0, nextId: () => 1 }))).toThrow();
});

const word = fc.constantFrom(
  ...header,
  '合计',
  'Total',
  '小计:',
  '注：说明',
  'IB-1',
  'SKU-A',
  '制表：张三',
  ' ',
  '单价',
);
const marks = fc.record({ mergedFrom: fc.integer({ min: 1, max: 5 }) });
const cell: fc.Arbitrary<Typed> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(null) },
  { weight: 4, arbitrary: word },
  fc.string(),
  fc.double({ noNaN: true }),
  fc.boolean(),
  fc.tuple(word, marks).map(([value, mark]): SourceCell => ({ type: 'plain', value, ...mark })),
  fc.constantFrom<SourceCell>(
    { type: 'picture', value: '' },
    { type: 'uncached', value: '' },
    { type: 'error', value: '#REF!' },
    { type: 'date', value: '2026-06-22 00:00:00' },
  ),
);
const row = fc.oneof(fc.array(cell, { maxLength: 12 }), fc.constant(header), fc.constant<Typed[]>([]));

test('every row of any sheet is a line or listed as skipped, once and in order', () => {
  let used = 0;
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (table, batch) => {
      const built = build(table, batch);
      if (built === undefined) return;
      used++;
      const rows = [...built.lines, ...built.skipped].map((entry) => entry.row).sort((a, b) => a - b);
      expect(rows).toEqual(table.map((_, at) => at + 1));
      expect(built.lines.map(({ id }) => id)).toEqual(built.lines.map((_, at) => at + 1));
      for (const { text } of built.skipped) expect([...text].length).toBeLessThanOrEqual(120);
    }),
    { numRuns: 150 },
  );
  expect(used).toBeGreaterThan(25);
});

test('a row of delimited text that is wider than its header says so on its last cell, whatever its header lacks', () => {
  const table = [header, ['IB-1', 'SYD01', '单件', '是', '01', 1, 'SKU-A', 20, 'x', 'moved', null, 'too']];
  const [recognition] = recognise([sheetOf(table)]);
  if (!recognition) throw new Error('not recognised');
  const read = (delimited: boolean) =>
    createLineBuilder(recognition, { kind: overseasInbound, file: 0, nextId: () => 1, delimited }).add(rowsOf(table));
  expect(read(true).lines[0]?.cells.productQty).toEqual({ type: 'plain', value: '20', surplus: 'moved | too' });
  expect(read(false).lines[0]?.cells.productQty).toBe(20);
});

describe('the subtotals that a spreadsheet program writes', () => {
  const goods = ['SYD01', '单件', '是', '01', 1, 'SKU-A', 20, null];
  const figures = [null, null, null, null, 1, null, { type: 'plain', value: 20, formula: true } as const];
  const reasons = (...rows: readonly (readonly Typed[])[]) =>
    build([header, ['IB-1', ...goods], ...rows])?.skipped.map(({ row, reason }) => `${row} ${reason}`);

  test.each(['IB-1 汇总', 'IB-1 小计', 'IB-1 Total', 'IB-1 合计：', 'IB-1计数'])('%s ends its group', (text) => {
    expect(reasons([text, ...figures])).toEqual(['1 header', '3 total']);
  });

  test('stand in the column of their group, one level after the other', () => {
    const lent = { type: 'plain', value: 'IB-1', mergedFrom: 2 } as const;
    expect(reasons([lent, 'SYD01 汇总', ...figures.slice(1)], ['IB-1 汇总', ...figures], ['总计', ...figures])).toEqual(
      ['1 header', '3 total', '4 total', '5 total'],
    );
  });

  test.each<[string, readonly Typed[]]>([
    ['a SKU that ends in a total word', [...Array(6).fill(null), 'Total Care 汇总', 5]],
    ['an order that is no group above', ['IB-2 Total', ...figures]],
    ['an order called like the group’s total, with its goods', ['IB-1 Total', ...goods]],
  ])('%s is a line', (_, cells) => {
    expect(reasons(cells)).toEqual(['1 header']);
  });
});

test('signatures below the table are no lines, wherever they stand', () => {
  const goods = ['IB-1', 'SYD01', '单件', '是', '01', 1, 'SKU-A', 20];
  const built = build([header, goods, [null, null, null, null, '制表：王', null, '审核：', '日期：'], ['以下空白']]);
  expect(built?.skipped.map(({ reason }) => reason)).toEqual(['header', 'instructions', 'instructions']);
});
