import { expect, onTestFinished, test } from 'vitest';
import { createTopCancel, isCancellable } from '#engine/partners/top/cancel.ts';
import { practiceCredentials } from '#engine/practice/practice.ts';
import { topSettings } from '#shared/partners/top.ts';
import { json, serve } from '../support/socket-server.ts';
import { clockAt, goodBody, signal } from './top-client.ts';

async function partnerOf(answer: unknown) {
  const asked: Record<string, string>[] = [];
  const { url, close } = await serve((_, response, body) => {
    asked.push(Object.fromEntries(new URLSearchParams(body)));
    json(response, answer);
  });
  onTestFinished(close);
  const partner = createTopCancel({
    settings: topSettings.parse({ gateway: `${url}/router/rest` }),
    credentials: practiceCredentials.top,
    ports: { fetch, clock: clockAt(Date.now) },
  });
  return { asked, partner };
}

const said = (fields: object) => ({ wlb_wms_order_cancel_notify_response: fields });

test('an order is named by the codes that its notification had, and nothing else of it is sent', async () => {
  const { asked, partner } = await partnerOf(said({ wl_success: true }));
  expect(await partner.cancel(goodBody('PO-1', { remark: 'x' }), signal)).toEqual({ type: 'cancelled' });
  expect(asked[0]).toMatchObject({
    ...{ method: 'taobao.wlb.wms.order.cancel.notify', order_code: 'PO-1', order_type: '601', store_code: 'STORE_1' },
  });
  expect(asked[0]).not.toHaveProperty('remark');
  expect(asked[0]).not.toHaveProperty('order_item_list');
});

test('B2B orders, which the call is not described for, are not accepted', () => {
  const types = [601, 501, 302, 904, 306].map((order_type) => isCancellable({ order_type }));
  expect(types).toEqual([true, true, true, true, false]);
});

test.each([
  [said({ wl_success: 'false', wl_error_code: 'E', wl_error_msg: '已入库' }), { type: 'refused', message: '已入库' }],
  [said({ wl_success: false, wl_error_code: 'S07' }), { type: 'unknown', reason: 'S07' }],
  [said({}), { type: 'unknown', reason: 'unreadable' }],
  [{ hello: 1 }, { type: 'unknown', reason: 'unreadable' }],
  [{ error_response: { code: 15, sub_code: 'isp.x' } }, { type: 'unknown' }],
  [{ error_response: { code: 40 } }, { type: 'refused' }],
  [{ error_response: { code: 27 } }, { type: 'credentials' }],
])('%j', async (answer, result) => {
  const { partner } = await partnerOf(answer);
  expect(await partner.cancel(goodBody('PO-1'), signal)).toMatchObject(result);
});
