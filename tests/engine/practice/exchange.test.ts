import { expect, test, vi } from 'vitest';
import { parseFaults } from '#engine/practice/practice.ts';
import { patience } from '../../patience.ts';
import { call, createOrders, goodOrder, signedHeaders, stored } from './etower-client.ts';
import { practice } from './practice-server.ts';

const withFaults = (spec: string) => practice({ faults: parseFaults(spec) });
const order = [goodOrder('A')];

test.each([
  ['http500', 500, undefined, []],
  ['http503', 503, '7', []],
  ['http429', 429, '7', []],
  ['http500-after', 500, undefined, ['A']],
  ['http429-after', 429, '7', ['A']],
  ['http503-after', 503, '7', ['A']],
  ['http504-after', 504, '7', ['A']],
  ['http429-after-bare', 429, undefined, ['A']],
  ['http503-after-bare', 503, undefined, ['A']],
  ['http504-after-bare', 504, undefined, ['A']],
])('%s answers %i', async (fault, status, retryAfter, kept) => {
  const { url } = await withFaults(`${fault}=1,first=1,retry-after=7`);
  const reply = await call(url, 'po', order);
  expect([reply.status, reply.headers['retry-after']]).toEqual([status, retryAfter]);
  expect(await stored(url, 'A')).toEqual(kept);
});

test.each([
  ['cut-before', []],
  ['cut-after', ['A']],
])('%s cuts the connection without an answer', async (fault, kept) => {
  const { url } = await withFaults(`${fault}=1,first=1`);
  await expect(call(url, 'po', order)).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(await stored(url, 'A')).toEqual(kept);
});

test.each([
  ['hang-before', []],
  ['hang-after', ['A']],
])('%s never answers', async (fault, kept) => {
  const { url } = await withFaults(`${fault}=1,only=/po`);
  await expect(call(url, 'po', order, { timeoutMs: 200 })).rejects.toThrow('timeout');
  await expect.poll(() => stored(url, 'A'), patience).toEqual(kept);
});

test('half-body breaks off in the middle of an answer of full length', async () => {
  const { url } = await withFaults('half-body=1,first=1');
  const response = await fetchOrder(url);
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow();
  expect(await stored(url, 'A')).toEqual(['A']);
});

test('slow sends the right answer in small pieces', async () => {
  const { url } = await withFaults('slow=1,slow-ms=300');
  const start = performance.now();
  const response = await fetchOrder(url);
  let pieces = 0;
  let text = '';
  for await (const chunk of response.body ?? []) {
    pieces += 1;
    text += Buffer.from(chunk).toString();
  }
  expect(performance.now() - start).toBeGreaterThan(250);
  expect(pieces).toBeGreaterThan(5);
  expect(JSON.parse(text)).toMatchObject([{ success: true }]);
});

test('non-json is a page with status 200', async () => {
  const { url } = await withFaults('non-json=1,first=1');
  const reply = await call(url, 'po', order);
  expect([reply.status, reply.headers['content-type']]).toEqual([200, 'text/html']);
  expect(() => JSON.parse(reply.text)).toThrow();
  expect(await stored(url, 'A')).toEqual(['A']);
});

test('refuse takes no connections for a while, then goes on at the same port', async () => {
  const { url } = await withFaults('refuse=1,only=/po,refuse-ms=300');
  await expect(call(url, 'po', order)).rejects.toMatchObject({ code: 'ECONNRESET' });
  const refused = () => expect(call(url, 'po', order)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  // A call that comes only after the while meets the next one.
  await vi.waitFor(refused, patience);
  await expect.poll(() => stored(url, 'A').catch(() => null), patience).toEqual([]);
});

test('closing while it refuses is no trouble', async () => {
  const server = await withFaults('refuse=1,refuse-ms=600000');
  await expect(call(server.url, 'po', order)).rejects.toThrow();
  await server.close();
});

test('latency delays every answer, and closing does not wait for it', async () => {
  const server = await withFaults('latency=200');
  const start = performance.now();
  await createOrders(server.url, ...order);
  expect(performance.now() - start).toBeGreaterThanOrEqual(195);
  server.setFaults(parseFaults('latency=600000,only=/po'));
  const late = expect(call(server.url, 'po', [goodOrder('B')])).rejects.toThrow();
  // The server has come to it when it has answered what was asked after it.
  expect(await stored(server.url, 'B')).toEqual([]);
  await Promise.all([late, server.close()]);
});

test('clock: right signatures are too old, and the Date header says why', async () => {
  const { url } = await withFaults('clock=-1200');
  const before = Date.now();
  const reply = await call(url, 'po', order);
  expect(reply.status).toBe(401);
  const theirs = Date.parse(String(reply.headers.date)) + 1_200_000;
  // The header has whole seconds.
  expect(theirs).toBeGreaterThan(before - 1000);
  expect(theirs).toBeLessThanOrEqual(Date.now());
  expect((await call(url, 'po', order, { now: Date.now() - 1_200_000 })).status).toBe(200);
});

test('shuffle answers a batch in another order', async () => {
  const { url } = await withFaults('shuffle=1');
  const answers = await createOrders(url, goodOrder('A'), goodOrder('B'));
  expect(answers.map(({ data }) => data.referenceNo)).toEqual(['B', 'A']);
});

test('faults can be changed while it runs', async () => {
  const server = await practice();
  expect((await call(server.url, 'po', order)).status).toBe(200);
  server.setFaults(parseFaults('http500=1,only=/po'));
  expect((await call(server.url, 'po', order)).status).toBe(500);
  expect(await stored(server.url, 'A')).toEqual(['A']);
  server.setFaults(parseFaults(''));
  expect((await call(server.url, 'po', order)).status).toBe(200);
});

/** Resolves when the head is there, before the body breaks off or dribbles. */
function fetchOrder(url: string): Promise<Response> {
  const path = '/api/supplier-service/v1/b2b/po';
  return fetch(url + path, { method: 'POST', headers: signedHeaders('POST', path), body: JSON.stringify(order) });
}
