import { describe, expect, test } from 'vitest';
import type { InboundOrder } from '#shared/kinds/overseas-inbound/fields.ts';
import { checkOrder } from '#shared/kinds/overseas-inbound/rules.ts';
import { order } from './orders.ts';

const problems = (of: InboundOrder, settings = {}) => checkOrder(of, { settings, today: '2026-06-01' });
const brief = (of: InboundOrder, settings = {}) =>
  problems(of, settings).map(({ code, field, line }) => `${code} ${field} ${line}`);

test('nothing is wrong with a good order, nor with one of which nothing could be read', () => {
  expect(problems(order([{}]))).toEqual([]);
  expect(problems({ key: '', values: {}, lines: [{ id: 1, values: {} }], attachments: [] })).toEqual([]);
});

test('an ETA before the ship date is a warning, on the same moment it is not', () => {
  const dates = { shippedDate: '2026-06-22 00:00:00', eta: '2026-06-21 23:59:59' };
  expect(problems(order([{}], dates))).toMatchObject([
    { code: 'eta.beforeShipped', severity: 'warning', field: 'eta', line: null, params: dates },
  ]);
  expect(problems(order([{}], { ...dates, eta: dates.shippedDate }))).toEqual([]);
});

test('a warehouse’s name where its code belongs is a warning', () => {
  const found = problems(order([{}], { warehouseCode: '悉尼仓' }));
  expect(found).toMatchObject([
    { code: 'warehouse.named', severity: 'warning', field: 'warehouseCode', params: { value: '悉尼仓' } },
  ]);
  const shipper = { ...order([{}]).values, shipperWarehouseCode: '义乌仓' };
  expect(problems({ ...order([{}]), values: shipper }).map(({ code, field }) => `${code} ${field}`)).toContain(
    'warehouse.named shipperWarehouseCode',
  );
  expect(problems(order([{}], { warehouseCode: 'SYD-01 B' }))).toEqual([]);
});

test('a shipper code beside shipper fields is a warning', () => {
  const bare = {
    shipperContactName: undefined,
    shipperPhone: undefined,
    country: undefined,
    addressLine1: undefined,
  };
  const only = order([{}], { shipperWarehouseCode: 'NB-YARD' });
  const values = Object.fromEntries(
    Object.entries({ ...only.values, ...bare }).filter(([, value]) => value !== undefined),
  );
  expect(problems({ ...only, values })).toEqual([]);
  for (const key of ['shipperEmail', 'shipperBizName', 'city', 'addressLine3', 'postCode']) {
    expect(problems({ ...only, values: { ...values, [key]: 'x' } })).toMatchObject([
      { code: 'shipper.ignored', severity: 'warning', field: 'shipperWarehouseCode' },
    ]);
  }
  expect(problems({ ...only, values: { ...values, orderRemark: 'x', attachments: ['a.pdf'] } })).toEqual([]);
});

test('a run of box numbers that is not as long as its count is a warning', () => {
  expect(problems(order([{ boxNo: '1-5', boxQty: 3 }]))).toMatchObject([
    { code: 'box.runOfOthers', severity: 'warning', field: 'boxQty', line: 1, params: { boxes: 5, value: 3 } },
  ]);
  expect(brief(order([{ boxNo: 'C01~C05', boxQty: 4 }]))).toEqual(['box.runOfOthers boxQty 1']);
  for (const good of [
    { boxNo: '1-5', boxQty: 5 },
    // The first of three.
    { boxNo: '1-3', boxQty: 1 },
    { boxNo: '2611-05', boxQty: 2 },
    { boxNo: 'A1-B5', boxQty: 2 },
  ])
    expect(problems(order([good]))).toEqual([]);
});

describe('the lines of one box', () => {
  test.each([
    ['weightDeclared', '13', '12.5'],
    ['lengthDeclared', '61', '60'],
    ['widthDeclared', '41', '40'],
    ['heightDeclared', '36', '35.5'],
    ['boxQty', 2, '1'],
  ] as const)('must agree on %s', (field, value, first) => {
    const mixed = order([{}, { sku: 'SKU-2', [field]: value }]);
    expect(problems(mixed)).toMatchObject([
      {
        code: 'box.disagrees',
        severity: 'error',
        field,
        line: 2,
        params: { boxNo: '01', value, otherLine: 1 },
        fix: { type: 'set', cells: [{ line: 2, field, value: first }] },
      },
    ]);
    expect(problems(order([{}, { boxNo: '02', [field]: value }]))).toEqual([]);
  });

  test('need not agree on what is not the box’s', () => {
    expect(problems(order([{}, { sku: 'SKU-2', productQty: 5, remark: '易碎' }]))).toEqual([]);
  });
});

describe('the same SKU twice in a box', () => {
  test('is an error that offers to add the quantities up', () => {
    expect(problems(order([{}, { productQty: 7 }]))).toEqual([
      {
        code: 'box.duplicateSku',
        severity: 'error',
        field: 'sku',
        line: 2,
        params: { boxNo: '01', sku: 'SKU-1', otherLine: 1 },
        fix: { type: 'merge-lines', keep: 1, drop: 2, cells: [{ line: 1, field: 'productQty', value: '27' }] },
      },
    ]);
  });

  test('in another box is none', () => {
    expect(problems(order([{}, { boxNo: '02' }]))).toEqual([]);
  });

  test('offers one merge at a time, so that no quantity is added to a stale sum', () => {
    const found = problems(order([{}, {}, {}]));
    expect(found.map(({ line, fix }) => [line, fix !== undefined])).toEqual([
      [2, true],
      [3, false],
    ]);
  });

  test('keeps the remark of the dropped line', () => {
    const cells = [
      { line: 1, field: 'productQty', value: '40' },
      { line: 1, field: 'remark', value: '易碎' },
    ];
    expect(problems(order([{}, { remark: '易碎' }]))[0]?.fix).toMatchObject({ cells });
    expect(problems(order([{ remark: '易碎' }, {}]))[0]?.fix).toMatchObject({ cells: cells.slice(0, 1) });
  });

  test.each([
    ['different remarks', { remark: '易碎' }, { remark: '防潮' }],
    ['different weights', {}, { weightDeclared: '13' }],
    ['a sum beyond the limit', {}, { productQty: 2_147_483_647 }],
  ])('offers no merge with %s', (_, one, two) => {
    const found = problems(order([one, two])).filter(({ code }) => code === 'box.duplicateSku');
    expect(found.map(({ fix }) => fix)).toEqual([undefined]);
  });
});

test('box numbers that are sent as numbers must be plain ones', () => {
  const numbers = order([
    { boxNo: '1' },
    { boxNo: '01' },
    { boxNo: 'A1' },
    { boxNo: '1234567890123456' },
    { boxNo: '0' },
  ]);
  expect(brief(numbers)).toEqual([]);
  expect(brief(numbers, { boxNoAs: 'number' })).toEqual([2, 3, 4].map((line) => `box.numberNotNumeric boxNo ${line}`));
});
