import { expect, test } from 'vitest';
import { kinds } from '#shared/kinds/registry.ts';
import { recognise, sheetOf } from './sheets.ts';

const ids = ['外部订单号', '1688订单号', '快递单号'];
const kindOf = (headers: readonly string[], name?: string) => {
  const row = headers.map((_, index) => `A${index}`);
  return recognise([sheetOf([[...headers], row], name)], { kinds })[0]?.kind;
};

test.each([
  [['质检结果'], 'package-inbound'],
  [['质检结果', '重量'], 'package-inbound'],
  [['质检结果', '重量', '长', '宽', '高', '不合格说明', '图片', '不合格图片'], 'package-inbound'],
  [['新快递单号'], 'package-update'],
  [['新快递单号', '快递公司'], 'package-update'],
  [['新快递单号', '质检结果'], 'package-update'],
  [['快递公司', '质检结果'], 'package-update'],
  [['重量'], 'package-update'],
  [['商品ID', '数量'], 'package-forecast'],
  [['快递公司', '货源ID', 'SKU ID', '数量', '商品名称'], 'package-forecast'],
])('parcel ids with %o are %s', (columns, kind) => {
  expect(kindOf([...ids, ...columns])).toBe(kind);
});

test('the same in English', () => {
  const english = ['Out Order ID', 'Alibaba Order ID', 'Tracking No'];
  expect(kindOf([...english, 'Inspection Result', 'Weight (kg)'])).toBe('package-inbound');
  expect(kindOf([...english, 'New Tracking No'])).toBe('package-update');
  expect(kindOf([...english, 'Offer ID', 'Qty'])).toBe('package-forecast');
});

test('a title decides where the columns would say otherwise', () => {
  expect(kindOf([...ids, '快递公司', '质检结果'], '包裹入库')).toBe('package-inbound');
  expect(kindOf([...ids, '质检结果'], '包裹更新')).toBe('package-update');
});

test('orders of goods: to be booked, or with their domestic parcels', () => {
  const goods = ['订单号', '商品ID', 'SKU ID', '数量', '商品名称'];
  expect(kindOf([...goods, '国家', '城市', '邮编', '地址', '收件人', '电话'])).toBe('freight-order');
  expect(kindOf([...goods, '国内单号', '快递公司', '揽收时间'])).toBe('domestic-logistics');
});
