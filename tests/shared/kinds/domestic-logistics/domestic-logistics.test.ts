import { expect, test } from 'vitest';
import { domesticLogistics } from '#shared/kinds/domestic-logistics/index.ts';
import type { AnyKind, PartnerAnswer } from '#shared/kinds/kind.ts';
import { type Cells, checked } from '../xport/checked.ts';

const kind: AnyKind = domesticLogistics;

const parcel = (domesticNo: string, more: Cells = {}): Cells => ({
  tmallOrderId: '12345667',
  orderId: '21',
  itemId: '2048020617114736',
  skuId: '413185732720',
  quantity: 1,
  internationalNo: 'FARJP2408000013YQ',
  domesticNo,
  logisticCompanyName: '顺丰',
  rtsTime: 1754342534,
  ...more,
});

test('the vendor’s sample: two parcels of one item, one of another; rtsTime as text', () => {
  const other = {
    itemId: '2048232789087639',
    skuId: '4970432383383',
    quantity: 2,
    internationalNo: 'FARJP2408000014YQ',
  };
  const [order] = checked(kind, [
    parcel('SF1234521212678'),
    parcel('SF12345444111678', other),
    parcel('YT122323345678', { logisticCompanyName: '圆通' }),
  ]);
  expect(order?.found).toEqual([]);
  expect(order?.body).toEqual({
    orderId: '21',
    tmallOrderId: '12345667',
    logisticInfos: [
      {
        lineItem: { itemId: '2048020617114736', skuId: '413185732720', quantity: 1 },
        logisticNumer: 'FARJP2408000013YQ',
        domesticLogisticInfo: [
          { logisticNumer: 'SF1234521212678', logisticCompanyName: '顺丰', rtsTime: '1754342534' },
          { logisticNumer: 'YT122323345678', logisticCompanyName: '圆通', rtsTime: '1754342534' },
        ],
      },
      {
        lineItem: { itemId: '2048232789087639', skuId: '4970432383383', quantity: 2 },
        logisticNumer: 'FARJP2408000014YQ',
        domesticLogisticInfo: [
          { logisticNumer: 'SF12345444111678', logisticCompanyName: '顺丰', rtsTime: '1754342534' },
        ],
      },
    ],
  });
});

test.each([
  ['2027-06-01 23:59:59', []],
  ['2027-06-02', [['rts.farAhead', 'rtsTime', 1]]],
  ['2062-08-05', [['rts.farAhead', 'rtsTime', 1]]],
  [4102444800, [['rts.farAhead', 'rtsTime', 1]]],
])('a collection more than a year ahead is warned about and may be sent: %s', (rtsTime, found) => {
  const [order] = checked(kind, [parcel('SF1', { rtsTime })]);
  expect(order?.found).toEqual(found);
  expect(order?.body).not.toBeNull();
});

test.each([
  ['a date cell, read as time in China', { type: 'date', value: '2026-08-05 00:00:00' }, '1785859200'],
  ['a written time', '2026-08-05 08:30', '1785889800'],
  ['unix seconds as a number', 1754342534, '1754342534'],
  ['unix seconds as text', '1754342534', '1754342534'],
] as const)('rtsTime from %s', (_, cell, seconds) => {
  const [order] = checked(kind, [parcel('SF1', { rtsTime: cell })]);
  expect(order?.body).toMatchObject({ logisticInfos: [{ domesticLogisticInfo: [{ rtsTime: seconds }] }] });
});

test('rows of the same goods must agree; a parcel may not stand twice with the same goods', () => {
  const [order] = checked(kind, [
    parcel('SF1'),
    parcel('SF2', { quantity: 2, internationalNo: 'X' }),
    parcel('SF1'),
    parcel('SF1', { skuId: '5' }),
  ]);
  expect(order?.found).toEqual([
    ['goods.disagree', 'quantity', 2],
    ['goods.disagree', 'internationalNo', 2],
    ['parcel.repeated', 'domesticNo', 3],
  ]);
});

const booking: PartnerAnswer = {
  partnerNo: '21',
  data: {
    orderId: '2205699990001234567',
    subOrders: [
      { itemInfos: [{ itemId: 'A', skuId: '1' }], internationalLogisticInfos: { logisticNumer: 'N1' } },
      { itemInfos: [{ itemId: 'B', skuId: '1' }], internationalLogisticInfos: { logisticNumer: 'N2' } },
      { itemInfos: [{ itemId: 'C', skuId: '1' }], internationalLogisticInfos: { logisticNumer: 'N3' } },
      { itemInfos: [{ itemId: 'C', skuId: '1' }], internationalLogisticInfos: { logisticNumer: 'N4' } },
    ],
  },
};
const bare = (domesticNo: string, itemId: string, more: Cells = {}): Cells => {
  const { orderId: _, internationalNo: _no, ...rest } = parcel(domesticNo, { itemId, skuId: '1' });
  return { ...rest, ...more };
};
const earlierAnswer = (key: string) => (key === '12345667' ? booking : null);

test('order id and international numbers come from the booking, said once each', () => {
  const rows = [bare('SF1', 'A'), bare('SF2', 'A'), bare('SF3', 'B')];
  const [order] = checked(kind, rows, { earlierAnswer });
  expect(
    order?.problems.map(({ code, severity, field, line, params }) => [code, severity, field, line, params.value]),
  ).toEqual([
    ['booking.filledIn', 'info', 'orderId', 1, '2205699990001234567'],
    ['booking.filledIn', 'info', 'internationalNo', 1, 'N1'],
    ['booking.filledIn', 'info', 'internationalNo', 3, 'N2'],
  ]);
  expect(order?.body).toMatchObject({
    orderId: '2205699990001234567',
    logisticInfos: [{ logisticNumer: 'N1' }, { logisticNumer: 'N2' }],
  });
});

test('what is typed stands, right or wrong; one row of the goods is enough', () => {
  const rows = [bare('SF1', 'A', { orderId: '7' }), bare('SF2', 'A', { internationalNo: 'OWN' })];
  const [order] = checked(kind, rows, { earlierAnswer });
  expect(order?.found).toEqual([]);
  expect(order?.body).toMatchObject({ orderId: '7', logisticInfos: [{ logisticNumer: 'OWN' }] });
  const [wrong] = checked(kind, [bare('SF1', 'A', { orderId: Number('2205699990001234567') })], { earlierAnswer });
  expect(wrong?.found).toContainEqual(['id.digitsLost', 'orderId', 1]);
  expect(wrong?.found).not.toContainEqual(['booking.filledIn', 'orderId', 1]);
});

test('without a booking, or where it is not certain which number is meant: errors', () => {
  expect(checked(kind, [bare('SF1', 'A')])[0]?.found).toEqual([
    ['booking.notFound', 'orderId', 1],
    ['booking.notFound', 'internationalNo', 1],
  ]);
  expect(checked(kind, [bare('SF1', 'C')], { earlierAnswer })[0]?.found).toEqual([
    ['booking.filledIn', 'orderId', 1],
    ['booking.notFound', 'internationalNo', 1],
  ]);
});

test('a booking that a person vouched for still gives its number', () => {
  const answer = { partnerNo: '99', data: { decidedBy: 'person' } };
  const [order] = checked(kind, [bare('SF1', 'A', { internationalNo: 'X' })], { earlierAnswer: () => answer });
  expect(order?.body).toMatchObject({ orderId: '99' });
});
