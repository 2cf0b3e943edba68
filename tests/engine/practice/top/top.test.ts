import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { practice, temporaryFolder } from '../practice-server.ts';
import { goodItem, goodOrder, type Method, post, signedForm } from './top-form.ts';

test.each<Method>(['md5', 'hmac', 'hmac-sha256'])(
  '%s: an order is stored once, and refused as existing from then on',
  async (method) => {
    const ledgerPath = join(temporaryFolder(), 'ledger.ndjson');
    const { url } = await practice({ ledgerPath });
    const order = goodOrder('PO-1', { sender_info: { sender_name: '陈一' } });
    const first = await post(url, signedForm(order, {}, method));
    expect(first.wlb_wms_stock_in_order_notify_response).toMatchObject({ wl_success: true, wl_error_code: '' });
    expect(first.wlb_wms_stock_in_order_notify_response?.order_code).toMatch(/^LBX\d{17}$/);
    const again = await post(url, signedForm(goodOrder('PO-1', { order_type: '999' }), {}, method));
    expect(again.wlb_wms_stock_in_order_notify_response).toMatchObject({
      wl_success: false,
      wl_error_msg: 'order_code PO-1 已存在',
    });
    const records = readFileSync(ledgerPath, 'utf8').trim().split('\n');
    expect(records).toHaveLength(1);
    expect(JSON.parse(records[0] ?? '')).toMatchObject({ partner: 'top', reference: 'PO-1', body: order });
  },
);

test('the address of an account ends with the gateway’s path', async () => {
  const { url, addresses } = await practice();
  expect(addresses.top).toBe(`${url}/router/rest`);
});

test.each([
  [{ method: null }, 21],
  [{ method: 'taobao.item.add' }, 22],
  [{ format: 'xml' }, 23],
  [{ sign_method: 'sha1' }, 25],
  [{ session: null }, 26],
  [{ session: 'expired' }, 27],
  [{ app_key: null }, 28],
  [{ app_key: '87654321' }, 29],
  [{ timestamp: null }, 30],
  [{ timestamp: '2026/06/01 08:00:00' }, 31],
  [{ timestamp: '2016-01-01 12:00:00' }, 31],
  [{ v: null }, 32],
  [{ v: '1.0' }, 33],
])('%j: error %i', async (changes, code) => {
  const { url } = await practice();
  expect((await post(url, signedForm(goodOrder('PO-1'), changes))).error_response?.code).toBe(code);
});

test('a signature must fit every byte, and be there', async () => {
  const { url } = await practice();
  const form = signedForm(goodOrder('PO-1'));
  expect((await post(url, { ...form, remark: 'added' })).error_response?.code).toBe(25);
  expect((await post(url, { ...form, sign: (form.sign ?? '').toLowerCase() })).error_response?.code).toBe(25);
  const { sign: _, ...unsigned } = form;
  expect((await post(url, unsigned)).error_response?.code).toBe(24);
});

test('ten minutes are the most that a timestamp may be off, counted in GMT+8', async () => {
  const at = (minutes: number) => {
    const wall = new Date(Date.now() + 8 * 3_600_000 + minutes * 60_000).toISOString();
    return { timestamp: wall.slice(0, 19).replace('T', ' ') };
  };
  const { url } = await practice();
  for (const minutes of [-9, 9]) {
    expect((await post(url, signedForm(goodOrder(`PO${minutes}`), at(minutes)))).error_response).toBeUndefined();
  }
  for (const minutes of [-11, 11, -480]) {
    expect((await post(url, signedForm(goodOrder('PO-1'), at(minutes)))).error_response).toMatchObject({
      code: 31,
      sub_code: 'isv.timestamp-limit-error',
    });
  }
});

test.each([
  ['application/json', '{}'],
  ['application/x-www-form-urlencoded', 'a=1'],
])('a body that is no form in UTF-8 (%s) is refused', async (type, body) => {
  const { url } = await practice();
  expect((await post(url, body, type)).error_response?.code).toBe(9);
});

const items = (...changes: readonly Parameters<typeof goodItem>[0][]) => ({ order_item_list: changes.map(goodItem) });

test.each([
  [{ store_code: null }, 40, 'store_code'],
  [{ order_item_list: null }, 40, 'order_item_list'],
  [items({ item_id: undefined as never }), 40, 'order_item_list[0].order_item.item_id'],
  [{ remark: '' }, 50, 'remark must not be empty'],
  [{ order_type: '602' }, 50, 'order_type'],
  [{ order_create_time: '2026-02-30 00:00:00' }, 50, 'calendar'],
  [{ expect_start_time: '2026-06-10' }, 50, 'expect_start_time'],
  [{ order_flag: '9，13' }, 50, 'order_flag'],
  [{ extend_fields: 'a:1:2' }, 50, 'extend_fields'],
  [{ colour: 'red' }, 50, 'colour is not known'],
  [{ sender_info: '陈一' }, 50, 'sender_info is no JSON'],
  [{ sender_info: '{"sender_name":"陈一"}}' }, 50, 'sender_info is no JSON'],
  [{ receiver_info: { receiver_code: 'x' } }, 50, 'receiver_info.receiver_code is not known'],
  [{ order_item_list: [] }, 50, '1 to 5000'],
  [
    { order_item_list: Array.from({ length: 5001 }, (_, at) => goodItem({ order_item_id: String(at) })) },
    50,
    '1 to 5000',
  ],
  [{ order_item_list: [goodItem().order_item ?? null] }, 50, 'order_item alone'],
  [items({ item_id: 60123456789012340 as never }), 50, 'item_id must be text'],
  [items({ item_quantity: 0 }), 50, 'item_quantity'],
  [items({ inventory_type: '1' }), 50, 'inventory_type'],
  [items({ purchase_price: 1.5 }), 50, 'purchase_price'],
  [items({ produce_date: '2026-05-01 00:00:00', due_date: '2026-04-01 00:00:00' }), 50, 'due_date is before'],
  [items({}, {}), 50, 'not unique'],
])('%j is refused with %i: %s', async (changes, code, words) => {
  const { url } = await practice();
  const { error_response: error } = await post(url, signedForm(goodOrder('PO-1', changes as never)));
  expect(error?.code).toBe(code);
  expect(error?.sub_code).toMatch(/^isv\./);
  expect(error?.sub_msg).toContain(words);
  expect((await post(url, signedForm(goodOrder('PO-1')))).error_response).toBeUndefined();
});

test.each([[{ expect_start_time: '20260612', expect_end_time: '20260610' }, 'expect_end_time']])(
  '%j is not accepted: %s',
  async (changes, words) => {
    const { url } = await practice();
    const reply = await post(url, signedForm(goodOrder('PO-1', changes)));
    expect(reply.wlb_wms_stock_in_order_notify_response).toMatchObject({ wl_success: false });
    expect(reply.wlb_wms_stock_in_order_notify_response?.wl_error_msg).toContain(words);
  },
);

test.each([
  ['a return without what the page calls optional', { order_type: '501' }],
  ['a transfer without what the page calls optional', { order_type: '302' }],
  [
    'the dates and attributes of the page’s own item',
    items({ produce_date: '2015-03-16 23:40:49', due_date: '2015-03-16 17:13:16', extend_fields: 'demo' }),
  ],
])('accepted: %s', async (_, changes) => {
  const { url } = await practice();
  const reply = await post(url, signedForm(goodOrder('PO-1', changes as never)));
  expect(reply.wlb_wms_stock_in_order_notify_response).toMatchObject({ wl_success: true });
});

test('whatever is sent, signed, gets an answer in an envelope', async () => {
  const { url } = await practice();
  const name = fc.constantFrom('order_code', 'order_item_list', 'sender_info', 'order_type', '__proto__', 'x');
  await fc.assert(
    fc.asyncProperty(fc.dictionary(name, fc.jsonValue()), async (changes) => {
      const order = { ...goodOrder('PO-1'), ...changes };
      const reply = await post(url, signedForm(order as never));
      expect(Object.keys(reply)).toHaveLength(1);
    }),
    { numRuns: 200 },
  );
});
