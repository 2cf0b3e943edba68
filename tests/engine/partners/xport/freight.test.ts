import { expect, test } from 'vitest';
import { readQuote } from '#engine/partners/xport/freight.ts';
import { freightOf, signal } from './xport-client.ts';

const info = (serviceId: string, more = '') =>
  `{"serviceId":"${serviceId}","companyName":"UCS","serviceCategory":"Standard","freightFee":{"amount":"12.30","currency":"USD"},"minDeliveryDays":8,"maxDeliveryDays":15${more}}`;
const data = (renderId: string, infos: string) =>
  `{"renderId":"${renderId}","lineItems":[{"itemId":"2048020617114736","skuId":"413185732720","quantity":1,"freightInfos":[${infos}]}]}`;
const good = (of: string) => `{"errorCode":200,"errorMsg":null,"success":true,"data":${of}}`;

test('a preview: its id and every option of every line', async () => {
  const paths: (string | undefined)[] = [];
  const freight = await freightOf((request, reply, body) => {
    paths.push(request.url?.split('?')[0], body);
    reply.end(good(data('FF2024080200007', info('1'))));
  });
  expect(await freight.preview({ a: 1, lineItems: [{ itemId: '1' }] }, signal)).toEqual({
    type: 'quoted',
    status: 200,
    renderId: 'FF2024080200007',
    goods: [
      {
        itemId: '2048020617114736',
        skuId: '413185732720',
        options: [
          {
            serviceId: '1',
            companyName: 'UCS',
            serviceCategory: 'Standard',
            fee: { amount: '12.30', currency: 'USD' },
            minDays: 8,
            maxDays: 15,
          },
        ],
      },
    ],
  });
  expect(paths).toEqual(['/api/open/pp/logistics/orderRenderFreight', '{"a":1,"renderItems":[{"itemId":"1"}]}']);
});

test('a preview calls its lines as a booking does where the account says so, and the answer may as a preview', async () => {
  const bodies: string[] = [];
  const freight = await freightOf(
    (_, reply, body) => {
      bodies.push(body);
      reply.end(good(data('R', info('1')).replace('lineItems', 'renderItems')));
    },
    { previewItems: 'lineItems' },
  );
  expect(await freight.preview({ lineItems: [{ itemId: '1' }] }, signal)).toMatchObject({
    type: 'quoted',
    goods: [{ skuId: '413185732720', options: [{ serviceId: '1' }] }],
  });
  expect(bodies).toEqual(['{"lineItems":[{"itemId":"1"}]}']);
});

const about = { itemId: 'A', skuId: 'B' };
test.each<[string, string]>([
  ['the services alone', `[${info('1')}]`],
  ['the services of the item', `{"freightInfos":[${info('1')}]}`],
  ['the item with its services', `{"itemId":"A","skuId":"B","freightInfos":[${info('1')}]}`],
  ['a list with the item', `[{"itemId":"A","skuId":"B","freightInfos":[${info('1')}]}]`],
  ['lines with the item', `{"lineItems":[{"itemId":"A","skuId":"B","freightInfos":[${info('1')}]}]}`],
])('an estimate asks for one item at its own address; answered by %s', async (_, answer) => {
  const calls: (string | undefined)[] = [];
  const freight = await freightOf((request, reply, body) => {
    calls.push(request.url?.split('?')[0], body);
    reply.end(good(answer));
  });
  const address = { country: 'US', city: 'LA', zip: '1' };
  const bodies = freight.estimates({
    receiverAddress: address,
    lineItems: [{ ...about, quantity: 2 }, { itemId: 'C' }],
  });
  expect(bodies).toEqual([
    { ...about, quantity: 2, receiverAddress: address },
    { itemId: 'C', receiverAddress: address },
  ]);
  expect(await freight.estimate(bodies[0] ?? {}, signal)).toMatchObject({
    type: 'quoted',
    renderId: null,
    goods: [{ ...about, options: [{ serviceId: '1', fee: { amount: '12.30' } }] }],
  });
  expect(calls[0]).toBe('/api/v2/open/pp/logistics/itemLogisticsPrice');
});

test('an estimate that speaks of another item is not taken for this one', async () => {
  const freight = await freightOf((_, reply) => reply.end(good(data('', info('1')))));
  expect(await freight.estimate(about, signal)).toMatchObject({ type: 'unknown', reason: 'unreadable' });
});

test('the newer envelope is good by its code alone', async () => {
  const newer = (code: number, of: string) =>
    `{"requestId":"1","code":${code},"developId":2,"msg":"said","data":${of}}`;
  const freight = await freightOf((_, reply) => reply.end(newer(200, data('R', info('1')))));
  expect(await freight.preview({}, signal)).toMatchObject({ type: 'quoted', renderId: 'R' });
  const refusing = await freightOf((_, reply) => reply.end(newer(4005, 'null')));
  expect(await refusing.preview({}, signal)).toEqual({
    type: 'rejected',
    status: 200,
    messages: [{ code: '4005', text: 'said' }],
  });
});

test('a preview without an id cannot be booked; an estimate needs none', async () => {
  const freight = await freightOf((_, reply) => reply.end(good(data('', info('1')))));
  expect(await freight.preview({}, signal)).toMatchObject({ type: 'unknown', reason: 'unreadable' });
  const item = { itemId: '2048020617114736', skuId: '413185732720' };
  expect(await freight.estimate(item, signal)).toMatchObject({ type: 'quoted', renderId: null });
});

test('refusals and failures are told apart as everywhere', async () => {
  const refusing = await freightOf((_, reply) => reply.end('{"errorCode":9,"errorMsg":"no service","success":false}'));
  expect(await refusing.preview({}, signal)).toEqual({
    type: 'rejected',
    status: 200,
    messages: [{ code: '9', text: 'no service' }],
  });
  const failing = await freightOf((_, reply) => reply.writeHead(502).end());
  expect(await failing.preview({}, signal)).toMatchObject({ type: 'unknown', reason: 'http-502' });
});

test('options that cannot be chosen are left out; days that cannot be read are not known', () => {
  const option = (more: object) => ({
    serviceId: '1',
    companyName: 'UCS',
    freightFee: { amount: '1', currency: 'USD' },
    ...more,
  });
  const quote = readQuote({
    renderId: 'R',
    lineItems: [
      {
        itemId: 'A',
        skuId: 'B',
        freightInfos: [
          option({ maxDeliveryDays: 'soon' }),
          option({ serviceId: '' }),
          option({ freightFee: { amount: 'free', currency: 'USD' } }),
          option({ freightFee: null as never }),
          'x',
        ],
      },
      { itemId: 'A', skuId: 'C', freightInfos: null },
    ],
  } as never);
  expect(quote?.goods.map(({ options }) => options.map(({ serviceId, maxDays }) => [serviceId, maxDays]))).toEqual([
    [['1', null]],
    [],
  ]);
  expect(readQuote([{ itemId: 'A', skuId: 'B' }] as never)?.goods).toHaveLength(1);
  expect(readQuote({ renderId: 'R' } as never)).toBeNull();
});
