import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type TypedColumn as Column, inboundColumns, readColumns as read } from '../../fixtures/inbound-columns.ts';

const overseas: readonly Column[] = [...inboundColumns, { header: '颜色', field: null, values: ['红', '蓝', '绿'] }];

/** What a freight order says of its buyer: in an inbound order nobody receives. */
const buyers: readonly Column[] = [
  { header: '收件人', field: null, values: ['张三', '李四', '王五'] },
  { header: '收件人电话', field: null, values: ['13800000000', '13800000001', '13800000002'] },
  { header: '收货地址', field: null, values: ['幸福路 1 号', '幸福路 2 号', '幸福路 3 号'] },
  { header: '净重', field: null, values: [1.5, 2.5, 3.5] },
  { header: '体积重', field: null, values: [5, 6, 7] },
];

const surelyWrong = (columns: ReturnType<typeof read>) =>
  columns.filter(({ isSure, found, field }) => isSure && found !== field);

const order = (length: number) =>
  fc.shuffledSubarray(
    Array.from({ length }, (_, at) => at),
    { minLength: length, maxLength: length },
  );

test('the columns in any order, some left out: none is surely another', () => {
  fc.assert(
    fc.property(order(overseas.length), fc.integer({ min: 4, max: overseas.length }), (places, count) => {
      const columns = places.slice(0, count).flatMap((at) => overseas[at] ?? []);
      expect(surelyWrong(read(columns))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('a header of nonsense is surely nothing, whatever stands below it', () => {
  const nonsense = fc.array(fc.constantFrom('喵', '咕', '嘟', '哒', 'zq', 'xv', 'wuk'), { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(fc.nat(overseas.length - 1), nonsense, (at, words) => {
      const columns = overseas.map((column, other) =>
        other === at ? { ...column, header: words.join(''), field: null } : column,
      );
      expect(surelyWrong(read(columns))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

/** Fields whose values are of another sort than the rest's. */
const texts = new Set(['referenceNo', 'warehouseCode', 'sku', null]);

test('a header of numbers over words, and of words over numbers of another sort, is not sure', () => {
  fc.assert(
    fc.property(fc.nat(overseas.length - 1), fc.nat(overseas.length - 1), (a, b) => {
      const [one, other] = [overseas[a], overseas[b]];
      fc.pre(one !== undefined && other !== undefined && texts.has(one.field) && !texts.has(other.field));
      fc.pre(other.field !== 'boxNo');
      const swapped = overseas.map((column) => (column === other ? { ...other, values: one.values } : column));
      const found = read(swapped).find(({ header }) => header === other.header);
      expect(found?.isSure).toBe(false);
    }),
    { numRuns: 60 },
  );
});

test('columns of another kind between them are surely nothing of this one', () => {
  const all = [...overseas, ...buyers];
  fc.assert(
    fc.property(order(all.length), (places) => {
      expect(surelyWrong(read(places.flatMap((at) => all[at] ?? [])))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('a total beside a number of each is not taken for it', () => {
  const total: Column = { header: '数量', field: null, values: [20, 42, 66] };
  const columns = [...overseas.filter(({ field }) => field !== 'productQty'), total];
  expect(read(columns).find(({ header }) => header === '数量')?.isSure).toBe(false);
});

test('codes below the word for an address are not surely an address', () => {
  const codes: Column = { header: '发货地址', field: null, values: ['ADDR1', 'ADDR1', 'ADDR2'] };
  expect(read([...overseas, codes]).find(({ header }) => header === '发货地址')?.isSure).toBe(false);
  const streets: Column = { ...codes, field: 'addressLine1', values: ['幸福路 1 号', '幸福路 2 号', '幸福路 3 号'] };
  expect(read([...overseas, streets]).find(({ header }) => header === '发货地址')).toMatchObject({
    found: 'addressLine1',
    isSure: true,
  });
});

test.each([
  ['Inner Qty', 'productQty', [20, 21, 22]],
  ['内箱数量', 'productQty', [20, 21, 22]],
  ['原箱号', 'boxNo', ['01', '02', '01']],
  ['原箱数', 'boxQty', [1, 2, 3]],
  ['原箱重量', 'weightDeclared', [12.5, 8.4, 20]],
  ['Carton Nos', 'boxNo', ['1-2', '3-4', '5-6']],
  ['Ctn Nos.', 'boxQty', [1, 2, 3]],
] as const)('%s may be something else and is not surely %s', (header, field, values) => {
  const columns = [...overseas.filter((column) => column.field !== field), { header, field: null, values }];
  expect(read(columns).find((column) => column.header === header)?.isSure).toBe(false);
});

test.each([
  '箱数\n箱号',
  'Carton Weight KG\nCarton No',
  'Box Weight (kg)/Box Number',
  '目的仓库/入库单号',
  'Item Name / SKU',
  'ERP单号 / 入库仓库编号',
])('%j says two fields and is surely none of them, also beside a column that says one', (header) => {
  const both: Column = { header, field: null, values: [1, 2, 3] };
  expect(surelyWrong(read([...overseas, both]))).toEqual([]);
  expect(surelyWrong(read([both, ...overseas.slice(0, 2), ...overseas.slice(8)]))).toEqual([]);
});

test('of two columns of one name neither is sure', () => {
  const notes: Column = { header: '备注', field: null, values: ['易碎', '轻放', ''] };
  expect(surelyWrong(read([...overseas, notes, { ...notes, values: ['急', '', ''] }]))).toEqual([]);
});
