import { expect, test } from 'vitest';
import type { SendResult } from '#engine/partners/partner-client.ts';
import { testAccount } from '#engine/partners/partners.ts';
import { type Handler, serve } from '../support/socket-server.ts';
import { clientAt, clientOf, outgoing, signal } from './xport-client.ts';

const KINDS = ['freight-order', 'domestic-logistics', 'package-inbound'] as const;
const NOW = Date.UTC(2026, 5, 10, 4);

/** Sends one order to a server that answers with this text, over a real socket. */
async function sent(kind: string, text: string, status = 200, headers = {}): Promise<SendResult> {
  const handler: Handler = (_, reply) => reply.writeHead(status, headers).end(text);
  const client = await clientOf(handler, kind);
  return client.send([outgoing('888')], signal);
}

async function answer(kind: string, text: string, status = 200) {
  const result = await sent(kind, text, status);
  return result.type === 'answered' ? result.answers.get('888') : result;
}

const pp = (more: string, code: unknown = 200, success = true) =>
  `{"errorCode":${JSON.stringify(code)},"success":${success},${more}}`;
const rejected = (code: string, text: string) => ({ type: 'rejected', messages: [{ code, text }] });

test('accepted: a booking with everything it says, ids to their last digit even as numbers', async () => {
  const data =
    '{"orderId":"2202611220000000001","orderFee":{"amount":"322.92","currency":"USD"},"subOrders":[{"n":2887421737338134261}]}';
  expect(await answer('freight-order', pp(`"errorMsg":null,"data":${data}`))).toEqual({
    type: 'accepted',
    partnerNo: '2202611220000000001',
    data: {
      orderId: '2202611220000000001',
      orderFee: { amount: '322.92', currency: 'USD' },
      subOrders: [{ n: '2887421737338134261' }],
    },
  });
});

test.each(['null', '""'])('accepted: an update whose errorMsg is %s and whose data is null', async (errorMsg) => {
  expect(await answer('domestic-logistics', pp(`"errorMsg":${errorMsg},"data":null`))).toEqual({
    type: 'accepted',
    partnerNo: null,
    data: {},
  });
});

test('accepted: a parcel call whose data is true', async () => {
  expect(await answer('package-inbound', '{"data":true}')).toEqual({ type: 'accepted', partnerNo: null, data: {} });
});

test.each([400, 403, 404, 409])(
  'unknown: a yes under the status %i, which a gateway may have put on it',
  async (status) => {
    const text = pp('"errorMsg":null,"data":{"orderId":"22"}');
    expect(await sent('freight-order', text, status)).toMatchObject({ type: 'unknown', reason: 'contradictory' });
  },
);

test.each([408, 499, 460, 504])(
  'unknown: code %i inside an answer, by which nobody knows what was done',
  async (code) => {
    const text = pp('"errorMsg":"timeout","data":null', code, false);
    expect(await sent('freight-order', text)).toMatchObject({ type: 'unknown', reason: `code-${code} timeout` });
  },
);

test('rejected: code and message as they come', async () => {
  const text = pp('"errorMsg":"receiverAddress.zip 不正确","data":null', 30012, false);
  expect(await answer('freight-order', text)).toEqual(rejected('30012', 'receiverAddress.zip 不正确'));
  expect(await answer('domestic-logistics', pp('"errorMsg":"订单不存在"', 'E1', false))).toEqual(
    rejected('E1', '订单不存在'),
  );
});

test.each(['{"data":false}', '{"data":null}', '{"data":"ok"}', '{"data":{"id":1}}'])(
  'rejected: a parcel call answered %s',
  async (text) => expect(await answer('package-inbound', text)).toEqual(rejected('', '')),
);

test('rejected: a parcel call with an error code, whatever its data', async () => {
  expect(await answer('package-inbound', '{"errorCode":700,"errorMsg":"status 为空","data":null}')).toEqual(
    rejected('700', 'status 为空'),
  );
});

test.each(KINDS)('%s: HTTP 400 and 404 did nothing: rejected, in the answer’s words or by its status', async (kind) => {
  expect(await answer(kind, '{"errorCode":4000,"errorMsg":"no","success":false}', 400)).toEqual(rejected('4000', 'no'));
  expect(await answer(kind, '<html>', 404)).toEqual(rejected('HTTP 404', ''));
});

test.each([
  ['success without 200', pp('"data":{}', 500, true), 'code-500'],
  ['success with another code', pp('"data":{}', 'X', true), 'contradictory'],
  ['200 without success', pp('"data":{}', 200, false), 'contradictory'],
  ['an error of their system', pp('"errorMsg":"系统繁忙","data":null', 500, false), 'code-500 系统繁忙'],
  ['a page', '<html>busy</html>', 'unreadable'],
  ['half of an answer', '{"errorCode":200,"succ', 'unreadable'],
  ['another answer', '{"result":1}', 'unreadable'],
  ['a list', '[]', 'unreadable'],
  ['nothing', '', 'unreadable'],
])('unknown: %s', async (_, text, reason) => {
  const result = await answer('freight-order', text);
  expect(result).toMatchObject({ type: 'unknown', status: 200 });
  if (reason !== 'code-500') expect(result).toMatchObject({ reason });
});

test('unknown: a parcel call that says yes and no', async () => {
  expect(await answer('package-inbound', '{"data":true,"errorCode":700}')).toMatchObject({ reason: 'contradictory' });
  expect(await answer('package-inbound', '{}')).toMatchObject({ type: 'unknown', reason: 'unreadable' });
});

test.each(KINDS)(
  '%s: HTTP 5xx, a broken connection and silence are unknown; a refused connection is not sent',
  async (kind) => {
    for (const status of [500, 502, 503]) {
      expect(await sent(kind, '{"data":true}', status)).toEqual({ type: 'unknown', reason: `http-${status}`, status });
    }
    const cut = await clientOf((request) => request.socket.destroy(), kind);
    expect(await cut.send([outgoing('888')], signal)).toMatchObject({ type: 'unknown' });
    const half = await clientOf((_, reply) => {
      reply.writeHead(200, { 'content-length': 100 }).write('{"data":');
      setTimeout(() => reply.destroy(), 20);
    }, kind);
    expect(await half.send([outgoing('888')], signal)).toMatchObject({ type: 'unknown', status: 200 });
    const silent = await clientOf(() => undefined, kind, { timeoutMs: 1000 });
    expect(await silent.send([outgoing('888')], signal)).toEqual({ type: 'unknown', reason: 'timeout' });
    const { url, close } = await serve(() => undefined);
    await close();
    expect(await clientAt(url, kind).send([outgoing('888')], signal)).toMatchObject({ type: 'not-sent' });
  },
);

test.each(KINDS)('%s: throttled for as long as the partner says', async (kind) => {
  expect(await sent(kind, '', 429, { 'retry-after': '7' })).toMatchObject({ type: 'throttled', waitMs: 7000 });
  expect(await sent(kind, pp('"data":null', 429, false), 200, { 'retry-after': '7' })).toMatchObject({
    type: 'throttled',
    waitMs: 7000,
  });
  expect(await sent(kind, pp('"data":null', 429, false))).toMatchObject({ type: 'throttled', waitMs: 2000 });
});

test.each([401, 403])('%i, as status or as code: the credentials, unless the clock is to blame', async (code) => {
  expect(await sent('freight-order', '', code)).toMatchObject({ type: 'credentials', status: code });
  expect(await sent('freight-order', pp('"errorMsg":"bad key"', code, false))).toEqual({
    type: 'credentials',
    message: `${code} bad key`,
    status: 200,
  });
  const late: Handler = (_, reply) => {
    reply.setHeader('Date', new Date(NOW - 20 * 60_000).toUTCString());
    reply.writeHead(code).end();
  };
  const client = await clientOf(late, 'freight-order', {}, () => NOW);
  expect(await client.send([outgoing('1')], signal)).toEqual({ type: 'clock', skewMs: 20 * 60_000, status: code });
});

test('a booking is never safe to send again; the others are as the account says', () => {
  const safe = (kind: string, settings = {}) => clientAt('http://127.0.0.1:1', kind, settings).resendSafe;
  expect([safe('freight-order'), safe('domestic-logistics'), safe('package-inbound')]).toEqual([false, true, false]);
  expect(safe('freight-order', { domesticResendSafe: true, packageResendSafe: true })).toBe(false);
  expect(safe('domestic-logistics', { domesticResendSafe: false })).toBe(false);
  expect(safe('package-update', { packageResendSafe: true })).toBe(true);
  expect(clientAt('http://127.0.0.1:1', 'freight-order').lookup).toBeUndefined();
});

test('the harmless call asks for an estimate of nothing', async () => {
  const paths: (string | undefined)[] = [];
  const refusing = await clientOf((request, reply) => {
    paths.push(request.url?.split('?')[0]);
    reply.end(pp('"errorMsg":"lineItems is required"', 4001, false));
  }, 'package-inbound');
  expect(await refusing.probe?.(signal)).toMatchObject({ type: 'answered' });
  expect(paths).toEqual(['/api/v2/open/pp/logistics/itemLogisticsPrice']);
});

test.each([
  ['refuses an estimate of nothing in its own words', pp('"errorMsg":"goods 不能为空"', 1001, false), 200, 'ok'],
  ['answers HTTP 400', '<html>', 400, 'http-400'],
  ['answers HTTP 400 in its own words', pp('"errorMsg":"goods 不能为空"', 1001, false), 400, 'http-400'],
  ['answers HTTP 404', '', 404, 'http-404'],
])('a test of the account that %s', async (_, text, status, said) => {
  const client = await clientOf((_request, reply) => reply.writeHead(status).end(text), 'freight-order');
  const expected = { ok: false, code: 'failing', params: { reason: said } };
  expect(await testAccount(client, signal)).toEqual(said === 'ok' ? { ok: true, code: 'ok', params: {} } : expected);
});
