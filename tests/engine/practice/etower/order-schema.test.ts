import { describe, expect, test } from 'vitest';
import { order } from '#engine/practice/etower/order-schema.ts';
import type { Json, JsonObject } from '#engine/practice/json.ts';
import { check } from '#engine/practice/schema.ts';
import { goodDetail, goodOrder } from '../etower-client.ts';

const found = (body: JsonObject) => check(order, body).complaints.map(({ code, path }) => `${path}: ${code}`);
const without = (object: JsonObject, name: string) =>
  Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));

/** An order with one value, given by its path, replaced. */
function orderWith(path: string, value: Json): JsonObject {
  const [first = '', second] = path.split('.');
  if (second === undefined) return goodOrder('REF-1', { [first]: value });
  if (first === 'shipperAddress') {
    return goodOrder('REF-1', { shipperAddress: { country: 'CN', addressLine1: 'Road', [second]: value } });
  }
  return goodOrder('REF-1', { packingDetails: [goodDetail({ [second]: value })] });
}

const at = (path: string) => path.replace('packingDetails.', 'packingDetails[0].');

test('a good order, in its shortest and in its longest form', () => {
  expect(found(goodOrder('REF-1'))).toEqual([]);
  const full = goodOrder('REF-1', {
    shippedDate: '2024-02-29 23:59:59',
    eta: '2024-03-09 00:00:00',
    shipperWarehouseCode: '',
    shipperBizName: 'Company',
    shipperEmail: 'a.b@example.com',
    remark: '',
    shipperAddress: {
      country: 'CN',
      addressLine1: 'R',
      addressLine2: '',
      postCode: '1',
      state: 'S',
      city: 'C',
      district: 'D',
    },
    packingDetails: [goodDetail({ boxNo: 1 }), goodDetail({ boxNo: 1, sku: 'SKU-2' }), goodDetail({ boxNo: '2' })],
  });
  expect(found(full)).toEqual([]);
});

describe('lengths count code points', () => {
  test.each([
    ['referenceNo', 50],
    ['warehouseCode', 20],
    ['shipperWarehouseCode', 100],
    ['shipperContactName', 20],
    ['shipperBizName', 50],
    ['shipperPhone', 20],
    ['remark', 200],
    ['shipperAddress.postCode', 20],
    ['shipperAddress.state', 20],
    ['shipperAddress.city', 20],
    ['shipperAddress.district', 20],
    ['shipperAddress.addressLine1', 50],
    ['shipperAddress.addressLine2', 100],
    ['shipperAddress.addressLine3', 100],
    ['packingDetails.boxNo', 20],
    ['packingDetails.sku', 20],
    ['packingDetails.remark', 200],
  ])('%s: %i', (path, max) => {
    expect(found(orderWith(path, '\u{1F4E6}'.repeat(max)))).toEqual([]);
    expect(found(orderWith(path, 'x'.repeat(max + 1)))).toEqual([`${at(path)}: practice.length`]);
    expect(found(orderWith(path, '\u{1F4E6}'.repeat(max + 1)))).toEqual([`${at(path)}: practice.length`]);
    expect(found(orderWith(path, true))).toEqual([`${at(path)}: practice.type`]);
  });

  test('an e-mail address of 50', () => {
    const address = `${'x'.repeat(38)}@example.com`;
    expect(found(orderWith('shipperEmail', address))).toEqual([]);
    expect(found(orderWith('shipperEmail', `x${address}`))).toEqual(['shipperEmail: practice.length']);
  });
});

describe('values', () => {
  const good: readonly (readonly [string, readonly Json[]])[] = [
    ['tallyRule', [1, 2]],
    ['useShipperBoxNo', [true, false, 1, 2]],
    ['packingDetails.boxQty', [1, 2_147_483_647]],
    ['packingDetails.productQty', [1, 9_999_999_999]],
    ['packingDetails.weightDeclared', [0.001, 9_999_999.999, 5]],
    ['packingDetails.lengthDeclared', [0.1, 9999.9]],
  ];
  test.each(good)('%s takes %j', (path, values) => {
    for (const value of values) expect(found(orderWith(path, value))).toEqual([]);
  });

  test.each<[string, Json, string]>([
    ['tallyRule', '1', 'choice'],
    ['tallyRule', 3, 'choice'],
    ['useShipperBoxNo', 0, 'choice'],
    ['useShipperBoxNo', 'true', 'choice'],
    ['shippedDate', '2024-02-30 00:00:00', 'form'],
    ['shippedDate', '2024-01-01 24:00:00', 'form'],
    ['eta', '2024-01-01', 'form'],
    ['eta', 1_700_000_000, 'form'],
    ['shipperEmail', 'nobody', 'form'],
    ['shipperAddress.country', 'XX', 'form'],
    ['shipperAddress.country', 'cn', 'form'],
    ['packingDetails.boxNo', 1.5, 'type'],
    ['packingDetails.boxQty', 0, 'range'],
    ['packingDetails.boxQty', 2_147_483_648, 'range'],
    ['packingDetails.boxQty', 1.5, 'type'],
    ['packingDetails.boxQty', '2', 'type'],
    ['packingDetails.productQty', 0, 'range'],
    ['packingDetails.weightDeclared', 0, 'range'],
    ['packingDetails.weightDeclared', -1, 'range'],
    ['packingDetails.weightDeclared', 10_000_000, 'range'],
    ['packingDetails.weightDeclared', 0.1 + 0.2, 'decimals'],
    ['packingDetails.weightDeclared', 1e-7, 'decimals'],
    ['packingDetails.weightDeclared', '12.3', 'type'],
    ['packingDetails.lengthDeclared', 10_000, 'range'],
    ['packingDetails.widthDeclared', 10.25, 'decimals'],
    ['packingDetails.heightDeclared', 10.25, 'decimals'],
    ['packingDetails.declaredWeightUnit', 'kg', 'choice'],
    ['packingDetails.declareDimensionUnit', 'M', 'choice'],
    ['packingDetails', {}, 'type'],
    ['packingDetails', [], 'count'],
    ['attachments', {}, 'type'],
    ['shipperBizName', null, 'type'],
  ])('%s refuses %j', (path, value, code) => {
    expect(found(orderWith(path, value))).toEqual([`${at(path)}: practice.${code}`]);
  });
});

describe('what must be there', () => {
  test.each([
    'referenceNo',
    'tallyRule',
    'useShipperBoxNo',
    'warehouseCode',
    'packingDetails',
    'shipperContactName',
    'shipperPhone',
  ])('%s', (name) => {
    expect(found(without(goodOrder('REF-1'), name))).toEqual([`${name}: practice.required`]);
    expect(found(goodOrder('REF-1', { [name]: ' ' }))).toEqual([`${name}: practice.required`]);
  });

  test.each(Object.keys(goodDetail()))('packingDetails[0].%s', (name) => {
    const order = goodOrder('REF-1', { packingDetails: [without(goodDetail(), name)] });
    expect(found(order)).toEqual([`packingDetails[0].${name}: practice.required`]);
  });

  test('of the sender: a warehouse code, or contact, phone, country and first address line', () => {
    const bare = ['shipperContactName', 'shipperPhone', 'shipperAddress'].reduce(without, goodOrder('REF-1'));
    expect(found(bare)).toEqual(
      ['shipperContactName', 'shipperPhone', 'shipperAddress.country', 'shipperAddress.addressLine1'].map(
        (path) => `${path}: practice.required`,
      ),
    );
    expect(found({ ...bare, shipperWarehouseCode: 'W1' })).toEqual([]);
  });
});

test('unknown members are refused at every level, inherited names too', () => {
  expect(found(goodOrder('REF-1', { toString: 'x', Eta: 'x' }))).toEqual([
    'toString: practice.unknownField',
    'Eta: practice.unknownField',
  ]);
  expect(found(orderWith('shipperAddress.zip', '1'))).toEqual(['shipperAddress.zip: practice.unknownField']);
  expect(found(orderWith('packingDetails.SKU', '1'))).toEqual(['packingDetails[0].SKU: practice.unknownField']);
});

describe('boxes', () => {
  test.each(['boxQty', 'weightDeclared', 'lengthDeclared', 'widthDeclared', 'heightDeclared'])(
    'elements of one box agree on %s',
    (name) => {
      const details = [goodDetail({ boxNo: 7 }), goodDetail({ boxNo: '7', sku: 'SKU-2', [name]: 3 })];
      expect(found(goodOrder('R', { packingDetails: details }))).toEqual([
        `packingDetails[1].${name}: practice.boxDiffers`,
      ]);
    },
  );

  test('a SKU stands once in a box', () => {
    const details = [goodDetail(), goodDetail({ sku: 'SKU-2' }), goodDetail()];
    expect(found(goodOrder('R', { packingDetails: details }))).toEqual(['packingDetails[2]: practice.duplicateLine']);
  });
});
