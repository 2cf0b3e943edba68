import { expect, test } from 'vitest';
import { practice } from '../practice-server.ts';
import { type CallOptions, call, order } from './caller.ts';

const preview = async (options: CallOptions, clock?: () => number) => {
  const { url } = await practice(clock ? { clock } : {});
  return call(url, 'orderRenderFreight', order('1'), options);
};

test('a right call is let in', async () => {
  expect(await preview({})).toMatchObject({ status: 200, body: { errorCode: 200, success: true } });
});

test.each<[string, CallOptions]>([
  ['another access key', { headers: { 'access-key': 'x' } }],
  ['another user', { headers: { 'user-id': 'x' } }],
  ['a wrong signature', { headers: { signature: 'C5482417D038615D51673E82D12E50AF' } }],
  ['a signature in lower case', { headers: { signature: 'abc' } }],
  ['a timestamp in microseconds', { headers: { timestamp: '1700000000000000' } }],
  ['a timestamp too old', { now: Date.now() - 11 * 60_000 }],
  ['a timestamp too new', { now: Date.now() + 11 * 60_000 }],
  ['a short nonce', { nonce: 'ABC' }],
  ['a nonce with other characters', { nonce: `${'A'.repeat(31)}-` }],
  ['no query', { query: {} }],
  ['another timestamp in the query', { query: { timestamp: '1', sign: 'x' } }],
])('kept out: %s', async (_, options) => {
  const { status, body } = await preview(options);
  expect([status, body.errorCode, body.success]).toEqual([401, 401, false]);
});

test('a nonce is good once', async () => {
  const { url } = await practice();
  const nonce = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
  expect((await call(url, 'orderRenderFreight', order('1'), { nonce })).status).toBe(200);
  expect(await call(url, 'inbound', {}, { nonce })).toMatchObject({
    status: 401,
    body: { errorMsg: 'nonce-str was used before' },
  });
});

test('parcel calls need no query', async () => {
  const { url } = await practice();
  expect((await call(url, 'inbound', {})).body.errorMsg).toMatch(/out_order_id is required/);
});

test('other methods, types and bodies are refused as requests', async () => {
  expect((await preview({ method: 'PUT' })).status).toBe(405);
  expect((await preview({ headers: { 'content-type': 'text/plain' } })).status).toBe(415);
  const { url } = await practice();
  expect((await call(url, 'orderRenderFreight', [])).status).toBe(400);
});
