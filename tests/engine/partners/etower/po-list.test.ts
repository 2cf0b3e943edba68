import { afterEach, describe, expect, test } from 'vitest';
import { createEtowerFollowUp } from '#engine/partners/etower/po-list.ts';
import { etowerSettings } from '#shared/partners/etower.ts';
import { json, serve } from '../support/socket-server.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** What a warehouse is asked, and what its answer (a text, or a value) is read as. */
async function ask(answer: unknown, keys: readonly string[] = ['CA-1'], status = 200) {
  let asked: { path: string | undefined; body: unknown } | undefined;
  const { url, close } = await serve((request, response, body) => {
    asked = { path: request.url, body: JSON.parse(body) };
    if (typeof answer === 'string') response.writeHead(status).end(answer);
    else json(response, answer, status);
  });
  closers.push(close);
  const partner = createEtowerFollowUp({
    settings: etowerSettings.parse({ baseUrl: url }),
    credentials: { token: 't', key: 'k' },
    ports: { fetch, clock: { now: Date.now, monotonic: () => 0, sleep: async () => {} } },
  });
  return { result: await partner.ask(keys, new AbortController().signal), asked };
}

/** The vendor's envelope; the sample's members. */
const good = (...data: readonly object[]) => ({
  ...{ code: '0', data, errors: '', message: '', messageId: '', success: true, warnList: '' },
});
const order = (changes: object = {}) => ({
  orderNo: 'E12283221114000007O',
  referenceNo: 'CA-1',
  status: 100,
  statusMsg: '',
  shippingPlanNo: 'A12283221114000007S',
  dateCreated: '2022-11-14 10:11:12',
  deliveredDate: '',
  boxNumber: 3,
  totalVolumeDeclared: 0.008,
  totalVolumeUnit: 'M3',
  shipperName: 'Somebody',
  packingDetails: [
    { sku: 'A', skuNameEn: 'Cup', skuNameLocal: '杯子', forecastAmount: '20', putAwayQty: '', putAwayTime: '' },
  ],
  ...changes,
});
const report = async (changes: object, answer: (raw: object) => unknown = (raw) => good(raw)) => {
  const { result } = await ask(answer(order(changes)));
  return result.type === 'answered' ? result.found.get('CA-1') : result;
};

test('orders are asked for by our references alone, in one list', async () => {
  const { asked } = await ask(good(), ['CA-1', 'CA-2']);
  expect(asked).toEqual({
    path: '/api/supplier-service/v1/b2b/poList',
    body: { orderNoList: [], referenceNoList: ['CA-1', 'CA-2'] },
  });
});

test('every field of the page is read, a number from a text too', async () => {
  expect(await report({})).toEqual({
    type: 'reported',
    order: {
      orderNo: 'E12283221114000007O',
      status: '100',
      statusText: '',
      planNo: 'A12283221114000007S',
      createdAt: '2022-11-14 10:11:12',
      deliveredAt: null,
      boxes: 3,
      volume: '0.008',
      volumeUnit: 'M3',
      skus: [{ sku: 'A', name: '杯子', forecast: 20, putAway: null, putAwayAt: null }],
    },
  });
});

test.each([
  ['""', ''],
  ['null', null],
  ['absent', undefined],
])('%s is none, not 0', async (_, nothing) => {
  const lines = [{ sku: 'A', forecastAmount: nothing, putAwayQty: nothing, putAwayTime: nothing }];
  const changes = { deliveredDate: nothing, boxNumber: nothing, totalVolumeDeclared: nothing, shippingPlanNo: nothing };
  expect(await report({ ...changes, packingDetails: lines })).toMatchObject({
    order: {
      ...{ deliveredAt: null, boxes: null, volume: null, planNo: null },
      skus: [{ forecast: null, putAway: null, putAwayAt: null }],
    },
  });
  expect(await report({ packingDetails: nothing })).toMatchObject({ order: { skus: [] } });
});

test('lines are added up per SKU; none and a number are that number', async () => {
  const line = (sku: string, forecastAmount: unknown, putAwayQty: unknown, putAwayTime = '') => ({
    ...{ sku, forecastAmount, putAwayQty, putAwayTime },
  });
  const packingDetails = [
    line('A', 20, '5', '2026-06-02 08:00:00'),
    line('B', '7', '', ''),
    line('A', '20', 4, '2026-06-01 08:00:00'),
    line('A', 2, ''),
  ];
  expect(await report({ packingDetails })).toMatchObject({
    order: {
      skus: [
        { sku: 'A', forecast: 42, putAway: 9, putAwayAt: '2026-06-02 08:00:00' },
        { sku: 'B', forecast: 7, putAway: null },
      ],
    },
  });
});

describe('what is no count is not taken for one', () => {
  test.each(['-1', '1.5', 'about 20', '1e99', '9007199254740993', true, {}])('%j', async (putAwayQty) => {
    expect(await report({ packingDetails: [{ sku: 'A', forecastAmount: 20, putAwayQty }] })).toEqual({
      type: 'unreadable',
    });
  });

  test('as digits that a double does not hold, and a sum that it does not hold', async () => {
    const raw = JSON.stringify(good(order())).replace('"20"', '9007199254740993');
    const { result } = await ask(raw);
    expect(result.type === 'answered' && result.found.get('CA-1')).toEqual({ type: 'unreadable' });
    const half = { sku: 'A', forecastAmount: 9007199254740991 };
    expect(await report({ packingDetails: [half, half] })).toEqual({ type: 'unreadable' });
  });
});

test('properties that nobody knows are ignored, and so are orders that nobody asked for', async () => {
  const { result } = await ask({ ...good(order({ more: [1] }), order({ referenceNo: 'other' })), newer: {} });
  expect(result.type === 'answered' && [...result.found.keys()]).toEqual(['CA-1']);
});

test('an order that is not in the answer is not there', async () => {
  const { result } = await ask(good(order()), ['CA-1', 'CA-2']);
  expect(result.type === 'answered' && [...result.found.keys()]).toEqual(['CA-1']);
  expect((await ask({ ...good(), data: '' })).result).toMatchObject({ type: 'answered' });
});

test('one reference with two numbers is told; the same order twice is one, and two that differ are none', async () => {
  expect(await report({}, (raw) => good(raw, { ...raw, orderNo: 'E2O' }))).toEqual({
    ...{ type: 'twice', orderNos: ['E12283221114000007O', 'E2O'] },
  });
  expect(await report({}, (raw) => good(raw, raw))).toMatchObject({ type: 'reported' });
  expect(await report({}, (raw) => good(raw, { ...raw, boxNumber: 4 }))).toEqual({ type: 'unreadable' });
});

describe('nothing is concluded about any order from', () => {
  test.each([
    [
      'another code',
      { code: '0005', data: [order()], message: 'paramter error', success: false },
      200,
      { type: 'refused', code: '0005', message: 'paramter error' },
    ],
    [
      'another code with status 400',
      { code: '0005', data: '', message: 'too many' },
      400,
      { type: 'refused', status: 400, message: 'too many' },
    ],
    ['a status of 400 alone', 'no', 400, { type: 'refused', status: 400, code: '' }],
    ['a page', '<html>', 200, { type: 'unknown', reason: 'unreadable' }],
    [
      'code 0 that says that it failed',
      { ...good(order()), success: false },
      200,
      { type: 'unknown', reason: 'unreadable' },
    ],
    ['data that is no list', { ...good(), data: { orderNo: 'E1O' } }, 200, { type: 'unknown', reason: 'unreadable' }],
    ['an answer without a code', { data: [order()] }, 200, { type: 'unknown', reason: 'unreadable' }],
    ['a server that fails', '', 502, { type: 'unknown', reason: 'http-502' }],
    ['too many calls', '', 429, { type: 'throttled' }],
    ['keys that are refused', '', 401, { type: 'credentials' }],
  ])('%s', async (_, answer, status, expected) => {
    expect((await ask(answer, ['CA-1'], status)).result).toMatchObject(expected);
  });
});
