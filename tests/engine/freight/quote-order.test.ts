import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createExchange } from '#engine/freight/exchange.ts';
import { freightOrder, quoteOrder } from '#engine/freight/quote-order.ts';
import type { Destination, RateRow } from '#shared/freight/rate-card.ts';
import type { Box } from '#shared/freight/weights.ts';
import { boxOf, card, rate } from './rates.ts';

const to = { warehouse: 'SYD01' };
const quote = (rows: readonly RateRow[], weightKg: string, destination: Destination = to) =>
  quoteOrder(freightOrder([boxOf(weightKg)], destination), [card(rows)], 6000);
const amount = (row: Partial<RateRow>, weightKg: string) => quote([rate(row)], weightKg).quotes[0]?.amount;

describe('amounts', () => {
  test.each<[string, Partial<RateRow>, string, string]>([
    ['weight by price', {}, '12.5', '125.00'],
    ['a flat price', { price: { flat: '99.9' } }, '12.5', '99.90'],
    ['the minimum where the freight is less', { minimum: '150' }, '12.5', '150.00'],
    ['the freight where the minimum is less', { minimum: '150' }, '15.1', '151.00'],
    ['fuel upon the minimum', { minimum: '150', fuel: '18.5' }, '12.5', '177.75'],
    ['a minimum for a flat price', { price: { flat: '99' }, minimum: '100' }, '1', '100.00'],
    ['half a cent up', { price: { perKg: '0.001' } }, '5', '0.01'],
    ['less than half a cent down', { price: { perKg: '0.001' } }, '4.999', '0.00'],
    ['rounded once, after fuel', { price: { perKg: '1.005' }, fuel: '10' }, '1', '1.11'],
    ['what binary fractions get wrong', { price: { perKg: '1.1' }, fuel: '10' }, '3', '3.63'],
  ])('%s', (_, row, weightKg, expected) => {
    expect(amount(row, weightKg)).toBe(expected);
  });

  test('the order’s weight is rounded up to the step once, not box by box', () => {
    const row = rate({ stepKg: '0.5' });
    const order = freightOrder([boxOf('1.1', 3)], to);
    expect(quoteOrder(order, [card([row])], 6000).quotes[0]).toMatchObject({ chargeableKg: '3.5', amount: '35.00' });
    expect(amount({ stepKg: '0.5' }, '3.5')).toBe('35.00');
    expect(amount({ stepKg: '0.3' }, '0.9')).toBe('9.00');
  });

  test('the row’s divisor goes before the setting', () => {
    const boxes = [{ ...boxOf('1'), lengthCm: '60', widthCm: '40', heightCm: '35.5' }];
    const rows = [rate({ channel: 'A' }), rate({ channel: 'B', divisor: 5000 })];
    const { quotes } = quoteOrder(freightOrder(boxes, to), [card(rows)], 6000);
    expect(quotes.map(({ channel, chargeableKg }) => [channel, chargeableKg])).toEqual([
      ['A', '14.2'],
      ['B', '17.04'],
    ]);
  });
});

describe('bands', () => {
  const rows = [rate({ toKg: '21', row: 2 }), rate({ fromKg: '21', toKg: '45', row: 3 })];

  test.each([
    ['20.999', 2],
    ['21', 3],
    ['44.999', 3],
    ['45', 3],
  ])('%s kg is in row %i: from included, to excluded but for the last', (weightKg, row) => {
    expect(quote(rows, weightKg).quotes).toMatchObject([{ row }]);
  });

  test('beyond the last, in a gap or below the first there is no price, and why is said', () => {
    expect(quote(rows, '45.001')).toMatchObject({
      quotes: [],
      unmatched: [{ source: 'June', channel: 'Sea', reason: 'weight', params: { kg: '45.001', bands: '0–21, 21–45' } }],
    });
    expect(quote([rate({ fromKg: '12' })], '11.999').unmatched).toMatchObject([{ params: { bands: '12–∞' } }]);
    expect(quote([rate({ toKg: '5' }), rate({ fromKg: '6' })], '5').unmatched).toMatchObject([{ reason: 'weight' }]);
  });
});

describe('destinations', () => {
  const rows = [
    rate({ country: 'AU', price: { perKg: '1' } }),
    { ...rate({ price: { perKg: '2' } }), warehouse: undefined, country: 'AU' },
    { ...rate({ channel: 'Air', price: { perKg: '3' } }), warehouse: undefined, country: 'AU' },
  ].map(({ warehouse, ...row }): RateRow => ({ ...row, ...(warehouse !== undefined && { warehouse }) }));
  const amounts = (destination: Destination) => quote(rows, '1', destination).quotes.map((found) => found.amount);

  test('a channel’s rows for the warehouse go before its rows for the country; other channels’ country rows stay', () => {
    expect(amounts({ warehouse: 'syd01', country: 'AU' })).toEqual(['1.00', '3.00']);
    expect(amounts({ warehouse: 'MEL02', country: 'AU' })).toEqual(['2.00', '3.00']);
    expect(amounts({ warehouse: 'SYD01' })).toEqual(['1.00']);
  });

  test('every channel that does not go there says so: none is left out', () => {
    const at = { card: 'id-June', source: 'June', reason: 'destination', params: { place: 'LA1 / US' } };
    expect(quote(rows, '1', { warehouse: 'LA1', country: 'US' })).toEqual({
      quotes: [],
      unmatched: [
        { ...at, channel: 'Sea' },
        { ...at, channel: 'Air' },
      ],
    });
  });

  test('prices by country wait until somebody says where the warehouse stands; a guess is told and prices nothing', () => {
    const reasons = (destination: Destination) =>
      quote(rows, '1', destination).unmatched.map(({ channel, reason, params }) => [channel, reason, params]);
    expect(reasons({ warehouse: 'MEL02', guess: 'AU' })).toEqual([
      ['Sea', 'countryGuessed', { warehouse: 'MEL02', country: 'AU' }],
      ['Air', 'countryGuessed', { warehouse: 'MEL02', country: 'AU' }],
    ]);
    expect(reasons({ warehouse: 'W7' })).toEqual([
      ['Sea', 'countryUnknown', { warehouse: 'W7' }],
      ['Air', 'countryUnknown', { warehouse: 'W7' }],
    ]);
    expect(reasons({ warehouse: 'SYD01', guess: 'AU' })).toEqual([
      ['Air', 'countryGuessed', { warehouse: 'SYD01', country: 'AU' }],
    ]);
  });

  test('each channel of each card has a price or a reason, whatever the destination', () => {
    const destinations: Destination[] = [{ warehouse: 'SYD01' }, { warehouse: 'X', country: 'AU' }, { country: 'NZ' }];
    for (const destination of destinations) {
      const { quotes, unmatched } = quoteOrder(
        freightOrder([boxOf('1')], destination),
        [card(rows), card(rows, 'July')],
        6000,
      );
      const told = [...quotes, ...unmatched].map(({ source, channel }) => `${source} ${channel}`);
      expect(new Set(told)).toEqual(new Set(['June Sea', 'June Air', 'July Sea', 'July Air']));
    }
  });
});

test('without boxes, sizes, a destination or a card there is one reason and no price', () => {
  const { heightCm: _, ...flat } = boxOf('1');
  const reason = (boxes: Box[], destination: Destination, cards = [card([rate()])]) =>
    quoteOrder(freightOrder(boxes, destination), cards, 6000).unmatched.map((found) => found.reason);
  expect(reason([], to)).toEqual(['noBoxes']);
  expect(reason([boxOf('1'), { ...flat, boxNo: '2' }], to)).toEqual(['incomplete']);
  expect(reason([boxOf('1')], {})).toEqual(['noDestination']);
  expect(reason([boxOf('1')], to, [])).toEqual(['noCards']);
});

const inTwoCurrencies = [
  rate({ channel: 'Yuan', price: { perKg: '70' }, days: { min: 30, max: 40 } }),
  rate({ channel: 'Dollars', price: { perKg: '10' }, currency: 'USD', days: { min: 9, max: 12 } }),
];
const compared = (rates: readonly { currency: string; rate: string; date: string }[]) => {
  const order = freightOrder([boxOf('1')], to);
  const { quotes } = quoteOrder(
    order,
    [card(inTwoCurrencies)],
    6000,
    createExchange({ base: 'CNY', rates: [...rates] }),
  );
  return quotes.map(({ channel, cheapest, fastest, inBase }) => [channel, cheapest, fastest, inBase?.amount]);
};

test('by the office’s rates one price is the cheapest, and each says what it comes to', () => {
  const usd = { currency: 'USD', date: '2026-06-01' };
  expect(compared([{ ...usd, rate: '7.1' }])).toEqual([
    ['Yuan', true, false, '70.00'],
    ['Dollars', false, true, '71.00'],
  ]);
  expect(compared([{ ...usd, rate: '6.9999' }])).toEqual([
    ['Dollars', true, true, '70.00'],
    ['Yuan', false, false, '70.00'],
  ]);
});

test('without a rate for each, cheapest is said of one currency’s, and the fewest days are the fewest of all', () => {
  const apart = [
    ['Yuan', true, false, undefined],
    ['Dollars', true, true, undefined],
  ];
  expect(compared([])).toEqual(apart);
  expect(compared([{ currency: 'EUR', rate: '8', date: '2026-06-01' }])).toEqual(apart);
});

test('a price says how it comes about', () => {
  const boxes: Box[] = [
    { boxNo: '1', count: 1, units: 1, weightKg: '12', lengthCm: '60', widthCm: '40', heightCm: '35' },
    { boxNo: '2', count: 1, units: 1, weightKg: '15', lengthCm: '60', widthCm: '40', heightCm: '36' },
  ];
  const row = rate({ stepKg: '0.5', minimum: '200', fuel: '10', price: { perKg: '6.5' } });
  expect(quoteOrder(freightOrder(boxes, to), [card([row])], 6000).quotes).toMatchObject([
    {
      amount: '220.00',
      chargeableKg: '29',
      minimum: true,
      basis: {
        ...{ divisor: 6000, actualKg: '27', volumetricKg: '28.4', sumKg: '29', stepKg: '0.5' },
        ...{ price: { perKg: '6.5' }, freight: '188.5', minimum: '200', fuel: '10' },
      },
    },
  ]);
});

test('cheapest is marked among one currency, all of them when alike', () => {
  const rows = [
    rate({ channel: 'Slow', days: { min: 30, max: 40 } }),
    rate({ channel: 'Same', days: { min: 12, max: 20 } }),
    rate({ channel: 'Dear', price: { perKg: '20' }, days: { min: 10, max: 20 } }),
    rate({ channel: 'Unknown', price: { perKg: '30' } }),
    rate({ channel: 'Dollars', price: { perKg: '1' }, currency: 'USD' }),
  ];
  const { quotes } = quote(rows, '1');
  expect(quotes.map((it) => [it.channel, it.currency, it.cheapest, it.fastest])).toEqual([
    ['Same', 'CNY', true, false],
    ['Slow', 'CNY', true, false],
    ['Dear', 'CNY', false, true],
    ['Unknown', 'CNY', false, false],
    ['Dollars', 'USD', true, false],
  ]);
});

const cents = fc
  .integer({ min: 1, max: 999_999 })
  .map((n) => `${Math.floor(n / 1000)}.${String(n % 1000).padStart(3, '0')}`);
const rates = fc.array(
  fc.record({
    channel: fc.constantFrom('A', 'B', 'C'),
    currency: fc.constantFrom('CNY', 'USD'),
    price: cents.map((perKg) => ({ perKg })),
    fuel: cents.map((text) => text.slice(-2)),
  }),
  { minLength: 1, maxLength: 8 },
);

test('the order of a card’s rows and of the cards makes no difference', () => {
  fc.assert(
    fc.property(rates, cents, fc.nat(), (drafts, weightKg, seed) => {
      const unique = [...new Map(drafts.map((draft) => [draft.channel + draft.currency, draft])).values()];
      const rows = unique.flatMap((draft) => [rate({ ...draft, toKg: '50' }), rate({ ...draft, fromKg: '50' })]);
      const turned = [...rows.slice(seed % rows.length), ...rows.slice(0, seed % rows.length)].reverse();
      const cards = [card(rows), card(rows, 'July')];
      const order = freightOrder([boxOf(weightKg)], to);
      const { quotes } = quoteOrder(order, [card(turned, 'July'), card(turned)], 6000);
      expect(quotes).toEqual(quoteOrder(order, cards, 6000).quotes);
    }),
  );
});

test('within a band more weight is never cheaper, and amounts are what whole numbers make of them', () => {
  fc.assert(
    fc.property(cents, cents, cents, fc.integer({ min: 0, max: 100 }), (perKg, one, two, fuel) => {
      const of = (kg: string) => thousandths(amount({ price: { perKg }, fuel: String(fuel) }, kg) ?? '') / 10n;
      const exact = (kg: string) => {
        // Thousandths × thousandths × per cent: 10^8 of the unit; cents are 10^6 of those.
        const units = thousandths(perKg) * thousandths(kg) * BigInt(100 + fuel);
        return (units + 500_000n) / 1_000_000n;
      };
      expect([of(one), of(two)]).toEqual([exact(one), exact(two)]);
      const [less, more] = thousandths(one) <= thousandths(two) ? [one, two] : [two, one];
      expect(of(less) <= of(more)).toBe(true);
    }),
  );
});

function thousandths(text: string): bigint {
  const [whole = '0', places = ''] = text.split('.');
  return BigInt(whole + places.padEnd(3, '0'));
}
