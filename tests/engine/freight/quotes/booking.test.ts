import { expect, test } from 'vitest';
import { type BookingRequest, bookingOf, feeDifference, isFresh } from '#engine/freight/quotes/booking.ts';
import { quotedLines } from '#engine/freight/quotes/price-enquiry.ts';
import type { QuotedLine, StoredQuote } from '#engine/store/freight-quotes.ts';
import type { FreightOption } from '#shared/freight/quote.ts';
import { freight } from '#shared/kinds/freight-order/payload.ts';
import type { FreightRules } from '#shared/kinds/kind.ts';

const ASKED = '2026-06-01T08:00:00.000Z';
const MINUTE = 60_000;
const rules: FreightRules = freight;

const option = (serviceId: string, amount: string): FreightOption => ({
  serviceId,
  companyName: `C${serviceId}`,
  serviceCategory: '',
  fee: { amount, currency: 'USD' },
  minDays: 1,
  maxDays: 2,
});
const line = (number: number, itemId: string): QuotedLine => ({
  line: number,
  itemId,
  skuId: 'S',
  options: [option('1', '2.50'), option('2', '1.00')],
});
const quote = (more: Partial<StoredQuote> = {}): StoredQuote => ({
  order: 1,
  purpose: 'preview',
  account: 'A',
  askedFor: 'hash',
  askedAt: ASKED,
  renderId: 'FF1',
  lines: [line(1, 'X'), line(2, 'Y')],
  failure: null,
  ...more,
});
const terms = { askedFor: 'hash', account: 'A', now: Date.parse(ASKED) + MINUTE, maxAgeMinutes: 30 };
const payload = {
  lineItems: [
    { itemId: 'X', skuId: 'S' },
    { itemId: 'Y', skuId: 'S' },
  ],
};
const booking = (more: Partial<BookingRequest> = {}) =>
  bookingOf({ freight: rules, payload, quote: quote(), terms, picks: new Map(), policy: 'cheapest', ...more });

test.each([
  ['just now', {}, true],
  ['at its last moment', { now: Date.parse(ASKED) + 30 * MINUTE }, true],
  ['a moment later', { now: Date.parse(ASKED) + 30 * MINUTE + 1 }, false],
  ['from the future: the clock was set back', { now: Date.parse(ASKED) - 1 }, false],
  ['of another content', { askedFor: 'other' }, false],
  ['of another account', { account: 'B' }, false],
])('a quote %s', (_, more, fresh) => {
  expect(isFresh(quote(), { ...terms, ...more })).toBe(fresh);
});

test('the body that books: the preview’s id and each line’s service', () => {
  expect(booking({ picks: new Map([[2, '1']]) })).toEqual({
    type: 'book',
    body: {
      renderId: 'FF1',
      lineItems: [
        { itemId: 'X', skuId: 'S', freightInfo: { serviceId: '2', companyName: 'C2', serviceCategory: '' } },
        { itemId: 'Y', skuId: 'S', freightInfo: { serviceId: '1', companyName: 'C1', serviceCategory: '' } },
      ],
    },
  });
});

test.each<[string, Partial<BookingRequest>, string]>([
  ['nobody chose', { policy: null }, 'freight.noChoice'],
  ['one line has no choice', { policy: null, picks: new Map([[1, '1']]) }, 'freight.noChoice'],
  ['there is no preview', { quote: null }, 'freight.stale'],
  ['the preview is old', { terms: { ...terms, now: Date.parse(ASKED) + 40 * MINUTE } }, 'freight.stale'],
  ['the order changed since', { terms: { ...terms, askedFor: 'other' } }, 'freight.stale'],
  ['the company is not among the offers', { policy: { company: 'Z' } }, 'freight.notOffered'],
  ['nothing is offered', { quote: quote({ lines: [{ ...line(1, 'X'), options: [] }] }) }, 'freight.noBest'],
  [
    'asking failed',
    { quote: quote({ renderId: null, lines: [], failure: { code: 'freight.rejected', params: {} } }) },
    'freight.rejected',
  ],
  [
    'asking failed at another account',
    { quote: quote({ account: 'B', renderId: null, lines: [], failure: { code: 'freight.credentials', params: {} } }) },
    'freight.stale',
  ],
])('not booked when %s', (_, more, code) => {
  expect(booking(more)).toMatchObject({ type: 'refuse', problem: { code } });
});

test('offers are matched by goods, never by place; one that is missing or doubled leaves no quote', () => {
  const goods = (itemId: string, serviceId: string) => ({ itemId, skuId: 'S', options: [option(serviceId, '1')] });
  const enquiry = {
    id: 1,
    key: 'K',
    body: {},
    askedFor: 'hash',
    lines: [
      { line: 5, itemId: 'X', skuId: 'S' },
      { line: 6, itemId: 'Y', skuId: 'S' },
    ],
  };
  const quoted = quotedLines(enquiry, [goods('Y', '9'), goods('Z', '7'), goods('X', '8')]);
  expect(quoted?.map(({ line: at, options }) => [at, options[0]?.serviceId])).toEqual([
    [5, '8'],
    [6, '9'],
  ]);
  expect(quotedLines(enquiry, [goods('X', '8')])).toBeNull();
  expect(quotedLines(enquiry, [goods('X', '8'), goods('Y', '9'), goods('Y', '7')])).toBeNull();
});

test('the fee differs by value or currency, not by how it is written; what is not known differs from nothing', () => {
  const made = booking();
  const body = made.type === 'book' ? made.body : {};
  const differs = (orderFee: { amount: string; currency: string } | null) =>
    feeDifference(rules, { quote: quote(), body, answer: { orderFee } })?.params;
  expect(differs({ amount: '2.0', currency: 'USD' })).toBeUndefined();
  expect(differs(null)).toBeUndefined();
  expect(differs({ amount: '2.01', currency: 'USD' })).toEqual({ booked: '2.01 USD', previewed: '2.00 USD' });
  expect(differs({ amount: '2.00', currency: 'CNY' })).toEqual({ booked: '2.00 CNY', previewed: '2.00 USD' });
});
