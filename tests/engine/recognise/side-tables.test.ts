import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLineBuilder } from '#engine/recognise/line-builder.ts';
import { overseasInbound } from '#shared/kinds/overseas-inbound/index.ts';
import { kinds } from '#shared/kinds/registry.ts';
import { cellText } from '#shared/sheets/cell.ts';
import { mapped, recognise, rowsOf, sheetOf, type Typed } from './sheets.ts';

type Row = readonly Typed[];
const header: Row = ['客户入库单号', '目的仓', '理货规则', '用客户箱号', '箱号', '箱数', 'SKU', '每箱数量'];
const order = (key: string, sku = 'SKU-A'): Row => [key, 'SYD01', '单件', '是', '01', 1, sku, 20];
const blank = (row: Row): Row => row.map(() => null);

function read(table: readonly Row[]) {
  const [recognition] = recognise([sheetOf(table)], { kinds });
  if (!recognition || recognition.use === 'ignored') throw new Error('not recognised');
  let id = 0;
  const builder = createLineBuilder(recognition, { kind: overseasInbound, kinds, file: 0, nextId: () => ++id });
  const { lines, skipped } = builder.add(rowsOf(table));
  const { tables, columns } = builder.told();
  return {
    recognition,
    lines: lines.map(({ row, cells }) => [row, texts(cells)] as const),
    marked: lines.flatMap(({ cells }) =>
      Object.values(cells).flatMap((cell) => (typeof cell === 'object' ? (cell.otherHeader ?? []) : [])),
    ),
    skipped: skipped.map(({ row, reason }) => `${row} ${reason}`),
    beside: builder.beside().map(({ columns: of, rows, count }) => [...of, ...rows, count]),
    unused: builder.unused(),
    tables,
    columns,
  };
}

const texts = (cells: Readonly<Record<string, Parameters<typeof cellText>[0]>>) =>
  Object.fromEntries(Object.entries(cells).map(([field, cell]) => [field, cellText(cell)]));

describe('two tables beside each other', () => {
  test('are not mixed: a column that only the right one has is not read for the left one’s rows', () => {
    const { lines, beside, skipped, recognition } = read([
      [...header, null, ...header, '申报品名', '单箱重量'],
      [...order('IB-1'), null, ...order('IB-8', 'SKU-Z'), '手机壳', 12],
      [...order('IB-2'), null, ...order('IB-9', 'SKU-Z'), '手机壳', 12],
      [...blank(header), null, ...order('IB-9', 'SKU-Y'), '手机壳', 12],
    ]);
    expect(lines.map(([row, { referenceNo, sku, weightDeclared }]) => [row, referenceNo, sku, weightDeclared])).toEqual(
      [
        [2, 'IB-1', 'SKU-A', undefined],
        [3, 'IB-2', 'SKU-A', undefined],
      ],
    );
    expect(recognition.conflicts).toEqual([]);
    expect(beside).toEqual([[9, 18, 2, 4, 3]]);
    expect(skipped).toEqual(['1 header', '4 beside']);
  });

  test('without an empty column between them, in another order and with more columns', () => {
    const turned = (row: Row) => [row[1] ?? null, row[0] ?? null, ...row.slice(2)];
    const { lines, beside } = read([
      [...header, ...turned(header), '单箱重量'],
      [...order('IB-1'), ...turned(order('IB-9', 'SKU-Z')), 12],
      [...order('IB-2')],
    ]);
    expect(
      lines.map(([, { referenceNo, warehouseCode, weightDeclared }]) => [referenceNo, warehouseCode, weightDeclared]),
    ).toEqual([
      ['IB-1', 'SYD01', undefined],
      ['IB-2', 'SYD01', undefined],
    ]);
    expect(beside).toEqual([[8, 16, 2, 2, 1]]);
  });

  test('one of them a list of goods: what it says of other rows is not sent', () => {
    const { lines, beside } = read([
      [...header, null, 'SKU', '单箱重量', '长'],
      [...order('IB-1'), null, 'SKU-X', 3, 10],
      [...order('IB-2'), null, 'SKU-A', 4, 20],
      [...order('IB-3')],
      [...order('IB-4')],
    ]);
    expect(lines.every(([, cells]) => !('weightDeclared' in cells) && !('lengthDeclared' in cells))).toBe(true);
    expect(lines.map(([, { sku }]) => sku)).toEqual(['SKU-A', 'SKU-A', 'SKU-A', 'SKU-A']);
    expect(beside).toEqual([[9, 11, 2, 3, 2]]);
  });

  test('the left one a list of goods: the orders are read', () => {
    const { lines, beside } = read([
      ['SKU', '中文品名', '单价', null, ...header],
      ['SKU-X', '手机壳', 3, null, ...order('IB-1')],
      ['SKU-A', '手机壳', 3],
    ]);
    expect(lines.map(([row, { referenceNo, sku }]) => [row, referenceNo, sku])).toEqual([[2, 'IB-1', 'SKU-A']]);
    expect(beside).toEqual([[0, 2, 2, 3, 2]]);
  });

  test('in other words, each with a title and the cells above it', () => {
    const packing = header.slice(4);
    const english = ['Box No', 'Box Qty', 'SKU', 'Qty per Box', 'Carton weight (kg)'];
    const form = (key: string): Row => ['客户入库单号：', key, null, null];
    const { lines, beside } = read([
      [...form('IB-1'), null, ...form('IB-2')],
      ['目的仓：', 'SYD01', null, null, null, '目的仓：', 'MEL02', null, null],
      ['理货规则：', '单件', null, null, null, '理货规则：', '单件', null, null],
      ['用客户箱号：', '是', null, null, null, '用客户箱号：', '是', null, null],
      [...packing, null, ...english],
      ['01', 1, 'SKU-A', 20, null, '01', 1, 'SKU-Z', 5, 12],
      [null, null, null, null, null, '02', 1, 'SKU-Z', 5, 12],
    ]);
    expect(
      lines.map(([row, { referenceNo, warehouseCode, sku, weightDeclared }]) => [
        row,
        referenceNo,
        warehouseCode,
        sku,
        weightDeclared,
      ]),
    ).toEqual([[6, 'IB-1', 'SYD01', 'SKU-A', undefined]]);
    expect(beside).toEqual([[5, 9, 6, 7, 2]]);
  });

  test('below a table by itself, and above one', () => {
    const { lines, marked, tables, beside } = read([
      header,
      order('IB-1'),
      [],
      [...header, null, ...header, '单箱重量'],
      [...order('IB-2'), null, ...order('IB-9', 'SKU-Z'), 12],
      [],
      [...header, '单箱重量'],
      [...order('IB-3'), 7],
    ]);
    expect(marked).toEqual([]);
    expect(lines.map(([row, { referenceNo, weightDeclared }]) => [row, referenceNo, weightDeclared])).toEqual([
      [2, 'IB-1', undefined],
      [5, 'IB-2', undefined],
      [8, 'IB-3', '7'],
    ]);
    expect(tables?.map(({ headerRow }) => headerRow)).toEqual([4, 7]);
    expect(beside).toEqual([[9, 17, 5, 5, 1]]);
  });

  test('whose columns leave open which table they are of: they are not used before they were seen', () => {
    const tables = (rows: readonly Row[]) => {
      const [recognition] = recognise([sheetOf([[...header, '单箱重量', ...header], ...rows])], { kinds });
      const column = recognition?.columns.find(({ field }) => field === 'weightDeclared');
      return column && (column.likely ?? 'sure');
    };
    const both = [...order('IB-1'), 12, ...order('IB-9')];
    expect(tables([both])).toBe(true);
    expect(tables([both, [...order('IB-2'), 12]])).toBe('sure');
    expect(tables([both, [...order('IB-2'), null]])).toBeUndefined();
    expect(tables([both, [...blank(header), 12, ...order('IB-8')]])).toBeUndefined();
  });

  test('any two, however far apart, long and wide: their rows are never mixed', () => {
    const extras = ['单箱重量', '长', '宽', '高', '目的仓库名称', '批次'];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fc.shuffledSubarray([...header, ...extras], { minLength: header.length }),
        (gap, leftRows, rightRows, shuffled) => {
          const lacking = header.filter((name) => !shuffled.includes(String(name)));
          const rightHeader = [...shuffled, ...lacking];
          // Without a gap it is the words that come again at which a table begins.
          if (gap === 0)
            rightHeader.sort((a, b) => Number(extras.includes(String(a))) - Number(extras.includes(String(b))));
          const between: Row = Array.from({ length: gap }, () => null);
          const theirs = order('RIGHT', 'RIGHT');
          const right = rightHeader.map((name, at) => theirs[header.indexOf(name)] ?? 500 + at);
          const table = [[...header, ...between, ...rightHeader]];
          for (let row = 0; row < Math.max(leftRows, rightRows); row++) {
            const left = row < leftRows ? order(`LEFT-${row}`, 'LEFT') : blank(header);
            table.push([...left, ...between, ...(row < rightRows ? right : blank(right))]);
          }
          const { lines, beside, unused } = read(table);
          expect(lines.map(([, { referenceNo }]) => referenceNo)).toEqual(
            Array.from({ length: leftRows }, (_, row) => `LEFT-${row}`),
          );
          for (const [, cells] of lines) {
            expect(Object.keys(cells)).toHaveLength(header.length);
            expect(Object.values(cells).filter((text) => text === 'RIGHT' || /^5\d\d$/.test(text))).toEqual([]);
          }
          const from = header.length + gap;
          expect(beside).toEqual([[from, from + rightHeader.length - 1, 2, rightRows + 1, rightRows]]);
          expect(unused).toEqual([]);
        },
      ),
    );
  });
});

describe('one table', () => {
  const of = (table: readonly Row[]) => {
    const [recognition] = recognise([sheetOf(table)], { kinds });
    if (!recognition) throw new Error('not recognised');
    return recognition;
  };

  test('with an empty column in it is read whole', () => {
    const { lines, beside, recognition } = read([
      [...header, null, '单箱重量', '长'],
      [...order('IB-1'), null, 12, 60],
      [...order('IB-2'), null, 12, 60],
    ]);
    expect(recognition.beside).toBeUndefined();
    expect(lines.map(([, { weightDeclared, lengthDeclared }]) => [weightDeclared, lengthDeclared])).toEqual([
      ['12', '60'],
      ['12', '60'],
    ]);
    expect(beside).toEqual([]);
  });

  test('that says a thing in two ways, one of them behind an empty column, is as sure as without that', () => {
    const rows = (gap: Row) => [
      [...header, '外箱毛重', ...gap, '重量', '长', '宽', '高'],
      [...order('IB-1'), 12, ...gap, 11, 60, 40, 30],
      [...order('IB-2'), 13, ...gap, 12, 60, 40, 30],
    ];
    const said = (table: readonly Row[]) =>
      of(table).columns.map((column) => [column.header, column.field, column.likely]);
    expect(said(rows([null]))).toEqual(said(rows([])));
  });

  test('with the key twice is a question', () => {
    const { conflicts, beside } = of([
      [...header, '客户入库单号'],
      [...order('IB-1'), 'IB-1'],
    ]);
    expect(beside).toBeUndefined();
    expect(conflicts.map(({ field }) => field)).toEqual(['referenceNo']);
  });

  test('whose two parties have the same words below their titles is read whole', () => {
    const { beside } = of([
      ['订单号', '发货人', null, null, '收货人', null, null],
      [null, '姓名', '电话', '地址', '姓名', '电话', '地址'],
      ['2205000000000000001', '王一', '13800000001', '深圳', '李二', '13900000002', '悉尼'],
      ['2205000000000000002', '王一', '13800000001', '深圳', '李三', '13900000003', '悉尼'],
    ]);
    expect(beside).toBeUndefined();
  });

  test('whose words come again behind an empty column: what stands there is not used before it was seen', () => {
    const { beside, columns, conflicts } = of([
      [...header, null, 'SKU', '单箱重量'],
      [...order('IB-1'), null, 'SKU-A', 12],
      [...order('IB-2'), null, 'SKU-A', 13],
    ]);
    expect(beside).toBeUndefined();
    expect(conflicts.map(({ field }) => field)).toEqual(['sku']);
    expect(mapped(columns)).toMatchObject({ 单箱重量: 'weightDeclared' });
    expect(columns.find(({ field }) => field === 'weightDeclared')?.likely).toBe(true);
  });
});
