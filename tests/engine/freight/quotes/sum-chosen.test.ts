import { expect, test } from 'vitest';
import { sumChosen } from '#engine/freight/quotes/choose-services.ts';
import { watchCap } from '#engine/freight/quotes/price-cap.ts';
import type { OrderQuote } from '#shared/contract/freight.ts';

type Line = OrderQuote['lines'][number];

const line = (amount: string, currency: string, chosen: boolean): Line => ({
  line: 1,
  itemId: 'A',
  skuId: 'B',
  options: [
    { serviceId: '1', companyName: 'C', serviceCategory: 'D', fee: { amount, currency }, minDays: 1, maxDays: 2 },
  ],
  serviceId: chosen ? '1' : null,
  chosenBy: chosen ? 'policy' : null,
});
const quote = (lines: readonly Line[], more: Partial<OrderQuote> = {}): OrderQuote => ({
  order: 1,
  key: 'K',
  state: 'ready',
  shown: 'ready',
  purpose: 'preview',
  askedAt: '2026-01-01T00:00:00.000Z',
  stale: false,
  failure: null,
  lines: [...lines],
  total: null,
  booked: null,
  ...more,
});

test('each currency is summed by itself, to the cent', () => {
  const quotes = [
    quote([line('0.10', 'USD', true), line('0.20', 'USD', true)]),
    quote([line('7', 'CNY', true), line('0.005', 'USD', true)]),
  ];
  expect(sumChosen(quotes)).toEqual({
    sums: [
      { currency: 'USD', amount: '0.305', orders: 2 },
      { currency: 'CNY', amount: '7', orders: 1 },
    ],
    undecided: 0,
    unpriced: 0,
    overCap: 0,
  });
});

test('orders without a choice or a price are counted, never passed over; what was booked counts as booked', () => {
  const quotes = [
    quote([line('5', 'USD', true), line('6', 'USD', false)]),
    quote([]),
    quote([], { failure: { code: 'freight.unreadable', params: {} } }),
    quote([line('4.92', 'USD', true)], { state: 'accepted', booked: { amount: '5.02', currency: 'USD' } }),
  ];
  expect(sumChosen(quotes)).toEqual({
    sums: [{ currency: 'USD', amount: '5.02', orders: 1 }],
    undecided: 1,
    unpriced: 2,
    overCap: 0,
  });
});

test('what a price cap will hold back is counted apart, as sending counts it, and costs nothing', () => {
  const of = (amount: string) => quote([line(amount, 'USD', true)], { total: { amount, currency: 'USD' } });
  const quotes = ['5', '30', '10', '9', '1'].map(of);
  const cap = { perOrder: { amount: '20', currency: 'USD' }, perRun: { amount: '20', currency: 'USD' } };
  // 30 is too much for one; 5 + 10 + 9 is too much for all, and where the run's cap is met it stops.
  expect(sumChosen(quotes, watchCap(cap, []))).toEqual({
    sums: [{ currency: 'USD', amount: '15', orders: 2 }],
    undecided: 0,
    unpriced: 0,
    overCap: 3,
  });
});
