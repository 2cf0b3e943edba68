import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLineBuilder, type Retyped } from '#engine/recognise/line-builder.ts';
import { overseasInbound } from '#shared/kinds/overseas-inbound/index.ts';
import type { SourceCell } from '#shared/sheets/cell.ts';
import { recognise, rowsOf, sheetOf, type Typed } from './sheets.ts';

const header = [
  '客户入库单号',
  '目的仓',
  '理货规则',
  '用客户箱号',
  '发出日期',
  '箱号',
  '箱数',
  'SKU',
  '每箱数量',
  '备注',
];
const date: SourceCell = { type: 'date', value: '2026-06-01 00:00:00' };
const good = ['IB-1', 'SYD01', '单件', '是', date, '01', 1, 'SKU-A', 20, 'a note'] as const;

/** What makes a row something else than a line, or nearly. */
const odd = fc.constantFrom<Typed>(
  null,
  ...header,
  'IB-1 汇总',
  'IB-1 小计',
  'IB-2',
  '合计',
  '总计：',
  'Total',
  'Total Care',
  '平均',
  '备注：易碎',
  '制表：王',
  'Order no.: IB-7',
  '入库单号：IB-8',
  '10:30',
  'https://x.example/a',
  '请注意，以上货物全部易碎，必须轻拿轻放。'.repeat(4),
  '-',
  ' ',
  0,
  1,
  20,
  true,
  { type: 'plain', value: 20, formula: true, subtotal: 'sum' },
  { type: 'plain', value: 'IB-1', mergedFrom: 2 },
  { type: 'plain', value: 3, mergedFrom: 2 },
  { type: 'date', value: '2026-06-01 00:00:00', formula: true, subtotal: 'other' },
  { type: 'error', value: '#REF!' },
  { type: 'picture', value: '' },
);

const sums = fc.constantFrom<Readonly<Record<number, Typed>>>(
  { 6: 1 },
  { 8: 20 },
  { 6: 1, 8: 20 },
  { 4: { type: 'date', value: '2026-06-01 00:00:00', formula: true, subtotal: 'other' }, 8: 20 },
);

/** Mostly lines, some with an odd cell or two, some that are little else, and headers that come again. */
const row: fc.Arbitrary<readonly Typed[]> = fc.oneof(
  { weight: 3, arbitrary: fc.constant([...good]) },
  {
    weight: 6,
    arbitrary: fc
      .array(fc.tuple(fc.nat(good.length - 1), odd), { minLength: 1, maxLength: 3 })
      .map((changes) => good.map((cell, at) => changes.find(([index]) => index === at)?.[1] ?? cell)),
  },
  {
    weight: 3,
    arbitrary: fc
      .array(fc.tuple(fc.nat(good.length - 1), odd), { maxLength: 4 })
      .map((given) => good.map((_, at) => given.find(([index]) => index === at)?.[1] ?? null)),
  },
  // A word or two, and otherwise numbers: what totals are made of.
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.array(fc.tuple(fc.constantFrom(0, 1, 5, 7, 9), odd), { maxLength: 2 }), sums)
      .map(([words, numbers]) =>
        good.map((_, at) => words.find(([index]) => index === at)?.[1] ?? numbers[at] ?? null),
      ),
  },
  { weight: 1, arbitrary: fc.constantFrom(header, header.toReversed(), header.slice(2)) },
);

test('a row that is told to be a line at once is one by all rules, and leads to no other reading of the rest', () => {
  let plain = 0;
  const rows = fc.array(fc.tuple(row, fc.constantFrom(0, 0, 1, 2)), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(rows, (drawn) => {
      const table = [header, [...good], ...drawn.map(([cells]) => cells)];
      const [recognition] = recognise([sheetOf(table)]);
      if (!recognition || recognition.use === 'ignored') return;
      const source = rowsOf(table).map((it, at) => ({ ...it, outline: drawn[at - 2]?.[1] ?? 0 }));
      const built = (retyped?: Retyped) => {
        let id = 0;
        // Where something may have been typed since, no row goes the short way.
        const of = { kind: overseasInbound, file: 0, nextId: () => ++id, ...(retyped && { retyped }) };
        const builder = createLineBuilder(recognition, of);
        return { rows: builder.add(source), told: builder.told(), sums: builder.wrongSums(), unused: builder.unused() };
      };
      const short = built();
      plain += short.rows.lines.length;
      expect(short).toEqual(built(new Map()));
    }),
    { numRuns: 200 },
  );
  expect(plain).toBeGreaterThan(200);
});
