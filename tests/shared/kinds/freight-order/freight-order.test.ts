import { expect, test } from 'vitest';
import type { FreightOption } from '#shared/freight/quote.ts';
import { freightOrder } from '#shared/kinds/freight-order/index.ts';
import type { AnyKind, JsonObject } from '#shared/kinds/kind.ts';
import { checked } from '../xport/checked.ts';
import { line, row } from './orders.ts';

const kind: AnyKind = freightOrder;
const check = (...rows: Parameters<typeof checked>[1]) => checked(kind, rows);

const service = (serviceId: string): FreightOption => ({
  serviceId,
  companyName: `C${serviceId}`,
  serviceCategory: '',
  fee: { amount: '1.00', currency: 'USD' },
  minDays: null,
  maxDays: null,
});

test('the vendor’s sample, from cells to the body that books', () => {
  const rows = [
    row('123123444', {
      email: '1229220680@qq.com',
      mobilePhone: '5083326888',
      imageUrl: 'https://img.example.com/1.jpg',
    }),
    { tmallOrderId: '123123444', ...line('2048232789087639', '4970432383383', 2) },
  ];
  const [order] = check(...rows);
  expect(order?.found).toEqual([]);
  const booking = freightOrder.freight?.toBooking(order?.body ?? {}, 'FF2024080200007', [service('1'), service('2')]);
  expect(booking).toEqual({
    renderId: 'FF2024080200007',
    tmallOrderInfo: { tmallOrderId: '123123444' },
    receiverAddress: {
      country: 'US',
      state: 'California',
      city: 'VALLEY VLG',
      zip: '91607',
      address: '5818 WHITSETT AVE 401',
      name: 'Ofir Birinbaum',
      phone: '5083326888',
      mobilePhone: '5083326888',
      email: '1229220680@qq.com',
    },
    lineItems: [
      {
        itemId: '2048020617114736',
        skuId: '413185732720',
        quantity: 1,
        title: '商品',
        imageUrl: 'https://img.example.com/1.jpg',
        freightInfo: { serviceId: '1', companyName: 'C1', serviceCategory: '' },
      },
      {
        itemId: '2048232789087639',
        skuId: '4970432383383',
        quantity: 2,
        title: '商品',
        freightInfo: { serviceId: '2', companyName: 'C2', serviceCategory: '' },
      },
    ],
  });
  expect(freightOrder.freight?.serviceIn(booking ?? {}, { itemId: '2048232789087639', skuId: '4970432383383' })).toBe(
    '2',
  );
});

test('one of phone and mobile phone is enough', () => {
  const { phone: _, ...silent } = row('1');
  expect(check({ ...silent, mobilePhone: '508' })[0]?.found).toEqual([]);
  expect(check(silent)[0]?.found).toEqual([['value.requiredWithout', 'phone', 1]]);
});

test('the same goods twice: an error, with a merge where only the quantity differs', () => {
  const [order] = check(row('1'), { tmallOrderId: '1', ...line('2048020617114736', '413185732720', 3) });
  expect(order?.problems).toMatchObject([
    {
      code: 'goods.repeated',
      line: 2,
      params: { otherRow: 2 },
      fix: { type: 'merge-lines', keep: 1, drop: 2, cells: [{ line: 1, field: 'quantity', value: '4' }] },
    },
  ]);
  const [other] = check(row('1'), { ...row('1'), title: 'B' });
  expect(other?.problems[0]).not.toHaveProperty('fix');
});

test('one picture a line; several are a question with the first one offered', () => {
  const [order] = check(row('1', { imageUrl: 'https://a.example.com/1.jpg; https://a.example.com/2.jpg' }));
  expect(order?.problems).toMatchObject([
    { code: 'image.onlyOne', params: { count: 2 }, fix: { cells: [{ value: 'https://a.example.com/1.jpg' }] } },
  ]);
  expect(check(row('1', { imageUrl: 'url' }))[0]?.found).toEqual([['urls.invalid', 'imageUrl', 1]]);
});

test('an estimate is asked with country, city, zip and goods alone; not while one is missing', () => {
  const estimate = (...rows: Parameters<typeof checked>[1]) => {
    const [order] = check(...rows);
    return order ? freightOrder.freight?.toEstimate(order.order as never) : undefined;
  };
  expect(estimate(row('1'))).toEqual({
    receiverAddress: { country: 'US', state: 'California', city: 'VALLEY VLG', zip: '91607' },
    lineItems: [{ itemId: '2048020617114736', skuId: '413185732720', quantity: 1 }],
  });
  const { zip: _, ...nowhere } = row('1');
  expect(estimate(nowhere)).toBeNull();
  expect(estimate(row('1', { quantity: 'x' }))).toBeNull();
});

const answer: JsonObject = {
  orderId: '21',
  orderFee: { amount: '322.92', currency: 'USD' },
  subOrders: ['13', '14', '14'].map((number) => ({
    itemInfos: [{ itemId: '2048020617114736' }],
    internationalLogisticInfos: {
      logisticNumer: `FARJP24080000${number}YQ`,
      logisticCompanyName: 'UCS',
      trackingUrl: `https://www.far800.com/logistics/result?key=FARJP24080000${number}YQ`,
    },
  })),
};

test('results: fee, numbers, companies and links, each once', () => {
  const columns = (data: JsonObject) =>
    freightOrder.results?.map(({ type, values }) => [type, values({ partnerNo: '21', data })]);
  expect(columns(answer)).toEqual([
    ['money', ['322.92 USD']],
    ['id', ['FARJP2408000013YQ', 'FARJP2408000014YQ']],
    ['text', ['UCS']],
    [
      'url',
      [
        'https://www.far800.com/logistics/result?key=FARJP2408000013YQ',
        'https://www.far800.com/logistics/result?key=FARJP2408000014YQ',
      ],
    ],
  ]);
  expect(
    columns({ subOrders: [null, 'x', {}], orderFee: 'free' } as JsonObject)?.flatMap(([, values]) => values),
  ).toEqual([]);
});
