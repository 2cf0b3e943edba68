import type { IncomingHttpHeaders } from 'node:http';
import { expect, test } from 'vitest';
import { testAccount } from '#engine/partners/partners.ts';
import { sign } from '#engine/partners/top/sign.ts';
import { practiceCredentials } from '#engine/practice/practice.ts';
import type { TopSettings } from '#shared/partners/top.ts';
import type { Handler } from '../support/socket-server.ts';
import { clientOf, goodBody, outgoing, signal } from './top-client.ts';

const NOW = Date.UTC(2026, 5, 10, 4);
const accepted = '{"wlb_wms_stock_in_order_notify_response":{"wl_success":true,"order_code":"LBX1"}}';

test.each<TopSettings['signMethod']>(['md5', 'hmac', 'hmac-sha256'])(
  '%s: what is sent is what was signed',
  async (signMethod) => {
    let seen: { path: string; headers: IncomingHttpHeaders; body: string } | undefined;
    const handler: Handler = (request, response, body) => {
      seen = { path: request.url ?? '', headers: request.headers, body };
      response.end(accepted);
    };
    const client = await clientOf(handler, { signMethod }, () => NOW);
    const body = goodBody('PO-1', { remark: '轻 放 & 100% + "稳"\u{1F4E6}', sender_info: { sender_name: '陈一' } });
    await client.send([outgoing('PO-1', body)], signal);

    expect(seen?.path).toBe('/router/rest');
    expect(seen?.headers['content-type']).toBe('application/x-www-form-urlencoded;charset=utf-8');
    const { sign: signature, ...params } = Object.fromEntries(new URLSearchParams(seen?.body));
    expect(signature).toBe(sign(params, practiceCredentials.top.appSecret, signMethod));
    expect(params).toEqual({
      method: 'taobao.wlb.wms.stock.in.order.notify',
      app_key: practiceCredentials.top.appKey,
      session: practiceCredentials.top.session,
      timestamp: '2026-06-10 12:00:00',
      format: 'json',
      v: '2.0',
      sign_method: signMethod,
      order_code: 'PO-1',
      store_code: 'STORE_1',
      order_type: '601',
      order_create_time: '2026-06-01 08:30:00',
      remark: body.remark,
      // Byte for byte the stored body's own JSON.
      sender_info: JSON.stringify(body.sender_info),
      order_item_list: JSON.stringify(body.order_item_list),
    });
  },
);

test('it cannot be asked about orders; sending the same order again is safe, one at a time', async () => {
  const client = await clientOf(() => undefined, { concurrency: 3, ratePerSecond: 7 });
  expect(client).toMatchObject({ ordersPerRequest: 1, resendSafe: true, concurrency: 3, ratePerSecond: 7 });
  expect(client.lookup).toBeUndefined();
});

test('the secret never leaves, nor does it come back in a result', async () => {
  let seen = '';
  const client = await clientOf((request, response, body) => {
    seen = `${request.url} ${JSON.stringify(request.headers)} ${body}`;
    response.end(`{"error_response":{"code":27,"msg":"Invalid Session ${practiceCredentials.top.session}"}}`);
  });
  const result = await client.send([outgoing('PO-1')], signal);
  expect(seen).not.toContain(practiceCredentials.top.appSecret);
  expect(JSON.stringify(result)).not.toContain(practiceCredentials.top.session);
});

test.each([
  ['{"error_response":{"code":40,"msg":"Missing Required Arguments","sub_code":"isv.missing-parameter"}}', 'ok'],
  ['{"error_response":{"code":27,"msg":"Invalid Session"}}', 'credentials'],
  ['{"error_response":{"code":31,"msg":"Invalid Timestamp"}}', 'clock'],
  ['{"error_response":{"code":7,"msg":"App Call Limited"}}', 'throttled'],
  ['<html>', 'failing'],
])('an account is tested by a call without an order: %s is %s', async (text, code) => {
  let business: readonly string[] = [];
  const client = await clientOf((_, response, body) => {
    business = [...new URLSearchParams(body).keys()];
    response.end(text);
  });
  expect(await testAccount(client, signal)).toMatchObject({ ok: code === 'ok', code });
  expect(business.toSorted()).toEqual([
    'app_key',
    'format',
    'method',
    'session',
    'sign',
    'sign_method',
    'timestamp',
    'v',
  ]);
});

test.each([
  '<html>Bad Request</html>',
  '{"error_response":{"code":40,"msg":"Missing Required Arguments","sub_code":"isv.missing-parameter"}}',
])('a test that is answered with HTTP 400 is no good one, whatever stands in it: %s', async (text) => {
  const client = await clientOf((_, response) => response.writeHead(400).end(text));
  expect(await testAccount(client, signal)).toEqual({ ok: false, code: 'failing', params: { reason: 'http-400' } });
});
