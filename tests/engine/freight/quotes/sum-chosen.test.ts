import { expect, test } from 'vitest';
import { watchCap } from '#engine/freight/quotes/price-cap.ts';
import { sumChosen } from '#engine/freight/quotes/sum-chosen.ts';
import type { OrderQuote } from '#shared/contract/partner-quotes.ts';
import { bookedWords } from '#shared/text/booked-words.ts';
import { translator } from '#shared/text/index.ts';

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
  expect(sumChosen(quotes)).toMatchObject({
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
  expect(sumChosen(quotes)).toMatchObject({
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
  expect(sumChosen(quotes, watchCap(cap, []))).toMatchObject({
    sums: [{ currency: 'USD', amount: '15', orders: 2 }],
    undecided: 0,
    unpriced: 0,
    overCap: 2,
    afterCap: 1,
  });
});

const usd = (amount: string) => ({ amount, currency: 'USD' });

test('what a person only decided to be there was booked for no fee that is known: it is told apart', () => {
  const quotes = [
    quote([line('52.28', 'USD', true)], { state: 'accepted', total: usd('52.28'), booked: usd('52.28') }),
    quote([line('19.26', 'USD', true)], { state: 'accepted', total: usd('19.26') }),
  ];
  const chosen = sumChosen(quotes);
  expect(chosen).toMatchObject({
    sums: [{ ...usd('71.54'), orders: 2 }],
    unanswered: [{ ...usd('19.26'), orders: 1 }],
    differing: { orders: 0 },
  });
  expect(bookedWords(translator('zh'), 'production', chosen)).toBe(
    '已下单，运费共 71.54 USD。其中 19.26 USD 是预览价：有 1 张，对方没有答复运费。',
  );
  // Before it is booked there is nothing to be answered.
  expect(sumChosen([quote([line('19.26', 'USD', true)], { total: usd('19.26') })]).unanswered).toEqual([]);
});

test('where an order was booked for another fee than was confirmed, both are said, with the order', () => {
  const quotes = [
    quote([line('66.12', 'USD', true)], { state: 'accepted', total: usd('66.12'), booked: usd('66.120') }),
    quote([line('4.92', 'USD', true)], { key: 'B-02', state: 'accepted', total: usd('4.92'), booked: usd('5.42') }),
  ];
  const chosen = sumChosen(quotes);
  expect(chosen.differing).toMatchObject({
    orders: 1,
    previewed: [usd('71.04')],
    first: [{ key: 'B-02', previewed: usd('4.92'), booked: usd('5.42') }],
  });
  expect(bookedWords(translator('zh'), 'production', chosen)).toBe(
    '已下单，运费共 71.540 USD。这些单据确认时共 71.04 USD，有 1 张对方按别的运费下了单：B-02 原为 4.92 USD，下单 5.42 USD。请向对方核对。',
  );
  expect(bookedWords(translator('en'), 'practice', chosen)).toContain('B-02 at 5.42 USD instead of 4.92 USD');
});
