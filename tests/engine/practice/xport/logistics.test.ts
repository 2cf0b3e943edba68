import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json, JsonObject } from '#engine/practice/json.ts';
import { practice, temporaryFolder } from '../practice-server.ts';
import { call, ledgerOf, order } from './caller.ts';

async function partner() {
  const ledgerPath = join(temporaryFolder(), 'ledger.ndjson');
  return { ...(await practice({ ledgerPath })), ledgerPath };
}

const update = (more: JsonObject = {}): JsonObject => ({
  orderId: '21',
  tmallOrderId: '12345667',
  logisticInfos: [
    {
      lineItem: { itemId: '2048020617114736', skuId: '413185732720', quantity: 1 },
      logisticNumer: 'FARJP2408000013YQ',
      domesticLogisticInfo: [{ logisticNumer: 'SF1', logisticCompanyName: 'SF', rtsTime: '1754342534' }],
    },
  ],
  ...more,
});
const parcel = (more: JsonObject = {}): JsonObject => ({
  out_order_id: '1',
  alibaba_order_id: '2887421737338134260',
  logistics_tracking_number: 'YT1',
  ...more,
});
const inspected = (more: JsonObject = {}) =>
  parcel({ quality_inspection_info: { status: 'ok', weight: 0.4, width: '34', images: [], ...more } });

test('the same update twice is stored once, another one beside it', async () => {
  const { url, ledgerPath } = await partner();
  for (const body of [update(), update(), update({ orderId: '22' })]) {
    expect((await call(url, 'updateLogisticInfo', body)).body).toEqual({
      errorCode: 200,
      errorMsg: null,
      success: true,
      data: null,
    });
  }
  expect(ledgerOf(ledgerPath).map(({ body }) => body.orderId)).toEqual(['21', '22']);
});

test('rtsTime is unix seconds as text, nothing else', async () => {
  const { url } = await partner();
  for (const rtsTime of [1754342534, '2026-08-05 00:00:00', '1754342534000']) {
    const [info] = update().logisticInfos as readonly JsonObject[];
    const bad = [{ ...info, domesticLogisticInfo: [{ logisticNumer: 'SF1', logisticCompanyName: 'SF', rtsTime }] }];
    const { body } = await call(url, 'updateLogisticInfo', update({ logisticInfos: bad }));
    expect(body.errorMsg).toMatch(/rtsTime must be unix seconds as text/);
  }
});

test('a link may hold commas and semicolons, as those that resize a picture do', async () => {
  const { url } = await partner();
  const images = ['https://x.example.com/a.jpg?x-oss-process=image/resize,m_lfit,w_800;v=1'];
  expect((await call(url, 'inbound', inspected({ images }))).body).toEqual({ data: true });
});

test('every parcel call is stored, the same one again too', async () => {
  const { url, ledgerPath } = await partner();
  const items = [{ offer_id: '688', quantity: 1 }];
  expect((await call(url, 'inbound', inspected())).body).toEqual({ data: true });
  expect((await call(url, 'inbound', inspected())).body).toEqual({ data: true });
  expect((await call(url, 'forecast', parcel({ items }))).body).toEqual({ data: true });
  expect((await call(url, 'update', parcel({ new_logistics_tracking_number: 'SF1' }))).body).toEqual({ data: true });
  expect(ledgerOf(ledgerPath).map(({ kind, reference }) => [kind, reference])).toEqual([
    ['package-inbound', '1 / 2887421737338134260 / YT1'],
    ['package-inbound', '1 / 2887421737338134260 / YT1 (2)'],
    ['package-forecast', '1 / 2887421737338134260 / YT1'],
    ['package-update', '1 / 2887421737338134260 / YT1'],
  ]);
});

test.each<[string, JsonObject, RegExp]>([
  ['inbound', parcel(), /quality_inspection_info is required/],
  ['inbound', inspected({ width: 34 }), /width must be a number as text/],
  ['inbound', inspected({ weight: '0.4' }), /weight must be a number above 0/],
  ['inbound', inspected({ images: ['a.jpg'] }), /images\[0\] must be a link/],
  ['inbound', { ...inspected(), alibaba_order_id: 2887421737338 }, /alibaba_order_id must be an id as text/],
  ['forecast', parcel(), /items is required/],
  ['update', parcel(), /nothing is to be changed/],
])('%s refuses what the contract does not have', async (operation, body, words) => {
  const { url, ledgerPath } = await partner();
  const reply = await call(url, operation, body);
  expect([reply.status, reply.body.data]).toEqual([200, false]);
  expect(reply.body.errorMsg).toMatch(words);
  expect(ledgerOf(ledgerPath)).toEqual([]);
});

test('whatever is sent, signed, gets an answer and never a 5xx', async () => {
  const { url } = await partner();
  const members = fc.constantFrom(
    'lineItems',
    'receiverAddress',
    'tmallOrderInfo',
    'renderId',
    '__proto__',
    'items',
    'logisticInfos',
  );
  const bodies = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(members, fc.jsonValue()).map((more) => ({ ...order('1'), ...more })),
    fc.dictionary(members, fc.jsonValue()).map((more) => ({ ...inspected(), ...update(), ...more })),
  );
  const operations = fc.constantFrom(
    'itemLogisticsPrice',
    '/v2/open/pp/logistics/itemLogisticsPrice',
    'orderRenderFreight',
    'orderBookingFreight',
    'updateLogisticInfo',
    'forecast',
    'inbound',
    'update',
  );
  await fc.assert(
    fc.asyncProperty(operations, bodies, async (operation, body) => {
      expect([200, 400]).toContain((await call(url, operation, body as Json)).status);
    }),
    { numRuns: 300 },
  );
});
