import fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemIds, toPayload } from '#shared/kinds/cainiao-stock-in/payload.ts';
import { order } from './orders.ts';

test('blank optional values are left out, structures without members too', () => {
  expect(toPayload(order([{}]))).toEqual({
    order_code: 'PO-1',
    store_code: 'STORE_1',
    order_type: 601,
    order_create_time: '2026-06-01 08:30:00',
    order_item_list: [
      { order_item: { order_item_id: '000001', item_id: '60123456789012340', item_quantity: 100, inventory_type: 1 } },
    ],
  });
});

test('everything given is sent, under the names of the contract', () => {
  const party = (prefix: 'sender' | 'receiver') =>
    Object.fromEntries(
      ['phone', 'mobile', 'name', 'address', 'town', 'area', 'city', 'province', 'zip_code'].map((name) => [
        `${prefix}_${name}`,
        `${prefix} ${name}`,
      ]),
    );
  const plain = {
    inbound_type_desc: '加工归还',
    supplier_code: 'SUP-1',
    supplier_name: '某某公司',
    tms_service_code: 'DBL',
    tms_service_name: '德邦物流',
    tms_order_code: '292934291',
    prev_order_code: 'EC1',
    return_reason: '7天',
    extend_fields: 'a:1;b:2',
    remark: '轻放',
  };
  const sender = { ...party('sender'), sender_code: 'nick' };
  const item = {
    order_item_id: '7',
    purchase_price: 99,
    produce_code: 'p1',
    batch_code: 'b1',
    produce_date: '2026-05-01 00:00:00',
    due_date: '2028-05-01 00:00:00',
  };
  const body = toPayload(
    order([{ ...item, item_extend_fields: 'c:3' }], {
      ...plain,
      ...sender,
      ...party('receiver'),
      order_flag: '9, 13',
      expect_start_time: '2026-06-10',
      expect_end_time: '2026-06-12',
    }),
  );
  expect(body).toMatchObject({
    ...plain,
    order_flag: '9,13',
    expect_start_time: '20260610',
    expect_end_time: '20260612',
  });
  expect(body.sender_info).toEqual(sender);
  expect(body.receiver_info).toEqual(party('receiver'));
  expect(body.order_item_list).toMatchObject([{ order_item: { ...item, extend_fields: 'c:3' } }]);
  expect(Object.keys(body)).toHaveLength(4 + 10 + 3 + 3);
});

test('ids of 17 to 19 digits come out as they went in', () => {
  const id = fc.stringMatching(/^[0-9]{17,19}$/);
  fc.assert(
    fc.property(id, (item_id) => {
      expect(JSON.stringify(toPayload(order([{ item_id }])))).toContain(`"item_id":"${item_id}"`);
    }),
  );
});

test('lines are numbered where the sheet does not, around the numbers that it has', () => {
  const ids = (...given: readonly (string | undefined)[]) =>
    itemIds(order(given.map((id) => (id === undefined ? {} : { order_item_id: id }))).lines);
  expect(ids(undefined, undefined, undefined)).toEqual(['000001', '000002', '000003']);
  expect(ids('A1', undefined, '000001', undefined)).toEqual(['A1', '000002', '000001', '000003']);
});
