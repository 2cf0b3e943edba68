import { describe, expect, test } from 'vitest';
import { placeRefusal, type RefusedOrder } from '#engine/submit/refusal/place-refusal.ts';
import type { AnyKind, JsonObject } from '#shared/kinds/kind.ts';
import { findKind } from '#shared/kinds/registry.ts';

type Cells = Readonly<Record<string, string>>;

/** An order whose lines have the ids 1, 2, 3, … */
function orderOf(kind: string, key: string, lines: readonly Cells[], body: JsonObject | null = null): RefusedOrder {
  const found: AnyKind | undefined = findKind(kind);
  if (!found) throw new Error(kind);
  return {
    key,
    keyFields: found.key,
    fields: found.fields,
    body,
    lines: lines.map((cells, at) => ({
      id: at + 1,
      detail: true,
      texts: new Map(Object.entries(cells).map(([field, text]) => [field, [text]])),
    })),
  };
}

const places = (order: RefusedOrder, said: string) => placeRefusal(said, order).map(({ field, line }) => [field, line]);

const head = { referenceNo: 'PO-1', warehouseCode: 'LAX-01', country: 'US' };
const inbound = orderOf('overseas-inbound', 'PO-1', [
  { ...head, boxNo: '01', boxQty: '1', sku: 'SKU-A', productQty: '5', weightDeclared: '12.5' },
  { ...head, boxNo: '02', boxQty: '2', sku: 'SKU-B', productQty: '6', weightDeclared: '30' },
  { ...head, boxNo: '02', boxQty: '2', sku: 'SKU-C', productQty: '7', weightDeclared: '30' },
]);
const stockIn = orderOf('cainiao-stock-in', 'CN-1', [
  { order_code: 'CN-1', store_code: 'STORE-77', item_id: '60123456789012340', sku: 'HAT-1', item_quantity: '3' },
  { order_code: 'CN-1', store_code: 'STORE-77', item_id: '60123456789012341', sku: 'HAT-10', item_quantity: '4' },
]);
const freight = orderOf('freight-order', 'T-9', [
  { tmallOrderId: 'T-9', country: 'US', itemId: '700000001', skuId: '41', quantity: '1', title: '红色保温杯' },
  { tmallOrderId: 'T-9', country: 'US', itemId: '700000002', skuId: '42', quantity: '2', title: '蓝色保温杯' },
]);

describe('a value that the partner names marks its own cell', () => {
  test.each([
    ['SKU-B does not exist', 'sku', 2],
    ['SKU-B 不存在', 'sku', 2],
    ['商品SKU-B不存在', 'sku', 2],
    ['sku: sku-b is not registered', 'sku', 2],
    ['referenceNo:PO-1,SKU SKU-C is not registered', 'sku', 3],
    ['SKU “ＳＫＵ－Ｂ” 未在系统登记', 'sku', 2],
    ['箱号 01 重复', 'boxNo', 1],
    ['box 01 is too heavy', 'boxNo', 1],
    ['SKU-B in box 02 is not registered', 'sku', 2],
    ['箱号02中的SKU-C不存在', 'sku', 3],
    ['SKU-B: productQty must be greater than 0', 'productQty', 2],
    ['SKU-C 的每箱数量超过库存', 'productQty', 3],
    ['box 02: weightDeclared exceeds 22.5', 'weightDeclared', 2],
    ['Warehouse Code LAX-01 is closed', 'warehouseCode', null],
    ['仓库 LAX-01 已停用', 'warehouseCode', null],
    ['US is not a supported shipper country, see country', 'country', null],
    ['发货人国家 US 不支持', 'country', null],
  ])('%s', (said, field, line) => {
    expect(places(inbound, said)).toEqual([[field, line]]);
  });

  test.each([
    ['60123456789012341 is not an item of this owner', 'item_id', 2],
    ['货品ID 60123456789012340 不存在', 'item_id', 1],
    ['HAT-10 不存在', 'sku', 2],
    ['HAT-1 不存在', 'sku', 1],
    ['仓库 STORE-77 不收货', 'store_code', null],
  ])('%s', (said, field, line) => {
    expect(places(stockIn, said)).toEqual([[field, line]]);
  });

  test.each([
    ['item 700000002 is off the shelf', 'itemId', 2],
    ['skuId 42 not found', 'skuId', 2],
    ['商品 红色保温杯 禁止出口', 'title', 1],
    ['国家 US 不可达', 'country', null],
  ])('%s', (said, field, line) => {
    expect(places(freight, said)).toEqual([[field, line]]);
  });
});

test('a value that stands on several lines marks each of them; a list of values marks all that it names', () => {
  expect(places(inbound, '箱号 02 不存在')).toEqual([
    ['boxNo', 2],
    ['boxNo', 3],
  ]);
  expect(places(inbound, 'SKU-A、SKU-C 不存在')).toEqual([
    ['sku', 1],
    ['sku', 3],
  ]);
  expect(places(inbound, 'SKU-A/SKU-B not registered')).toEqual([
    ['sku', 1],
    ['sku', 2],
  ]);
});

describe('in doubt no cell is marked', () => {
  test.each([
    'SKU-1 does not exist',
    'SKU-B2 does not exist',
    'XSKU-B does not exist',
    'SKU-B-01 does not exist',
    'SKU-B may not be sent together with SKU-A',
    'SKU-A in box 02 does not match',
    'sku is not registered',
    'at most 30 boxes, 5 pallets',
    'error 02',
    'the state of the order does not allow it',
    '收货单已关闭，请联系客服',
    'PO-1 was refused',
    '单据内容过长',
    'warehouse LAX-01 does not take this sku',
  ])('%s', (said) => {
    expect(places(inbound, said)).toEqual([[null, null]]);
  });

  test('two fields with the same value on different lines', () => {
    const order = orderOf('overseas-inbound', 'PO-2', [
      { boxNo: 'AB-1', sku: 'SKU-X' },
      { boxNo: 'AB-2', sku: 'AB-1' },
    ]);
    expect(places(order, 'AB-1 is not known')).toEqual([[null, null]]);
    expect(places(order, 'boxNo AB-1 is not known')).toEqual([['boxNo', 1]]);
    expect(places(order, 'sku AB-1 is not known')).toEqual([['sku', 2]]);
  });
});

describe('a field that is named without a value', () => {
  test.each([
    ['warehouseCode is required', 'warehouseCode', null],
    ['shipperAddress.country must be an ISO code', 'country', null],
    ['目的仓不能为空', 'warehouseCode', null],
    ['referenceNo:PO-1,referenceNo may have 50 characters', 'referenceNo', null],
  ])('%s', (said, field, line) => {
    expect(places(inbound, said)).toEqual([[field, line]]);
  });

  test('of a line it marks the only line, or the only one that lacks it', () => {
    const line = { referenceNo: 'PO-1', boxNo: '01', sku: 'SKU-A' };
    expect(places(orderOf('overseas-inbound', 'PO-1', [line]), 'sku is not registered')).toEqual([['sku', 1]]);
    const lacking = orderOf('overseas-inbound', 'PO-1', [
      { ...line, productQty: '1' },
      { ...line, boxNo: '02' },
    ]);
    expect(places(lacking, 'productQty is required')).toEqual([['productQty', 2]]);
  });

  test('in an element of the list that was sent it marks that line', () => {
    const packingDetails = [{ sku: 'SKU-A' }, { sku: 'SKU-B' }, { sku: 'SKU-C' }];
    const said = 'referenceNo:PO-1,packingDetails[1].sku is not registered';
    expect(places({ ...inbound, body: { packingDetails } }, said)).toEqual([['sku', 2]]);
    expect(places({ ...inbound, body: { packingDetails: packingDetails.slice(1) } }, said)).toEqual([[null, null]]);
  });
});

describe('several mistakes in one answer', () => {
  test('each goes to its own cell with its own words', () => {
    const said = 'item_id 60123456789012340 is unknown; HAT-10 has no stock; store_code must be active';
    expect(placeRefusal(said, stockIn)).toEqual([
      { text: 'item_id 60123456789012340 is unknown', field: 'item_id', line: 1 },
      { text: 'HAT-10 has no stock', field: 'sku', line: 2 },
      { text: 'store_code must be active', field: 'store_code', line: null },
    ]);
  });

  test('so do names in a list, with the words in front of it', () => {
    expect(placeRefusal('Missing Required Arguments: store_code, order_type', stockIn)).toEqual([
      { text: 'Missing Required Arguments: store_code', field: 'store_code', line: null },
      { text: 'Missing Required Arguments: order_type', field: 'order_type', line: null },
    ]);
  });

  test('divided by commas, when each part says something of its own', () => {
    expect(placeRefusal('SKU-A 不存在，SKU-C 已停售', inbound)).toEqual([
      { text: 'SKU-A 不存在', field: 'sku', line: 1 },
      { text: 'SKU-C 已停售', field: 'sku', line: 3 },
    ]);
  });

  test('no word is lost, and one mistake keeps the whole sentence', () => {
    const said = 'Please check: SKU-A is unknown; see the manual; SKU-B is unknown';
    expect(placeRefusal(said, inbound).map(({ text }) => text)).toEqual([
      'Please check: SKU-A is unknown; see the manual',
      'SKU-B is unknown',
    ]);
    expect(placeRefusal('SKU-A is unknown; see the manual', inbound)).toEqual([
      { text: 'SKU-A is unknown; see the manual', field: 'sku', line: 1 },
    ]);
  });
});
