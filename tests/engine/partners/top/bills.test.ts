import { describe, expect, onTestFinished, test } from 'vitest';
import { createTopChanges } from '#engine/partners/top/bills.ts';
import { sign } from '#engine/partners/top/sign.ts';
import { practiceCredentials } from '#engine/practice/practice.ts';
import { type TopSettings, topSettings } from '#shared/partners/top.ts';
import { json, serve } from '../support/socket-server.ts';
import { clockAt, signal } from './top-client.ts';

const NOW = Date.UTC(2026, 5, 10, 4);
const window = { from: Date.UTC(2026, 5, 9, 15, 59, 59), to: NOW };

/** A gateway that answers with this; what it was asked stands in `asked`. */
async function gateway(answer: unknown, settings: Partial<TopSettings> = {}, status = 200) {
  const asked: Record<string, string>[] = [];
  const { url, close } = await serve((_, response, body) => {
    asked.push(Object.fromEntries(new URLSearchParams(body)));
    json(response, answer, status);
  });
  onTestFinished(close);
  const partner = createTopChanges({
    settings: topSettings.parse({ gateway: `${url}/router/rest`, ...settings }),
    credentials: practiceCredentials.top,
    ports: { fetch, clock: clockAt(() => NOW) },
  });
  return { asked, partner };
}

const query = (fields: object) => ({ wlb_wms_cainiao_bill_query_response: { request_id: 'r', ...fields } });
const bill = { order_code: 'PO-1', cn_order_code: 'LBX1', status: 'WMS_ACCEPT', modified_time: '2026-06-10 10:00:00' };
const first = {
  key: 'PO-1',
  orderNo: 'LBX1',
  status: 'WMS_ACCEPT',
  statusText: '',
  changedAt: '2026-06-10 10:00:00',
};

describe('documents that changed in a window', () => {
  test('are asked for by the names of the page, in pages, signed, and never by type', async () => {
    const { asked, partner } = await gateway(query({ total_count: 0 }), { pollPageSize: 20 });
    expect(partner.pageSize).toBe(20);
    expect(await partner.changed(window, 3, signal)).toEqual({
      ...{ type: 'answered', status: 200, total: 0, count: 0, orders: [] },
    });
    const { sign: signature, ...params } = asked[0] ?? {};
    expect(signature).toBe(sign(params, practiceCredentials.top.appSecret, 'hmac-sha256'));
    expect(params).toEqual({
      ...{ method: 'taobao.wlb.wms.cainiao.bill.query', app_key: practiceCredentials.top.appKey },
      ...{ session: practiceCredentials.top.session, timestamp: '2026-06-10 12:00:00', format: 'json', v: '2.0' },
      ...{ sign_method: 'hmac-sha256', page_no: '3', page_size: '20' },
      ...{ start_modified_time: '2026-06-09 23:59:59', end_modified_time: '2026-06-10 12:00:00' },
    });
  });

  test('its times are in the zone that the account says', async () => {
    const { asked, partner } = await gateway(query({ total_count: 0 }), { pollZone: 'UTC' });
    await partner.changed(window, 1, signal);
    expect(asked[0]).toMatchObject({
      start_modified_time: '2026-06-09 15:59:59',
      end_modified_time: '2026-06-10 04:00:00',
      timestamp: '2026-06-10 12:00:00',
    });
  });

  test('a page has 50 at most', () => {
    expect(topSettings.parse({}).pollPageSize).toBe(50);
    expect(topSettings.safeParse({ pollPageSize: 51 }).success).toBe(false);
  });

  test.each([
    ['wrapped in the name of its element type', { cainiao_bill_query_orderinfolist: [bill] }],
    ['bare', [bill]],
    ['with each in a member of its own', [{ order_info: bill }]],
    ['wrapped twice', { order_info_list: [{ order_info: bill }] }],
    ['of one, without a list', { order_info: bill }],
  ])('a list is read %s', async (_, list) => {
    const { partner } = await gateway(query({ total_count: 1, order_info_list: list }));
    expect(await partner.changed(window, 1, signal)).toMatchObject({ total: 1, count: 1, orders: [first] });
  });

  test('those of others, without our number, are counted and left out; every type and status is let through', async () => {
    const others = [
      { ...bill, order_code: '', cn_order_code: 'LBX9' },
      { ...bill, order_code: 'PO-2', order_type: 302, status: 'TMS_SIGN', remark: '已签收' },
    ];
    const { partner } = await gateway(query({ total_count: '3', order_info_list: { x: [bill, ...others] } }));
    expect(await partner.changed(window, 1, signal)).toMatchObject({
      total: 3,
      count: 3,
      orders: [first, { key: 'PO-2', status: 'TMS_SIGN', statusText: '已签收' }],
    });
  });

  test('neither a count nor a list says nothing, not even that there are none', async () => {
    for (const fields of [{}, { order_info_list: '' }, { total_count: null, order_info_list: null }]) {
      const { partner } = await gateway(query(fields));
      expect(await partner.changed(window, 1, signal)).toMatchObject({ type: 'unknown', reason: 'unreadable' });
    }
    const { partner } = await gateway(query({ order_info_list: {} }));
    expect(await partner.changed(window, 1, signal)).toMatchObject({ type: 'answered', total: null, count: 0 });
  });

  test('where the account says so it says that there are none, also of a later page', async () => {
    for (const fields of [{}, { order_info_list: '' }, { total_count: null, order_info_list: null }]) {
      const { partner } = await gateway(query(fields), { pollEmptyAs: 'none' });
      const none = { type: 'answered', status: 200, total: 0, count: 0, orders: [] };
      expect(await partner.changed(window, 1, signal)).toEqual(none);
      expect(await partner.changed(window, 2, signal)).toEqual(none);
    }
    const { partner } = await gateway(query({ order_info_list: 'many' }), { pollEmptyAs: 'none' });
    expect(await partner.changed(window, 1, signal)).toMatchObject({ type: 'unknown', reason: 'unreadable' });
  });

  test('without a count there is none', async () => {
    const { partner } = await gateway(query({ order_info_list: [bill] }));
    expect(await partner.changed(window, 1, signal)).toMatchObject({ total: null, count: 1 });
  });

  test.each([
    ['another answer', { wlb_wms_stock_in_order_notify_response: {} }, { type: 'unknown', reason: 'unreadable' }],
    ['no list', query({ order_info_list: 'many' }), { type: 'unknown', reason: 'unreadable' }],
    ['a count that is none', query({ total_count: 'many' }), { type: 'unknown', reason: 'unreadable' }],
    [
      'a refusal in its own words',
      query({ wl_success: false, wl_error_code: 'S01' }),
      { type: 'refused', code: 'S01' },
    ],
    ['isv', { error_response: { code: 50, sub_code: 'isv.x', sub_msg: 'no' } }, { type: 'refused', message: 'no' }],
    [
      'a ban',
      {
        error_response: {
          code: 7,
          sub_code: 'accesscontrol.limited-x',
          sub_msg: 'This ban will last for 90 more seconds',
        },
      },
      { type: 'throttled', waitMs: 90_000 },
    ],
    ['isp', { error_response: { code: 15, sub_code: 'isp.top' } }, { type: 'unknown', reason: '15 isp.top' }],
    ['the session', { error_response: { code: 27 } }, { type: 'credentials' }],
    ['the clock', { error_response: { code: 31 } }, { type: 'clock' }],
  ])('%s says nothing about any order', async (_, answer, result) => {
    const { partner } = await gateway(answer);
    expect(await partner.changed(window, 1, signal)).toMatchObject(result);
  });
});

describe('what was received of an order', () => {
  const stockIn = (info: object) => ({ wlb_wms_stock_in_bill_get_response: { stock_in_info: info } });
  const piece = (inventory_type: number, item_qty: unknown) => ({ inventory_item: { inventory_type, item_qty } });
  const item = (order_item_id: string, apply_qty: number, pieces: object) => ({
    order_item: { order_item_id, item_id: '60123456789012340', item_code: 'A', apply_qty, inventory_item_list: pieces },
  });
  const info = {
    ...{ order_code: 'PO-1', cn_order_code: 'LBX1', order_type: 904, status: 'WMS_CONFIRMED' },
    confirm_time: '2026-06-10 10:00:00',
    order_item_list: {
      stock_in_bill_orderitemlist: [
        item('000001', 100, { inventory_item: [piece(1, 90), piece(101, '5')] }),
        item('000002', 10, [piece(103, 1), piece(201, 2)]),
        item('000003', 7, []),
        item('000001', 3, [piece(1, 3)]),
      ],
    },
  };

  test('is told per line by its own number: all pieces, and the damaged ones of them', async () => {
    const { asked, partner } = await gateway(stockIn(info));
    const line = { name: 'A 60123456789012340', putAwayAt: '2026-06-10 10:00:00' };
    expect(await partner.received('PO-1', false, signal)).toEqual({
      type: 'answered',
      status: 200,
      received: {
        orderNo: 'LBX1',
        lines: [
          { sku: '000001', forecast: 103, putAway: 98, damaged: 5, ...line },
          { sku: '000002', forecast: 10, putAway: 3, damaged: 1, ...line },
          { sku: '000003', forecast: 7, putAway: 0, damaged: 0, ...line },
        ],
      },
    });
    expect(asked[0]).toMatchObject({ method: 'taobao.wlb.wms.stock.in.bill.get', order_code: 'PO-1' });
    expect(asked[0]).not.toHaveProperty('cn_order_code');
  });

  test('which inventory types are damaged is a setting', async () => {
    const { partner } = await gateway(stockIn(info), { damagedTypes: '201' });
    const result = await partner.received('PO-1', false, signal);
    expect(result).toMatchObject({ received: { lines: [{ damaged: 0 }, { damaged: 2 }, { damaged: 0 }] } });
    expect(topSettings.safeParse({ damagedTypes: 'broken' }).success).toBe(false);
  });

  // As the page has it: no status of the document, and no announced quantity of a line.
  const returned = {
    ...{ order_code: 'PO-1', cn_order_code: 'LBX1', order_type: 501, confirm_time: '2026-06-10 10:00:00' },
    order_item_list: {
      cainiao_return_bill_orderitemlist: [
        {
          order_item: {
            ...{ order_item_id: '000001', item_id: '60123456789012340', item_code: 'A' },
            inventory_item_list: { inventory_item: [piece(1, 8), piece(101, 1)] },
          },
        },
      ],
    },
  };

  test('of a sales return it is told by a call of its own, which does not say what was announced', async () => {
    const { asked, partner } = await gateway({ wlb_wms_return_bill_get_response: { return_order_info: returned } });
    const line = { name: 'A 60123456789012340', putAwayAt: '2026-06-10 10:00:00' };
    expect(await partner.received('PO-1', true, signal)).toMatchObject({
      received: { orderNo: 'LBX1', lines: [{ sku: '000001', forecast: null, putAway: 9, damaged: 1, ...line }] },
    });
    expect(asked[0]).toMatchObject({ method: 'taobao.wlb.wms.return.bill.get' });
  });

  test.each(['WMS_ACCEPT', 'WMS_CANCEL', 'SOMETHING_NEW'])(
    'of a document that is %s there it is not said yet, whatever stands beside it',
    async (status) => {
      const open = { order_code: 'PO-1', status, order_item_list: [{ order_item_id: '000001', apply_qty: 10 }] };
      for (const said of [open, { ...info, status }]) {
        const { partner } = await gateway(stockIn(said));
        expect(await partner.received('PO-1', false, signal)).toMatchObject({ received: 'missing' });
      }
    },
  );

  test('without a status, a time and a piece nothing is said; with one of them nothing was received', async () => {
    const bare = { order_code: 'PO-1', order_item_list: [{ order_item_id: '000001' }] };
    const said = async (more: object) => {
      const { partner } = await gateway({
        wlb_wms_return_bill_get_response: { return_order_info: { ...bare, ...more } },
      });
      return partner.received('PO-1', true, signal);
    };
    expect(await said({})).toMatchObject({ received: 'missing' });
    const none = { received: { lines: [{ sku: '000001', putAway: 0 }] } };
    expect(await said({ confirm_time: '2026-06-10 10:00:00' })).toMatchObject(none);
    expect(await said({ status: 'WMS_CONFIRMED' })).toMatchObject(none);
  });

  test.each([
    ['11', {}],
    ['12', {}],
    ['13', {}],
    ['11', { sub_code: 'isv.permission-api-package-limit' }],
    ['15', { sub_code: 'isv.permission-ip-whitelist-limit' }],
  ])('a call that the account may not make (%s %o) is refused by itself: its keys are good', async (code, sub) => {
    const { partner } = await gateway({
      error_response: { code: Number(code), msg: 'Insufficient permissions', ...sub },
    });
    expect(await partner.received('PO-1', false, signal)).toMatchObject({ type: 'refused' });
    expect(await partner.received('PO-1', true, signal)).toMatchObject({ type: 'refused' });
    expect(await partner.changed(window, 1, signal)).toMatchObject({ type: 'credentials' });
  });

  test.each([
    [27, {}],
    [11, { sub_code: 'isv.invalid-session' }],
  ])('keys that are refused are refused here, too (%s %o)', async (code, sub) => {
    const { partner } = await gateway({ error_response: { code, ...sub } });
    expect(await partner.received('PO-1', false, signal)).toMatchObject({ type: 'credentials' });
  });

  test.each([
    ['of another order', { ...info, order_code: 'PO-2' }],
    ['a count that is none', { ...info, order_item_list: [item('1', 1, [piece(1, 'x')])] }],
    ['without a count', { ...info, order_item_list: [item('1', 1, [piece(1, null)])] }],
    ['without the line’s number', { ...info, order_item_list: [item('', 1, [])] }],
    ['no lines', { ...info, order_item_list: [] }],
  ])('%s: nothing is concluded', async (_, said) => {
    const { partner } = await gateway(stockIn(said));
    expect(await partner.received('PO-1', false, signal)).toMatchObject({ received: 'unreadable' });
  });

  test('nothing said is nothing', async () => {
    const { partner } = await gateway({ wlb_wms_stock_in_bill_get_response: {} });
    expect(await partner.received('PO-1', false, signal)).toMatchObject({ received: 'missing' });
  });
});
