import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type ExchangeOptions, exchange } from '#engine/partners/http/exchange.ts';
import { patience } from '../../../patience.ts';
import { type Handler, serve } from '../support/socket-server.ts';

const NOW = Date.UTC(2026, 0, 5, 8);
const clock = { now: () => NOW, monotonic: () => 0, sleep: async () => {} };
const idle = new AbortController().signal;
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

type Options = Partial<ExchangeOptions>;

async function post(handler: Handler, options: Options = {}) {
  const { url, close } = await serve(handler);
  closers.push(close);
  return postTo(`${url}/orders?token=secret-canary`, options);
}

function postTo(url: string, options: Options = {}) {
  const request = { method: 'POST', url, headers: { 'X-Test': 'yes' }, body: '{"a":1}' } as const;
  return exchange({ fetch, clock }, request, { timeoutMs: patience.timeout, signal: idle, maxBytes: 1000, ...options });
}

const status = (code: number, headers: Record<string, string> = {}): Handler => {
  return (_, response) => response.writeHead(code, headers).end('text');
};

test('an answer comes back with status, headers and bytes, and the request as it was written', async () => {
  const result = await post((request, response, body) => {
    response.setHeader('Date', 'Mon, 05 Jan 2026 08:00:00 GMT');
    response.end(`${request.method} ${request.headers['x-test']} ${body}`);
  });
  expect(result).toMatchObject({ type: 'answered', status: 200 });
  if (result.type !== 'answered') return;
  expect(Buffer.from(result.bytes).toString()).toBe('POST yes {"a":1}');
  expect(result.headers.get('date')).toBe('Mon, 05 Jan 2026 08:00:00 GMT');
});

test.each([400, 401, 403, 404, 409, 422])('HTTP %i is an answer', async (code) => {
  expect(await post(status(code))).toMatchObject({ type: 'answered', status: code });
});

test.each([408, 460, 499, 500, 502, 503, 504])('HTTP %i leaves the outcome unknown', async (code) => {
  expect(await post(status(code))).toEqual({ type: 'unknown', reason: `http-${code}`, status: code });
});

test.each([
  [429, { 'Retry-After': '7' }, 7000],
  [429, {}, 2000],
  [429, { 'Retry-After': 'soon' }, 2000],
  [503, { 'Retry-After': '120' }, 120_000],
  // Whatever is said, at most a day.
  [429, { 'Retry-After': '99999999999999999999' }, 86_400_000],
  [503, { 'Retry-After': '9'.repeat(400) }, 86_400_000],
  [503, { 'Retry-After': 'Fri, 31 Dec 9999 23:59:59 GMT' }, 86_400_000],
  // Against the partner's own clock, an hour ahead of ours.
  [503, { 'Retry-After': 'Mon, 05 Jan 2026 09:01:30 GMT', Date: 'Mon, 05 Jan 2026 09:00:00 GMT' }, 90_000],
  [429, { 'Retry-After': 'Mon, 05 Jan 2026 07:00:00 GMT', Date: 'Mon, 05 Jan 2026 08:00:00 GMT' }, 0],
])('HTTP %i with %o waits %i ms', async (code, headers, waitMs) => {
  expect(await post(status(code, headers))).toEqual({ type: 'throttled', waitMs, status: code });
});

test('a refused connection has sent nothing', async () => {
  const { url, close } = await serve(status(200));
  await close();
  expect(await postTo(url)).toEqual({ type: 'not-sent', reason: 'ECONNREFUSED' });
});

test('a failed TLS handshake has sent nothing', async () => {
  const { url, close } = await serve(status(200));
  closers.push(close);
  expect(await postTo(url.replace('http:', 'https:'))).toEqual({
    type: 'not-sent',
    reason: expect.stringMatching(/^ERR_SSL_/),
  });
});

test('an address that is none has sent nothing', async () => {
  expect(await postTo('http://')).toEqual({ type: 'not-sent', reason: 'ERR_INVALID_URL' });
});

test('silence ends as unknown', async () => {
  expect(await post(() => {}, { timeoutMs: 400 })).toEqual({ type: 'unknown', reason: 'timeout' });
});

test('a socket cut after the request is unknown', async () => {
  expect(await post((request) => request.socket.destroy())).toMatchObject({
    type: 'unknown',
    reason: 'UND_ERR_SOCKET',
  });
});

test('a reset is unknown', async () => {
  expect(await post((request) => request.socket.resetAndDestroy())).toEqual({ type: 'unknown', reason: 'ECONNRESET' });
});

test.each([200, 400])('an answer cut in the middle is unknown, also with HTTP %i', async (code) => {
  const result = await post((request, response) => {
    response.writeHead(code, { 'Content-Length': '100' });
    response.write('half', () => setTimeout(() => request.socket.destroy(), 20));
  });
  expect(result).toMatchObject({ type: 'unknown', status: code });
});

test('an answer that never ends is unknown', async () => {
  expect(await post((_, response) => void response.write('half'), { timeoutMs: 2000 })).toEqual({
    type: 'unknown',
    reason: 'timeout',
    status: 200,
  });
});

test('an answer over the limit is not read', async () => {
  const large: Handler = (_, response) => response.end('x'.repeat(2000));
  expect(await post(large)).toEqual({ type: 'unknown', reason: 'too-large', status: 200 });
});

test('redirects are not followed', async () => {
  let asked = 0;
  const result = await post((_, response) => {
    asked += 1;
    response.writeHead(307, { Location: '/elsewhere' }).end();
  });
  expect(result).toEqual({ type: 'unknown', reason: 'redirect', status: 307 });
  expect(asked).toBe(1);
});

test('stopping before the request sends nothing; stopping during it leaves the outcome unknown', async () => {
  const stop = new AbortController();
  const result = post(() => stop.abort(), { signal: stop.signal });
  expect(await result).toEqual({ type: 'unknown', reason: 'stopped' });
  expect(await post(status(200), { signal: stop.signal })).toEqual({ type: 'not-sent', reason: 'stopped' });
});

test('a kept connection that is reset after a request is no reason to send it once more', async () => {
  let connections = 0;
  let requests = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      if (!bytes.toString().startsWith('POST ')) return;
      requests += 1;
      if (requests > 1) socket.resetAndDestroy();
      else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  expect(await postTo(url)).toMatchObject({ type: 'answered' });
  expect(await postTo(url)).toMatchObject({ type: 'unknown' });
  // Whatever was to come by itself would be there before the next one.
  expect(await postTo(url)).toMatchObject({ type: 'unknown' });
  expect({ connections, requests }).toEqual({ connections: 2, requests: 3 });
  server.close();
});
