import { expect, test } from 'vitest';
import type { Answer, SendResult } from '#engine/partners/partner-client.ts';
import type { TopSettings } from '#shared/partners/top.ts';
import { type Handler, serve } from '../support/socket-server.ts';
import { clientAt, clientOf, outgoing, signal } from './top-client.ts';

const NOW = Date.UTC(2026, 5, 10, 4);
const response = (fields: string) => `{"wlb_wms_stock_in_order_notify_response":{${fields}}}`;
const error = (code: number | string, more = '') =>
  `{"error_response":{"code":${code},"msg":"Remote service error"${more}}}`;
const sub = (code: string, msg = 'because') => `,"sub_code":"${code}","sub_msg":"${msg}"`;

/** Sends one order to a server that answers with this body, over a real socket. */
async function sent(text: string, settings: Partial<TopSettings> = {}, status = 200): Promise<SendResult> {
  const handler: Handler = (_, reply) => reply.writeHead(status).end(text);
  const client = await clientOf(handler, settings);
  return client.send([outgoing('PO-1')], signal);
}

async function answer(text: string, settings: Partial<TopSettings> = {}): Promise<Answer | undefined> {
  const result = await sent(text, settings);
  return result.type === 'answered' ? result.answers.get('PO-1') : undefined;
}

const rejected = (code: string, text: string) => ({ type: 'rejected', messages: [{ code, text }] });

test.each(['true', '"true"'])(
  'wl_success %s: accepted, with the code of the answer to its last digit',
  async (success) => {
    expect(
      await answer(response(`"wl_success":${success},"order_code":60123456789012345678,"request_id":"r1"`)),
    ).toEqual({
      type: 'accepted',
      partnerNo: '60123456789012345678',
      data: { order_code: '60123456789012345678', request_id: 'r1' },
    });
  },
);

test.each(['false', '"false"'])('wl_success %s: rejected in the words of the partner', async (success) => {
  const text = response(`"wl_success":${success},"wl_error_code":"B12","wl_error_msg":"store_code 不存在"`);
  expect(await answer(text)).toEqual(rejected('B12', 'store_code 不存在'));
});

test.each([
  ['isv. under 15', error(15, sub('isv.invalid-parameter')), 'isv.invalid-parameter', 'because'],
  ['isv. under 50', error(50, sub('isv.invalid-parameter')), 'isv.invalid-parameter', 'because'],
  ['isv. under a number that means something else', error(10, sub('isv.item-invalid')), 'isv.item-invalid', 'because'],
  ['40', error(40), '40', 'Remote service error'],
  ['41', error('"41"'), '41', 'Remote service error'],
  ['43', error(43), '43', 'Remote service error'],
])('%s: rejected', async (_, text, code, message) => {
  expect(await answer(text)).toEqual(rejected(code, message));
});

test('names of fields alone say nothing: what is said of them stands in the outer message', async () => {
  const text = error(40, sub('isv.missing-parameter', 'store_code, order_item_list[0].order_item.item_id'));
  const words = 'Remote service error: store_code, order_item_list[0].order_item.item_id';
  expect(await answer(text)).toEqual(rejected('isv.missing-parameter', words));
});

test.each(['入库单 PO-1 已存在', '单据编码重复', 'Duplicate order_code', 'The order already exists', 'ORDER_EXISTED'])(
  '%s: there already, whichever layer says so',
  async (words) => {
    const layers = [
      response(`"wl_success":false,"wl_error_code":"B01","wl_error_msg":"${words}"`),
      error(50, sub('isv.biz', words)),
    ];
    for (const text of layers) expect(await answer(text)).toMatchObject({ type: 'exists', partnerNo: null });
  },
);

test.each([
  '仓库不存在',
  'store does not exist',
  "the supplier doesn't exist",
  '明细ID重复',
  'SKU HAT-1 重复',
  'duplicate barcode in the order',
  'duplicate order_item_id',
])('%s: not there, but rejected', async (words) => {
  const text = response(`"wl_success":false,"wl_error_code":"B01","wl_error_msg":"${words}"`);
  expect(await answer(text)).toMatchObject({ type: 'rejected' });
});

test('an order code may hold such words itself', async () => {
  const client = await clientOf((_, reply) =>
    reply.end(response('"wl_success":false,"wl_error_code":"B01","wl_error_msg":"EXIST-1: 库存类型错误"')),
  );
  const result = await client.send([outgoing('EXIST-1')], signal);
  expect(result.type === 'answered' && result.answers.get('EXIST-1')).toMatchObject({ type: 'rejected' });
});

test.each([4, 5, 6, 7, 8])('code %i: throttled', async (code) => {
  expect(await sent(error(code))).toEqual({ type: 'throttled', waitMs: 2000, status: 200, turnedAway: true });
});

test.each([
  ['a limit of its own, under any number', error(50, sub('accesscontrol.limited-by-api-access-count')), 2000],
  [
    'a ban',
    error(7, sub('accesscontrol.limited-by-app-access-count', 'This ban will last for 31062 more seconds')),
    31_062_000,
  ],
  [
    'a ban without end, for a day',
    error(7, sub('', 'This ban will last for 99999999999999999999 more seconds')),
    86_400_000,
  ],
  ['a ban by its words alone', error(99, sub('', 'This ban will last for 1 more seconds')), 1000],
])('%s: throttled for as long as it says', async (_, text, waitMs) => {
  expect(await sent(text)).toEqual({ type: 'throttled', waitMs, status: 200, turnedAway: true });
});

test.each([
  ['isp. under 15', error(15, sub('isp.top-remote-connection-timeout'))],
  ['isp. under a number that means something else', error(40, sub('isp.unknown-error'))],
  ['code 10', error(10)],
  ['an error nobody has documented', error(15, sub('something-else'))],
  ['S07', response('"wl_success":false,"wl_error_code":"S07","wl_error_msg":"系统异常"')],
  ['a page', '<html>busy</html>'],
  ['half of an answer', '{"wlb_wms_stock_in_order_notify_response":{"wl_succ'],
  ['another answer', '{"result":true}'],
  ['no word about success', response('"order_code":"X"')],
  ['nothing', ''],
])('%s: unknown, to be sent again as it is', async (_, text) => {
  expect(await sent(text)).toMatchObject({ type: 'unknown', status: 200 });
});

test('S07 is a rejection where the account says so', async () => {
  const text = response('"wl_success":false,"wl_error_code":"S07","wl_error_msg":"系统异常"');
  expect(await answer(text, { s07As: 'rejected' })).toEqual(rejected('S07', '系统异常'));
});

test.each([500, 502, 504])('HTTP %i: unknown, whatever the body', async (status) => {
  expect(await sent(error(40), {}, status)).toEqual({ type: 'unknown', reason: `http-${status}`, status });
});

test('a connection that breaks, and one that stays silent: unknown; one that is refused: not sent', async () => {
  const cut = await clientOf((request) => request.socket.destroy());
  expect(await cut.send([outgoing('PO-1')], signal)).toMatchObject({ type: 'unknown' });
  const silent = await clientOf(() => undefined, { timeoutMs: 1000 });
  expect(await silent.send([outgoing('PO-1')], signal)).toEqual({ type: 'unknown', reason: 'timeout' });
  const { url, close } = await serve(() => undefined);
  await close();
  expect(await clientAt(url).send([outgoing('PO-1')], signal)).toMatchObject({ type: 'not-sent' });
});

test.each([
  [11, 'isv.permission-api-package-limit'],
  [12, ''],
  [13, ''],
  [25, ''],
  [26, ''],
  [27, 'sessionkey-not-generated-by-server'],
  [28, ''],
  [29, 'isv.appkey-not-exists'],
])('code %i %s: the credentials, without their text', async (code, subCode) => {
  const message = [code, subCode].filter(Boolean).join(' ');
  expect(await sent(error(code, subCode && sub(subCode)))).toEqual({ type: 'credentials', message, status: 200 });
});

test.each([
  ['30', error(30)],
  ['31', error(31)],
  ['a limit on the timestamp under any number', error(41, sub('isv.timestamp-limit-error'))],
])('%s: the clock, compared with the Date of the answer', async (_, text) => {
  const handler: Handler = (_request, reply) => {
    reply.setHeader('Date', new Date(NOW - 20 * 60_000).toUTCString());
    reply.end(text);
  };
  const client = await clientOf(handler, {}, () => NOW);
  expect(await client.send([outgoing('PO-1')], signal)).toEqual({ type: 'clock', skewMs: 20 * 60_000, status: 200 });
});
