import { expect, test } from 'vitest';
import { boxes } from '#shared/kinds/overseas-inbound/boxes.ts';
import { toPayload } from '#shared/kinds/overseas-inbound/payload.ts';
import { goodOrder, order } from './orders.ts';

const packed = {
  boxNo: '01',
  boxQty: 1,
  weightDeclared: 12.5,
  declaredWeightUnit: 'KG',
  lengthDeclared: 60,
  widthDeclared: 40,
  heightDeclared: 35.5,
  declareDimensionUnit: 'CM',
  sku: 'SKU-1',
  productQty: 20,
};

test('blank optional values are left out', () => {
  expect(toPayload(order([{}]), {})).toEqual({
    referenceNo: 'IB-1',
    tallyRule: 2,
    useShipperBoxNo: true,
    warehouseCode: 'SYD01',
    shipperContactName: '王小明',
    shipperPhone: '18856789348',
    shipperAddress: { country: 'CN', addressLine1: '稠州北路100号' },
    packingDetails: [packed],
  });
});

test('everything given is sent, under the names of the contract', () => {
  const full = order([{ remark: '易碎' }, { boxNo: '02', sku: 'SKU-2' }], {
    tallyRule: '1',
    useShipperBoxNo: false,
    shippedDate: '2026-06-22 00:00:00',
    eta: '2026-07-01 08:30:00',
    shipperBizName: '某某公司',
    shipperEmail: 'a@example.com',
    postCode: '322000',
    state: '浙江省',
    city: '义乌市',
    district: '北苑街道',
    addressLine2: '3幢',
    addressLine3: '20楼',
    orderRemark: '6月备货',
    attachments: ['packing-list.pdf'],
  });
  const attachments = [{ name: 'packing-list.pdf', type: 'pdf', size: 9, sha256: 'abc' }];
  expect(toPayload({ ...full, attachments }, {})).toEqual({
    referenceNo: 'IB-1',
    tallyRule: 1,
    useShipperBoxNo: false,
    shippedDate: '2026-06-22 00:00:00',
    eta: '2026-07-01 08:30:00',
    warehouseCode: 'SYD01',
    shipperContactName: '王小明',
    shipperBizName: '某某公司',
    shipperPhone: '18856789348',
    shipperEmail: 'a@example.com',
    shipperAddress: {
      country: 'CN',
      postCode: '322000',
      state: '浙江省',
      city: '义乌市',
      district: '北苑街道',
      addressLine1: '稠州北路100号',
      addressLine2: '3幢',
      addressLine3: '20楼',
    },
    packingDetails: [
      { ...packed, remark: '易碎' },
      { ...packed, boxNo: '02', sku: 'SKU-2' },
    ],
    remark: '6月备货',
    attachments: [{ attachName: 'packing-list.pdf', attachData: { $attachment: 'abc' }, attachType: 'pdf' }],
  });
});

test('with a shipper code the whole shipper block is left out', () => {
  const body = toPayload(order([{}], { shipperWarehouseCode: 'NB-YARD', shipperEmail: 'a@example.com' }), {});
  expect(body).toEqual({
    referenceNo: 'IB-1',
    tallyRule: 2,
    useShipperBoxNo: true,
    warehouseCode: 'SYD01',
    shipperWarehouseCode: 'NB-YARD',
    packingDetails: [packed],
  });
});

test('an order’s remark stays here only where the account’s settings say so', () => {
  const remarked = order([{}], { orderRemark: '6月备货' });
  expect(toPayload(remarked, { sendOrderRemark: true })).toMatchObject({ remark: '6月备货' });
  expect(toPayload(remarked, { sendOrderRemark: false })).not.toHaveProperty('remark');
});

test('what the contract contradicts itself about follows the settings', () => {
  const plain = order([{ boxNo: '7' }], { orderRemark: '6月备货' });
  const settings = { yesNoAs: 'number', boxNoAs: 'number', sendOrderRemark: true };
  expect(toPayload(plain, settings)).toMatchObject({
    useShipperBoxNo: 1,
    remark: '6月备货',
    packingDetails: [{ boxNo: 7 }],
  });
  expect(toPayload({ ...plain, values: { ...goodOrder, useShipperBoxNo: false } }, settings)).toMatchObject({
    useShipperBoxNo: 2,
  });
});

test('decimals keep their digits in the JSON that is sent', () => {
  const json = JSON.stringify(toPayload(order([{ weightDeclared: '9999999.999', heightDeclared: '0.1' }]), {}));
  expect(json).toContain('"weightDeclared":9999999.999,');
  expect(json).toContain('"heightDeclared":0.1,');
});

test('a mixed box is one box; its pieces add up', () => {
  const mixed = order([{ boxQty: 2 }, { boxQty: 2, sku: 'SKU-2', productQty: 5 }, { boxNo: '02', productQty: 1 }]);
  const size = { weightKg: '12.5', lengthCm: '60', widthCm: '40', heightCm: '35.5' };
  expect(boxes(mixed)).toEqual([
    { boxNo: '01', count: 2, units: 25, ...size },
    { boxNo: '02', count: 1, units: 1, ...size },
  ]);
});

test('boxes without readable sizes are boxes still, and lines without a box number are not passed over', () => {
  const lines = [
    { id: 1, values: { boxNo: '01' } },
    { id: 2, values: {} },
  ];
  expect(boxes({ key: '', values: {}, lines, attachments: [] })).toEqual([
    { boxNo: '01', count: 0, units: 0 },
    { boxNo: '', count: 0, units: 0 },
  ]);
});
