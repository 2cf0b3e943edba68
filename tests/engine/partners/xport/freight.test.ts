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
  expect(await freight.preview({ a: 1 }, signal)).toEqual({
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
  expect(paths).toEqual(['/api/open/pp/logistics/orderRenderFreight', '{"a":1}']);
});

test('a preview without an id cannot be booked; an estimate needs none', async () => {
  const freight = await freightOf((_, reply) => reply.end(good(data('', info('1')))));
  expect(await freight.preview({}, signal)).toMatchObject({ type: 'unknown', reason: 'unreadable' });
  expect(await freight.estimate({}, signal)).toMatchObject({ type: 'quoted', renderId: null });
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
