import { expect, test } from 'vitest';
import { kinds } from '#shared/kinds/registry.ts';
import { recognise, sheetOf, type Typed } from './sheets.ts';

type Column = readonly [header: string, ...values: Typed[]];

const base: readonly Column[] = [
  ['入库仓库编码', 'STORE_666110', 'STORE_666110', 'STORE_666111'],
  ['创建时间', '2026-06-22 10:20:00', '2026-06-22 11:00:00', '2026-06-23 09:00:00'],
  ['商家编码', 'SKU-A01', 'SKU-B02', 'SKU-C03'],
  ['应收数量', 20, 21, 22],
  ['库存类型', '正品', '正品', '残次'],
];
const key: Column = ['入库单号', 'IB-1', 'IB-2', 'IB-3'];
const ofType = (...types: string[]): Column => ['单据类型', ...types];
const returns = ofType('销退入库', '501', '销退');
const transfers = ofType('调拨入库', '302', '调拨');
const bought = ofType('普通入库', '601', '采购入库');
const mixed = ofType('销退入库', '普通入库', '销退入库');

/** What the columns behind those of every sheet came to: the field, with a question mark where somebody is asked. */
function read(...columns: Column[]) {
  const all = [...base, ...columns];
  const rows = [1, 2, 3].map((row) => all.map((column) => column[row] ?? null));
  const table = sheetOf([all.map(([header]) => header), ...rows]);
  const [sheet] = recognise([table], { kinds, kind: 'cainiao-stock-in' });
  const told = sheet?.columns.slice(base.length) ?? [];
  return Object.fromEntries(told.map(({ header, field, likely }) => [header, field && `${field}${likely ? '?' : ''}`]));
}

const buyer: Column = ['买家姓名', '张三', '李四', '王五'];
const nick: Column = ['买家旺旺', 'tb_zhang88', 'tb_li66', 'tb_wang22'];
const other: Column = ['调出仓库', '杭州仓', '杭州仓', '金华仓'];

test.each([
  ['all of them returns', returns, { 买家姓名: 'sender_name', 买家旺旺: 'sender_code' }],
  ['all of them goods that were bought', bought, { 买家姓名: null, 买家旺旺: null }],
  ['of several sorts', mixed, { 买家姓名: 'sender_name?', 买家旺旺: 'sender_code?' }],
  ['of a sort nobody knows', ofType('甲', '乙', '丙'), { 买家姓名: 'sender_name?', 买家旺旺: 'sender_code?' }],
] as const)('a buyer of orders, %s', (_, type, fields) => {
  expect(read(key, type, buyer, nick)).toMatchObject(fields);
});

test('where no column says of which sort the orders are, a buyer may send or not', () => {
  expect(read(key, buyer, nick)).toMatchObject({ 买家姓名: 'sender_name?', 买家旺旺: 'sender_code?' });
});

test.each([
  [transfers, 'sender_name'],
  [bought, 'sender_name?'],
  [mixed, 'sender_name?'],
])('the warehouse that goods leave sends them where all orders are transfers', (type, field) => {
  expect(read(key, type, other)).toMatchObject({ 调出仓库: field });
});

test('a buyer beside an address of the sender’s is not the sender for that', () => {
  const address: Column = ['发件地址', '文一西路969号', '中山路8号', '稠州北路100号'];
  expect(read(key, buyer, address)).toMatchObject({ 买家姓名: 'sender_name?', 发件地址: 'sender_address' });
});

const sold: Column = ['订单号', '2205699990001234567', '2205699990001234568', '2205699990001234569'];
const back: Column = ['退货单号', 'TH26060001', 'TH26060002', 'TH26060003'];
const why: Column = ['退货原因', '七天无理由', '质量问题', '拍错'];

test('the order number of a return is asked about', () => {
  expect(read(sold, returns)).toMatchObject({ 订单号: 'order_code?' });
  expect(read(sold, why)).toMatchObject({ 订单号: 'order_code?' });
  expect(read(sold, bought)).toMatchObject({ 订单号: 'order_code' });
});

test('beside the return’s own number it is that of the sale', () => {
  expect(read(sold, returns, back)).toMatchObject({ 订单号: 'prev_order_code?', 退货单号: 'order_code?' });
});
