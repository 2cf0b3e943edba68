import { expect, onTestFinished, test } from 'vitest';
import { call } from '#engine/partners/etower/call.ts';
import { hmacSha1 } from '#engine/partners/etower/sign.ts';
import { etowerSettings } from '#shared/partners/etower.ts';
import { type Handler, json, serve } from '../support/socket-server.ts';

const NOW = Date.UTC(2026, 0, 5, 8);
const MINUTE = 60_000;

async function called(handler: Handler, settings: object = {}) {
  const { url, close } = await serve(handler);
  onTestFinished(close);
  const access = {
    settings: etowerSettings.parse({ baseUrl: url, ...settings }),
    credentials: { token: 'token', key: 'key' },
    ports: { fetch, clock: { now: () => NOW, monotonic: () => 0, sleep: async () => {} } },
  };
  return call(access, 'po', '[]', new AbortController().signal);
}

const refusing = (status: number, theirs: number) =>
  called((_, response) => response.writeHead(status, { Date: new Date(theirs).toUTCString() }).end());

test('refused access: the key is blamed while the clocks are within a quarter of an hour of each other', async () => {
  for (const skew of [-15, 0, 15]) {
    expect(await refusing(401, NOW + skew * MINUTE)).toMatchObject({ type: 'credentials', message: 'http-401' });
  }
  expect(await refusing(403, NOW)).toMatchObject({ type: 'credentials', message: 'http-403' });
});

test('refused access: beyond it the clock is, and by how much', async () => {
  expect(await refusing(401, NOW - 15.1 * MINUTE)).toEqual({ type: 'clock', skewMs: 15.1 * MINUTE, status: 401 });
  expect(await refusing(401, NOW + 15.1 * MINUTE)).toEqual({ type: 'clock', skewMs: -15.1 * MINUTE, status: 401 });
});

test('what is signed is what is called, whatever form the address was entered in', async () => {
  let seen = '';
  let signed = '';
  const handler: Handler = ({ headers, url }, response) => {
    const target = `http://${headers.host}${url}`;
    seen = String(headers.authorization);
    signed = hmacSha1('key', `POST\n${headers['x-walltech-date']}\n${target}`).toString('base64');
    json(response, {});
  };
  const { url, close } = await serve(handler);
  onTestFinished(close);
  const written = `${url.replace('http://127.0.0.1', 'HTTP://127.1')}/`;
  await called(handler, { baseUrl: written });
  expect(seen).toBe(`WallTech token:${signed}`);
});

test('a partner that does not answer is waited for as long as the account says', async () => {
  const waiting = async (timeoutMs: number) => ({ timeoutMs, ...(await called(() => undefined, { timeoutMs })) });
  // One account against another: by the clock, a busy machine would be measured.
  const first = await Promise.race([waiting(10_000), waiting(1000)]);
  expect(first).toMatchObject({ timeoutMs: 1000, type: 'unknown', reason: 'timeout' });
});
