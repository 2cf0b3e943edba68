import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boxHeader, renamedBox } from '#engine/recognise/box-columns.ts';
import { createLineBuilder } from '#engine/recognise/line-builder.ts';
import { overseasInbound } from '#shared/kinds/overseas-inbound/index.ts';
import { recognise, rowsOf, sheetOf, type Typed } from './sheets.ts';

const own = ['客户入库单号', '目的仓', '理货规则', '用客户箱号', 'SKU'];
const row = (sku: string, ...cells: readonly Typed[]): Typed[] => ['IB-1', 'SYD01', '单件', '是', sku, ...cells];

const boxesOf = (headers: readonly Typed[], ...rows: readonly (readonly Typed[])[]) =>
  recognise([sheetOf([[...own, ...headers], ...rows])])[0]
    ?.columns.filter(({ reading }) => reading?.box === 'each')
    .map(({ header, likely }) => [header, likely]);

describe('headers of boxes', () => {
  test.each([
    [['箱1', '箱2', '箱3']],
    [['第1箱', '第2箱']],
    [['Box 1', 'Box 2']],
    [['CTN#01', 'CTN#02']],
    [['C01', 'C02', 'C03']],
    [['1#', '2#', '3#']],
    [[1, 2, 3]],
    [['P1 - B1', 'P1 - B2', 'P1 - B3']],
    [['箱1数量', '箱2数量']],
  ])('%j are likely, and never sure', (headers) => {
    const cells = headers.map((_, at) => at + 1);
    const found = boxesOf(headers, row('SKU-1', ...cells), row('SKU-2', ...cells));
    expect(found).toEqual(headers.map((header) => [String(header), true]));
  });

  test.each([
    ['two bare numbers', [1, 2]],
    ['numbers that do not count on', [1, 3, 5]],
    ['years', [2024, 2025, 2026]],
    ['runs of boxes', ['1-10', '11-20', '21-30']],
  ])('%s are none', (_, headers) => {
    expect(boxesOf(headers, row('SKU-1', 4, 5, 6), row('SKU-2', 4, 5, 6))).toEqual([]);
  });

  test('beside a column of box numbers, or over words, are none', () => {
    expect(boxesOf(['箱号', '箱1', '箱2'], row('SKU-1', '01', 5, 6))).toEqual([]);
    expect(boxesOf(['箱1', '箱2'], row('SKU-1', '红色', '蓝色'), row('SKU-2', '大', 3))).toEqual([]);
  });

  test('under another number are read as that, or are not written', () => {
    expect([boxHeader('Box 07')?.number, renamedBox('Box 07', '12'), renamedBox('Box 07', 'left')]).toEqual([
      '07',
      'Box 12',
      null,
    ]);
  });
});

const quantity = fc.oneof(
  fc.constantFrom<Typed>(null, 0, '0', '-', '', 'x', '12', ' '),
  fc.integer({ min: 1, max: 99 }),
  fc.double({ noNaN: true }),
);
const label = fc.constantFrom('SKU-1', 'SKU-2', '毛重(kg)', '合计', '体积', '注：轻放', 'SKU');
const anyRow = fc.oneof(
  fc.tuple(label, fc.array(quantity, { minLength: 3, maxLength: 3 })).map(([sku, cells]) => row(sku, ...cells)),
  fc
    .tuple(label, fc.array(quantity, { minLength: 3, maxLength: 3 }))
    .map(([sku, cells]) => [null, null, null, null, sku, ...cells]),
  fc.constant<Typed[]>([]),
  fc.constant<Typed[]>([...own, '箱1', '箱2', '箱3']),
);

test('every row of a sheet of boxes is skipped, or a line for each cell that says something', () => {
  let lines = 0;
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 25 }), fc.integer({ min: 1, max: 9 }), (more, batch) => {
      const table = [[...own, '箱1', '箱2', '箱3'], row('SKU-0', 3, 4, 5), row('SKU-9', 3, 4, 5), ...more];
      const readings = Object.fromEntries([5, 6, 7].map((index) => [index, { field: null, box: 'each' as const }]));
      const choices = [{ file: 0, sheet: 'Sheet1', use: 'whole' as const, headerRow: 1, readings }];
      const [recognition] = recognise([sheetOf(table)], { choices });
      if (!recognition) throw new Error('not recognised');
      let id = 0;
      const builder = createLineBuilder(recognition, { kind: overseasInbound, file: 0, nextId: () => ++id });
      const rows = rowsOf(table);
      const built = [];
      for (let from = 0; from < rows.length; from += batch) {
        built.push(builder.add(rows.slice(from, from + batch), rows.slice(from + batch, from + batch + 40)));
      }
      const [made, skipped] = [built.flatMap((it) => it.lines), built.flatMap((it) => it.skipped)];
      const seen = [...new Set(made.map((line) => line.row)), ...skipped.map((it) => it.row)].sort((a, b) => a - b);
      expect(seen).toEqual(table.map((_, at) => at + 1));
      expect(made.map((line) => line.id)).toEqual(made.map((_, at) => at + 1));
      const places = made.map(({ cells: { productQty } }) => typeof productQty === 'object' && productQty.at);
      expect(new Set(places.map((at) => JSON.stringify(at))).size).toBe(made.length);
      for (const line of made) {
        const { productQty: cell, boxNo } = line.cells;
        if (typeof cell !== 'object' || typeof boxNo !== 'object') throw new Error('a line without its box');
        expect(table[line.row - 1]?.[cell.at?.column ?? -1]).toEqual(cell.value);
        expect(boxNo.value).toBe(String((cell.at?.column ?? 0) - 4));
      }
      lines += made.length;
    }),
    { numRuns: 100 },
  );
  expect(lines).toBeGreaterThan(600);
});
