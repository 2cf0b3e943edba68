import { expect, test } from 'vitest';
import type { StockInOrder } from '#shared/kinds/cainiao-stock-in/fields.ts';
import { cainiaoStockIn } from '#shared/kinds/cainiao-stock-in/index.ts';
import { checkOrder } from '#shared/kinds/cainiao-stock-in/rules.ts';
import { order } from './orders.ts';

const brief = (of: StockInOrder) =>
  checkOrder(of).map(({ severity, code, field, line }) => `${severity} ${code} ${field} ${line}`);

test('a plain order has no problem, nor has one without values', () => {
  expect(checkOrder(order([{}, {}]))).toEqual([]);
  expect(checkOrder({ key: 'PO-1', values: {}, lines: [{ id: 1, values: {} }], attachments: [] })).toEqual([]);
});

test('the expected end is not before the start', () => {
  const times = (start: string, end: string) => brief(order([{}], { expect_start_time: start, expect_end_time: end }));
  expect(times('2026-06-10', '2026-06-10')).toEqual([]);
  expect(times('2026-06-10', '2026-06-09')).toEqual(['error expect.endBeforeStart expect_end_time null']);
});

test('the due date is not before the produce date', () => {
  const dates = { produce_date: '2026-05-01 00:00:00', due_date: '2026-04-30 23:59:59' };
  expect(brief(order([{}, dates]))).toEqual(['error due.beforeProduced due_date 2']);
  expect(brief(order([{ ...dates, due_date: dates.produce_date }]))).toEqual([]);
  // As on the page itself: hours earlier, the same day.
  const sample = { produce_date: '2015-03-16 23:40:49', due_date: '2015-03-16 17:13:16' };
  expect(brief(order([sample]))).toEqual([]);
});

test('an item id of the sheet stands once in an order', () => {
  const [problem, ...others] = checkOrder(
    order([{ order_item_id: '1' }, { order_item_id: '2' }, { order_item_id: '1' }]),
  );
  expect(problem).toMatchObject({ code: 'item.repeated', line: 3, params: { itemId: '1', otherLine: 1 } });
  expect(others).toEqual([]);
});

test('flags that the vendor does not explain are worth a look', () => {
  expect(brief(order([{}], { order_flag: '9, 13' }))).toEqual([]);
  expect(brief(order([{}], { order_flag: '913' }))).toEqual(['warning flag.unknown order_flag null']);
});

test('the return of a refused parcel also names its carrier', () => {
  const refused = { order_type: '501', return_reason: '客户拒收' };
  expect(brief(order([{}], refused))).toEqual([
    'warning return.carrierMissing tms_service_code null',
    'warning return.carrierMissing tms_order_code null',
  ]);
  expect(brief(order([{}], { ...refused, tms_service_code: 'DBL', tms_order_code: '1' }))).toEqual([]);
  expect(brief(order([{}], { ...refused, return_reason: '7天无理由' }))).toEqual([]);
  expect(brief(order([{}], { ...refused, order_type: '601' }))).toEqual([]);
});

test('5 000 items fit; more are an error, with a split into other order codes to be accepted', () => {
  const lines = (count: number) => Array.from({ length: count }, () => ({}));
  expect(checkOrder(order(lines(5000)))).toEqual([]);
  const [problem, ...others] = checkOrder(order(lines(10_001), { remark: '轻放' }));
  expect(others).toEqual([]);
  expect(problem).toMatchObject({ code: 'items.tooMany', severity: 'error', params: { count: 10_001, max: 5000 } });
  const cells = problem?.fix?.type === 'set' ? problem.fix.cells : [];
  const codes = new Map(cells.filter(({ field }) => field === 'order_code').map(({ line, value }) => [line, value]));
  expect([5000, 5001, 10_000, 10_001].map((line) => codes.get(line))).toEqual([
    undefined,
    'PO-1-P2',
    'PO-1-P2',
    'PO-1-P3',
  ]);
  expect(codes.size).toBe(5001);
  const others2 = cells.filter(({ line, field }) => line === 10_001 && field !== 'order_code');
  expect(others2).toEqual([
    { line: 10_001, field: 'store_code', value: 'STORE_1' },
    { line: 10_001, field: 'order_type', value: '601' },
    { line: 10_001, field: 'order_create_time', value: '2026-06-01 08:30:00' },
    { line: 10_001, field: 'remark', value: '轻放' },
  ]);
});

test('every problem has its words in both languages, without a hole', () => {
  const codes = [
    'items.tooMany',
    'item.repeated',
    'expect.endBeforeStart',
    'due.beforeProduced',
    'flag.unknown',
    'return.carrierMissing',
  ] as const;
  for (const code of codes) expect(Object.values(cainiaoStockIn.texts?.[code] ?? {}).filter(Boolean)).toHaveLength(2);
});
