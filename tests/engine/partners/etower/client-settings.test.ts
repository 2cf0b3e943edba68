import { expect, onTestFinished, test } from 'vitest';
import { createEtowerClient } from '#engine/partners/etower/client.ts';
import { etowerSettings } from '#shared/partners/etower.ts';
import { type Handler, json, serve } from '../support/socket-server.ts';

const signal = new AbortController().signal;

function clientOf(settings: object) {
  return createEtowerClient({
    settings: etowerSettings.parse(settings),
    credentials: { token: 'token', key: 'key' },
    ports: { fetch, clock: { now: () => 0, monotonic: () => 0, sleep: async () => {} } },
    readBlob: async () => Buffer.from(''),
  });
}
async function clientAt(handler: Handler) {
  const { url, close } = await serve(handler);
  onTestFinished(close);
  return clientOf({ baseUrl: url });
}

test('pace and sizes are the account’s; nothing is sent blindly a second time', () => {
  const settings = { ordersPerRequest: 7, concurrency: 3, ratePerSecond: 2.5, requestMaxMb: 1.5 };
  expect(clientOf(settings)).toMatchObject({
    ordersPerRequest: 7,
    concurrency: 3,
    ratePerSecond: 2.5,
    attachmentBytesPerRequest: 1_572_864,
    resendSafe: false,
  });
});

const found = { orderNo: '', referenceNo: 'A', status: '1', statusMsg: 'draft' };

test('a number that the partner leaves blank is none', async () => {
  const client = await clientAt((_, response) => json(response, { code: '0', data: [found] }));
  const result = await client.lookup?.(['A'], signal);
  expect(result?.type === 'answered' && result.found.get('A')).toMatchObject({ type: 'accepted', partnerNo: null });
});

test('a refused look-up tells nothing, whatever stands in it: not that orders are missing', async () => {
  const client = await clientAt((_, response) => json(response, { code: '0', data: [] }, 400));
  expect(await client.lookup?.(['A'], signal)).toEqual({ type: 'unknown', reason: 'http-400', status: 400 });
});
