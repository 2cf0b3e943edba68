import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { exchange } from '#engine/partners/http/exchange.ts';
import { engineFetch } from '../../../electron/hosts/desktop/engine-fetch.ts';
import { patience } from '../../patience.ts';
import { netFetch } from './stand-in/net-fetch.ts';

test('every request closes its connection, and keeps all else that was asked', async () => {
  const chromium = vi.fn(async () => new Response());
  const send = engineFetch({ fetch: chromium, isOnline: () => true });
  const signal = new AbortController().signal;
  await send(new URL('https://partner.example/po'), {
    method: 'POST',
    body: '{}',
    headers: { authorization: 'a' },
    signal,
  });
  const [url, init] = chromium.mock.calls[0] as unknown as [string, RequestInit];
  expect(url).toBe('https://partner.example/po');
  expect(init).toMatchObject({ method: 'POST', body: '{}', signal, credentials: 'omit' });
  expect(Object.fromEntries(new Headers(init.headers))).toEqual({ authorization: 'a', connection: 'close' });
});

async function server(answer: RequestListener): Promise<string> {
  const http = createServer(answer).listen(0, '127.0.0.1');
  await once(http, 'listening');
  onTestFinished(() => void http.close());
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}/`;
}

/** One call as the engine makes it on the desktop. */
const post = (url: string, token: string, isOnline = () => true) =>
  exchange(
    {
      fetch: engineFetch({ fetch: netFetch, isOnline }),
      clock: { now: () => 0, monotonic: () => 0, sleep: async () => {} },
    },
    { method: 'POST', url, headers: { authorization: token }, body: '{}' },
    { timeoutMs: patience.timeout, signal: new AbortController().signal },
  );

test('two accounts of one host share no cookie', async () => {
  const seen: (string | undefined)[] = [];
  const url = await server((request, response) => {
    seen.push(request.headers.cookie);
    response.setHeader('set-cookie', `session=${request.headers.authorization}; Path=/`).end('{}');
  });
  // Chromium's fetch as it is would send it along.
  await netFetch(url, { headers: { authorization: 'zero' } });
  await netFetch(url);
  expect(await post(url, 'one')).toMatchObject({ type: 'answered' });
  expect(await post(url, 'two')).toMatchObject({ type: 'answered' });
  expect(seen).toEqual([undefined, 'session=zero', undefined, undefined]);
});

test('a redirect is not followed, and keeps its reason though Chromium hands over none', async () => {
  const asked: string[] = [];
  const url = await server((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(302, { location: '/elsewhere' }).end();
  });
  expect(await post(url, 'one')).toEqual({ type: 'unknown', reason: 'redirect' });
  expect(asked).toEqual(['/']);
});

test('what Chromium calls a refused connection has sent nothing; a cut one may have', async () => {
  const closed = await server((request) => void request.socket.destroy());
  expect(await post(closed, 'one')).toMatchObject({ type: 'unknown', reason: expect.stringMatching(/^ERR_/) });
  expect(await post('http://127.0.0.1:1/', 'one')).toMatchObject({ type: 'not-sent' });
});

test('without a network nothing is tried, but on this computer; a network that goes away later is another matter', async () => {
  const offline = () => false;
  expect(await post('https://partner.example/po', 'one', offline)).toEqual({ type: 'not-sent', reason: 'offline' });
  const url = await server((_, response) => void response.end('{}'));
  expect(await post(url, 'one', offline)).toMatchObject({ type: 'answered' });
  const gone = { fetch: () => Promise.reject(new Error('net::ERR_INTERNET_DISCONNECTED')), isOnline: () => true };
  const clock = { now: () => 0, monotonic: () => 0, sleep: async () => {} };
  const call = { method: 'POST', url, headers: {}, body: '{}' } as const;
  const limits = { timeoutMs: patience.timeout, signal: new AbortController().signal };
  expect(await exchange({ fetch: engineFetch(gone), clock }, call, limits)).toEqual({
    type: 'unknown',
    reason: 'ERR_INTERNET_DISCONNECTED',
  });
});
