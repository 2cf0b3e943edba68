import { expect, test } from 'vitest';
import type { OrderPrices, Quote } from '#shared/contract/freight.ts';
import { channelsOf, quotesOf } from '../../../../renderer/screens/freight/price-table.tsx';

const quote = (card: string, channel: string, row = 2): Quote => ({
  card,
  source: card.toUpperCase(),
  sheet: 'S',
  row,
  channel,
  amount: '1.00',
  currency: 'CNY',
  chargeableKg: '1',
  minimum: false,
  basis: {
    ...{ divisor: 6000, actualKg: '1', volumetricKg: '1', sumKg: '1', stepKg: null },
    ...{ price: { perKg: '1' }, freight: '1', minimum: null, fuel: null },
  },
  cheapest: false,
  fastest: false,
});
const order = (...quotes: Quote[]): OrderPrices => ({
  order: 1,
  key: 'K',
  state: 'ready',
  warehouse: null,
  country: null,
  quotes,
  unmatched: [],
});

test('a column for each channel of each card, in the order of appearance', () => {
  const orders = [order(quote('a', 'air')), order(quote('a', 'sea'), quote('a', 'air')), order(quote('b', 'air'))];
  const channels = channelsOf(orders);
  expect(channels.map(({ card, channel }) => `${card} ${channel}`)).toEqual(['a air', 'a sea', 'b air']);
});

test('a cell has the quotes of its own channel and card, all of them', () => {
  const priced = order(quote('a', 'air', 2), quote('a', 'air', 3), quote('b', 'air'), quote('a', 'sea'));
  const [air] = channelsOf([priced]);
  expect(air && quotesOf(priced, air).map(({ row }) => row)).toEqual([2, 3]);
});
