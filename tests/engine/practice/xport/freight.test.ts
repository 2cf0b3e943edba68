import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { JsonObject } from '#engine/practice/json.ts';
import { parseFaults } from '#engine/practice/practice.ts';
import { practice, temporaryFolder } from '../practice-server.ts';
import { booked, booking, call, goods, ledgerOf, order, previewed } from './caller.ts';

const MINUTE = 60_000;

async function partner(faults = '') {
  const ledgerPath = join(temporaryFolder(), 'ledger.ndjson');
  const time = { now: Date.now() };
  const server = await practice({ ledgerPath, clock: () => time.now, faults: parseFaults(faults) });
  return { ...server, ledgerPath, time };
}

const fees = (data: JsonObject) =>
  (data.lineItems as readonly { freightInfos: readonly { serviceId: string; freightFee: { amount: string } }[] }[]).map(
    ({ freightInfos }) => freightInfos.map(({ serviceId, freightFee }) => [serviceId, freightFee.amount]),
  );

test('options and prices per line follow from pieces and zip; an estimate says the same and has no id', async () => {
  const { url } = await partner();
  const lines = [goods('A', 1), goods('B', 51)];
  const preview = await call(url, 'orderRenderFreight', order('1', lines));
  const expected = [
    [
      ['1', '8.20'],
      ['2', '14.76'],
      ['3', '4.92'],
    ],
    [
      ['1', '133.20'],
      ['3', '79.92'],
    ],
  ];
  expect(fees(preview.body.data)).toEqual(expected);
  for (const path of ['itemLogisticsPrice', '/v2/open/pp/logistics/itemLogisticsPrice']) {
    for (const [at, { itemId = '', skuId = '', quantity = 0 }] of lines.entries()) {
      const item = { itemId, skuId, quantity, receiverAddress: { country: 'US', city: 'LA', zip: '91607' } };
      const { data } = (await call(url, path, item)).body;
      expect(fees({ lineItems: [data] })).toEqual([expected[at]]);
      expect(data).toMatchObject({ itemId, skuId });
      expect(data).not.toHaveProperty('renderId');
    }
  }
});

test('a preview may name its lines as the vendor’s page does, with what they are worth, and is booked all the same', async () => {
  const { url, ledgerPath } = await partner();
  const { lineItems, receiverAddress, ...rest } = order('888', [goods('A', 2)]);
  const { title: _, ...item } = goods('A', 2);
  const asked = {
    ...rest,
    receiverAddress: { ...(receiverAddress as JsonObject), taxId: 'T1' },
    renderItems: [{ ...item, currency: 'USD', price: '9.9' }],
  };
  const { data } = (await call(url, 'orderRenderFreight', asked)).body;
  expect(data).toMatchObject({ renderItems: [{ itemId: 'A', freightInfos: [{ serviceId: '1' }, {}, {}] }] });
  expect(data).not.toHaveProperty('lineItems');
  const other = booking(
    { ...rest, receiverAddress: receiverAddress as JsonObject, lineItems: [goods('A', 3)] },
    data.renderId ?? '',
  );
  expect((await call(url, 'orderBookingFreight', other)).body.errorCode).toBe(4002);
  expect(ledgerOf(ledgerPath)).toEqual([]);
  const same = booking(
    { ...rest, receiverAddress: receiverAddress as JsonObject, lineItems: lineItems as JsonObject[] },
    data.renderId ?? '',
  );
  expect((await call(url, 'orderBookingFreight', same)).body.success).toBe(true);
});

test('a booking costs what was previewed and has a parcel with a link for every line', async () => {
  const { url, ledgerPath } = await partner();
  const { body } = await booked(url, order('888', [goods('A'), goods('B', 2)]), '3');
  expect(body.data).toMatchObject({
    orderId: expect.stringMatching(/^\d{19}$/),
    orderFee: { amount: '11.34', currency: 'USD' },
    subOrders: [
      {
        itemInfos: [{ itemId: 'A', quantity: 1 }],
        internationalLogisticInfos: { logisticNumer: 'PRXP0000000101YQ', logisticCompanyName: 'Sea Post' },
      },
      {
        itemInfos: [{ itemId: 'B', quantity: 2 }],
        internationalLogisticInfos: { trackingUrl: 'https://track.example.com/result?key=PRXP0000000102YQ' },
      },
    ],
  });
  expect(ledgerOf(ledgerPath)).toMatchObject([{ kind: 'freight-order', reference: '888', orderNo: body.data.orderId }]);
});

test('the same order is booked again, and the ledger shows it', async () => {
  const { url, ledgerPath } = await partner();
  for (let times = 0; times < 3; times += 1) expect((await booked(url, order('888'))).body.success).toBe(true);
  const lines = ledgerOf(ledgerPath);
  expect(lines.map(({ reference }) => reference)).toEqual(['888', '888 (2)', '888 (3)']);
  expect(new Set(lines.map(({ orderNo }) => orderNo)).size).toBe(3);
});

test('a preview is of one order with its lines and its address', async () => {
  const { url, ledgerPath } = await partner();
  const renderId = await previewed(url, order('888'));
  const others = [order('889'), order('888', [goods('A', 2)]), order('888', [goods('A')], '91608')];
  for (const other of others) {
    const { body } = await call(url, 'orderBookingFreight', booking(other, renderId));
    expect([body.errorCode, body.errorMsg]).toEqual([4002, 'renderId is not of this order']);
  }
  expect((await call(url, 'orderBookingFreight', booking(order('888'), 'FF2024080200007'))).body.errorCode).toBe(4002);
  expect(ledgerOf(ledgerPath)).toEqual([]);
  expect((await call(url, 'orderBookingFreight', booking(order('888'), renderId))).body.success).toBe(true);
});

test('a preview ends after 30 minutes, and outlives a restart until then', async () => {
  const first = await partner();
  const renderId = await previewed(first.url, order('888'), { now: first.time.now });
  const later = first.time.now + 29 * MINUTE;
  await first.close();
  const time = { now: later };
  const { url } = await practice({ ledgerPath: first.ledgerPath, clock: () => time.now });
  time.now = later + 2 * MINUTE;
  const body = booking(order('888'), renderId);
  const late = await call(url, 'orderBookingFreight', body, { now: time.now });
  expect([late.body.errorCode, late.body.errorMsg]).toEqual([4003, 'renderId has expired']);
  time.now = later;
  expect((await call(url, 'orderBookingFreight', body, { now: time.now })).body.success).toBe(true);
});

test('a service that was not offered for the line is refused', async () => {
  const { url } = await partner();
  expect((await booked(url, order('1'), '4')).body.errorCode).toBe(4004);
  expect((await booked(url, order('1', [goods('A', 51)]), '2')).body.errorCode).toBe(4004);
});

test.each<[string, JsonObject, RegExp]>([
  [
    'a missing zip',
    { receiverAddress: { country: 'US', city: 'LA', address: 'A', name: 'P', phone: '1' } },
    /receiverAddress\.zip is required/,
  ],
  [
    'no phone at all',
    { receiverAddress: { country: 'US', city: 'LA', zip: '1', address: 'A', name: 'P' } },
    /phone or .*mobilePhone is required/,
  ],
  [
    'a country in words',
    { receiverAddress: { country: 'China', city: 'LA', zip: '1', address: 'A', name: 'P', phone: '1' } },
    /country must be/,
  ],
  [
    'an item id as a number',
    { lineItems: [{ ...goods('A'), itemId: 2048020617114736 }] },
    /lineItems\[0\]\.itemId must be an id as text/,
  ],
  ['no pieces', { lineItems: [{ ...goods('A'), quantity: 0 }] }, /quantity must be a whole number from 1/],
  ['the same goods twice', { lineItems: [goods('A'), goods('A')] }, /names the same goods twice/],
  ['no lines', { lineItems: [] }, /at least 1/],
  ['something unknown', { remark: 'x' }, /remark is not known/],
  [
    'a service before it was offered',
    { lineItems: [{ ...goods('A'), freightInfo: { serviceId: '1' } }] },
    /freightInfo is not known/,
  ],
])('a preview refuses %s', async (_, more, words) => {
  const { url } = await partner();
  const { status, body } = await call(url, 'orderRenderFreight', { ...order('1'), ...more });
  expect([status, body.errorCode]).toEqual([200, 4001]);
  expect(body.errorMsg).toMatch(words);
});

test('on request a preview has expired, or the fee is another one', async () => {
  const expired = await partner('preview-expired=1,only=/orderBookingFreight');
  expect((await booked(expired.url, order('1'))).body.errorCode).toBe(4003);
  expect(ledgerOf(expired.ledgerPath)).toEqual([]);
  const dearer = await partner('fee-changed=1');
  expect((await booked(dearer.url, order('1'))).body.data.orderFee).toEqual({ amount: '9.03', currency: 'USD' });
  expect(ledgerOf(dearer.ledgerPath)).toHaveLength(1);
});

test.each([
  ['throttle', 429, 0],
  ['session', 403, 0],
  ['isp', 500, 0],
  ['isp-after', 500, 1],
])('%s speaks in its own words', async (fault, errorCode, kept) => {
  const { url, ledgerPath } = await partner(`${fault}=1,only=/orderBookingFreight`);
  expect(await booked(url, order('1'))).toMatchObject({ status: 200, body: { errorCode, success: false } });
  expect(ledgerOf(ledgerPath)).toHaveLength(kept);
});
