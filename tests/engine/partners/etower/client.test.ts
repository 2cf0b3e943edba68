import type { IncomingHttpHeaders } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { createEtowerClient } from '#engine/partners/etower/client.ts';
import { testAccount } from '#engine/partners/partners.ts';
import type { JsonObject } from '#shared/kinds/kind.ts';
import { etowerSettings } from '#shared/partners/etower.ts';
import { type Handler, json, serve } from '../support/socket-server.ts';

const NOW = Date.UTC(2026, 0, 5, 8);
const signal = new AbortController().signal;
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function clientOf(handler: Handler, path = '') {
  const { url, close } = await serve(handler);
  closers.push(close);
  return createEtowerClient({
    settings: etowerSettings.parse({ baseUrl: url + path }),
    credentials: { token: 'canary-token', key: 'canary-key' },
    ports: { fetch, clock: { now: () => NOW, monotonic: () => 0, sleep: async () => {} } },
    readBlob: async (sha) => Buffer.from(`file ${sha}`),
  });
}

const order = (key: string, body: JsonObject = { referenceNo: key }) => ({ key, body, attachments: [] });
const done = (key: string) => ({
  code: '0',
  success: true,
  data: { orderNo: `E-${key}`, referenceNo: key },
  errors: '',
});

test('orders go out as a signed array, with the files in the place of their slots', async () => {
  let seen: { path: string; headers: IncomingHttpHeaders; body: unknown } | undefined;
  const client = await clientOf((request, response, body) => {
    seen = { path: request.url ?? '', headers: request.headers, body: JSON.parse(body) };
    json(response, [done('A'), done('B')]);
  }, '/gateway/');
  const attachments = [{ attachName: 'list.pdf', attachType: 'pdf', attachData: { $attachment: 'abc' } }];
  const result = await client.send([order('A', { referenceNo: 'A', attachments }), order('B')], signal);

  expect(result).toMatchObject({ type: 'answered', status: 200 });
  expect(seen?.path).toBe('/gateway/api/supplier-service/v1/b2b/po');
  expect(seen?.body).toEqual([
    {
      referenceNo: 'A',
      attachments: [{ ...attachments[0], attachData: Buffer.from('file abc').toString('base64') }],
    },
    { referenceNo: 'B' },
  ]);
  expect(seen?.headers).toMatchObject({
    'content-type': 'application/json',
    accept: 'application/json',
    'x-walltech-date': 'Mon, 05 Jan 2026 08:00:00 GMT',
  });
  expect(seen?.headers.authorization).toMatch(/^WallTech canary-token:[\w+/]{27}=$/);
});

test('numbers above 2^53 are the digits that were written, in answers and in look-ups', async () => {
  const numbers = ['9007199254740993', '9007199254740992', '90071992547409931'];
  const client = await clientOf((request, response) => {
    const found = numbers.map((no, index) => `{"orderNo":${no},"referenceNo":${index + 1},"status":0,"statusMsg":""}`);
    const answers = found.map((data) => `{"code":0,"success":true,"data":${data},"errors":""}`);
    response.end(request.url?.endsWith('/po') ? `[${answers}]` : `{"code":0,"data":[${found}]}`);
  });
  const sent = await client.send(
    ['1', '2', '3'].map((key) => order(key)),
    signal,
  );
  const asked = await client.lookup?.(['1', '2', '3'], signal);
  for (const map of ['answers' in sent && sent.answers, asked && 'found' in asked && asked.found]) {
    const told = [...(map || [])].map(([key, answer]) => [key, 'partnerNo' in answer && answer.partnerNo]);
    expect(told).toEqual(numbers.map((no, index) => [`${index + 1}`, no]));
  }
});

test('a look-up asks by reference and tells what is there', async () => {
  let asked: unknown;
  const client = await clientOf((_, response, body) => {
    asked = JSON.parse(body);
    json(response, {
      code: '0',
      data: [
        { orderNo: 'E-A', referenceNo: 'A', status: 1, statusMsg: 'Draft', packingDetails: [] },
        { orderNo: 'E-X', referenceNo: 'X', status: '', statusMsg: '' },
      ],
    });
  });
  expect(await client.lookup?.(['A', 'B'], signal)).toEqual({
    type: 'answered',
    status: 200,
    found: new Map([['A', { type: 'accepted', partnerNo: 'E-A', data: { status: '1', statusMsg: 'Draft' } }]]),
  });
  expect(asked).toEqual({ orderNoList: [], referenceNoList: ['A', 'B'] });
});

test.each([
  [{ code: '0', data: '' }, true],
  [{ code: '0', data: [] }, true],
  [{ code: '0' }, false],
  [{ code: '0005', data: '' }, false],
  ['<html>', false],
])('a look-up answered by %j has found nothing: %s', async (answer, readable) => {
  const client = await clientOf((_, response) => json(response, answer));
  expect(await client.lookup?.(['A'], signal)).toEqual(
    readable
      ? { type: 'answered', status: 200, found: new Map() }
      : { type: 'unknown', reason: 'unreadable', status: 200 },
  );
});

test('401 is the clock when the dates are more than 15 minutes apart, and else the credentials', async () => {
  const at = (minutes: number): Handler => {
    return (_, response) => {
      response.setHeader('Date', new Date(NOW + minutes * 60_000).toUTCString());
      json(response, {}, 401);
    };
  };
  const sent = async (minutes: number) => (await clientOf(at(minutes))).send([order('A')], signal);
  expect(await sent(-20)).toEqual({ type: 'clock', skewMs: 20 * 60_000, status: 401 });
  expect(await sent(600)).toEqual({ type: 'clock', skewMs: -600 * 60_000, status: 401 });
  expect(await sent(14)).toEqual({ type: 'credentials', message: 'http-401', status: 401 });
});

test('a page instead of JSON, and JSON that is no answer, leave the outcome unknown', async () => {
  for (const text of ['<html>welcome</html>', '"ok"', '{"success":tr', '\xff']) {
    const client = await clientOf((_, response) => void response.end(Buffer.from(text, 'latin1')));
    expect(await client.send([order('A')], signal)).toEqual({ type: 'unknown', reason: 'unreadable', status: 200 });
  }
});

test('a request refused as such rejects its orders, with their own errors where there are any', async () => {
  const client = await clientOf((_, response) => response.writeHead(404).end('not here'));
  expect(await client.send([order('A')], signal)).toEqual({
    type: 'answered',
    status: 404,
    answers: new Map([['A', { type: 'rejected', messages: [{ code: 'HTTP 404', text: '' }] }]]),
  });
  const exists = {
    code: '1',
    success: false,
    data: '',
    errors: [{ code: '600904', message: 'referenceNo:A,Already' }],
  };
  const other = await clientOf((_, response) => json(response, [exists], 400));
  const result = await other.send([order('A')], signal);
  expect(result.type === 'answered' && result.answers.get('A')).toMatchObject({ type: 'exists' });
});

test.each([
  [(_, response) => json(response, { code: '0', data: '' }), { ok: true, code: 'ok', params: {} }],
  [(_, response) => json(response, {}, 401), { ok: false, code: 'credentials', params: {} }],
  [
    (_, response) => response.writeHead(429, { 'Retry-After': '9' }).end(),
    { ok: false, code: 'throttled', params: { seconds: 9 } },
  ],
  [(_, response) => response.writeHead(502).end(), { ok: false, code: 'failing', params: { reason: 'http-502' } }],
  [
    (_, response) => json(response, { code: '0', data: '' }, 400),
    { ok: false, code: 'failing', params: { reason: 'http-400' } },
  ],
] satisfies readonly (readonly [Handler, object])[])(
  'an account is tested by a harmless call (%#)',
  async (handler, expected) => {
    const client = await clientOf((request, response, body) => {
      response.setHeader('Date', new Date(NOW).toUTCString());
      (handler as Handler)(request, response, body);
    });
    expect(await testAccount(client, signal)).toEqual(expected);
  },
);
