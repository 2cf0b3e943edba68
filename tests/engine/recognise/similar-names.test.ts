import { expect, test } from 'vitest';
import { nearness } from '#engine/recognise/header-name.ts';

test.each([
  ['客户入库单', '客户入库单号', 1],
  ['客户入库单好', '客户入库单号', 1],
  ['refernceno', 'referenceno', 1],
  ['shiperwarehousecod', 'shipperwarehousecode', 2],
])('%s may be meant for %s', (a, b, edits) => {
  expect(nearness(a, b)).toBe(edits);
});

test.each([
  ['箱号', '箱数'],
  ['目的仓', '目的舱'],
  ['入库单号', '出库单号'],
  ['发货人电话', '收货人电话'],
  ['国际快递单号', '国内快递单号'],
  ['快递单号', '新快递单号'],
  ['合格图片', '不合格图片'],
  ['发货地址1', '发货地址2'],
  ['addressline1', 'addressline2'],
  ['height', 'weight'],
  ['width', 'weight'],
  ['sku', 'skus'],
])('%s is never taken for %s', (a, b) => {
  expect(nearness(a, b)).toBeNull();
});
