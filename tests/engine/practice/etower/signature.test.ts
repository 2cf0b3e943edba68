import { expect, test } from 'vitest';
import { etowerPartner } from '#engine/practice/etower/etower.ts';
import { call, goodOrder } from '../etower-client.ts';
import { practice } from '../practice-server.ts';

const MINUTE = 60_000;

test('a well-signed request passes', async () => {
  const { url } = await practice();
  expect((await call(url, 'po', [goodOrder('A')])).status).toBe(200);
});

test.each([
  ['no date', { without: ['x-walltech-date'] }, /X-WallTech-Date is missing/],
  ['a date in another form', { headers: { 'x-walltech-date': '2024-01-01T00:00:00Z' } }, /RFC 1123/],
  ['a date in another zone', { headers: { 'x-walltech-date': 'Mon, 01 Jan 2024 00:00:00 +0800' } }, /RFC 1123/],
  ['no authorisation', { without: ['authorization'] }, /must be WallTech/],
  ['another scheme', { headers: { authorization: 'Basic YTpi' } }, /must be WallTech/],
  ['another token', { headers: { authorization: 'WallTech other:AAAA' } }, /token is not known/],
  ['a wrong signature', { base64: () => 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' }, /signature is wrong/],
])('%s: 401 that says why', async (_, options, message) => {
  const { url } = await practice();
  const reply = await call(url, 'po', [goodOrder('A')], options);
  expect(reply.status).toBe(401);
  expect(reply.text).toMatch(message);
});

test('the whole address or the path may be signed, unless the practice warehouse is told to be strict', async () => {
  const { url } = await practice();
  const strict = { path: 'url', url: 'path' } as const;
  for (const target of ['url', 'path'] as const) {
    expect((await call(url, 'po', [goodOrder(target)], { target })).status).toBe(200);
    const other = await practice({ partners: [etowerPartner({ signTarget: strict[target] })] });
    const reply = await call(other.url, 'po', [goodOrder(target)], { target });
    expect([reply.status, reply.text]).toEqual([401, expect.stringMatching(/signature is wrong/)]);
  }
});

test('the date may be 15 minutes off, not more, and the Date header shows by how much', async () => {
  const now = Date.parse('2024-05-01T12:00:00Z');
  const { url } = await practice({ clock: () => now });
  for (const off of [-15 * MINUTE, 15 * MINUTE]) {
    expect((await call(url, 'poList', { orderNoList: ['x'] }, { now: now + off })).status).toBe(200);
    const late = await call(url, 'poList', { orderNoList: ['x'] }, { now: now + off * 1.01 });
    expect(late.status).toBe(401);
    expect(late.headers.date).toBe(new Date(now).toUTCString());
  }
});

test('the full URL and the other Base64 alphabet, where the account says so', async () => {
  const urlsafe = (standard: string) => standard.replaceAll('+', '-').replaceAll('/', '_');
  const { url } = await practice({ partners: [etowerPartner({ signTarget: 'url', base64: 'urlsafe' })] });
  // Enough signatures that some contain a character on which the alphabets differ.
  for (let index = 0; index < 10; index += 1) {
    const now = Date.now() + index * 1000;
    const asked = { orderNoList: ['x'] };
    expect((await call(url, 'poList', asked, { target: 'url', base64: urlsafe, now })).status).toBe(200);
    expect((await call(url, 'poList', asked, { target: 'path', base64: urlsafe, now })).status).toBe(401);
  }
});

test.each([
  [405, { method: 'PUT' }],
  [415, { headers: { 'content-type': 'text/plain' } }],
  [406, { headers: { accept: '*/*' } }],
])('%i for a request of another kind', async (status, options) => {
  const { url } = await practice();
  expect((await call(url, 'po', [goodOrder('A')], options)).status).toBe(status);
});
