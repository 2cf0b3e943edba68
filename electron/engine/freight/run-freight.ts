import { setImmediate as turn } from 'node:timers/promises';
import Big from 'big.js';
import { Failure } from '#shared/contract/failure.ts';
import type { FreightTotals, OrderPrices, Quote } from '#shared/contract/freight.ts';
import type { Money } from '#shared/freight/quote.ts';
import type { Destination } from '#shared/freight/rate-card.ts';
import { guessCountry } from '#shared/freight/warehouse-country.ts';
import { addWeights, type Weights } from '#shared/freight/weights.ts';
import { cellReader } from '../check/check.ts';
import type { EngineContext } from '../context.ts';
import { openScope, orderOf } from '../run-scope.ts';
import type { PageRange } from '../store/store.ts';
import type { Exchange } from './exchange.ts';
import { plain, warehouseCountries } from './office-tables.ts';
import { type FreightOrder, freightOrder, quoteOrder } from './quote-order.ts';
import type { Tariffs } from './tariffs.ts';

type PlacedOrder = Pick<OrderPrices, 'order' | 'key' | 'state' | 'warehouse' | 'country'>;

/** A run's orders as freight sees them, read from its lines as they are now. */
export interface RunOrders {
  /** A part of the orders with what `reckon` makes of each. */
  window<T>(range: PageRange, reckon: (freight: FreightOrder) => T): { total: number; items: (PlacedOrder & T)[] };
  /** @throws Failure `order.missing` when it is no order of the run */
  one(id: number): FreightOrder;
  /** Every order in reading order; other calls are answered in between. */
  forEach(visit: (freight: FreightOrder, order: Pick<PlacedOrder, 'key'>) => void): Promise<void>;
}

const BATCH = 50;

/** @throws Failure `run.unknown`, `freight.noBoxes` */
export function openRunOrders(context: EngineContext, run: string): RunOrders {
  const { store } = context;
  const scope = openScope(context, run);
  const { kind } = scope;
  if (!kind.boxes) throw new Failure('freight.noBoxes', { kind: kind.id });
  const reader = cellReader(kind, scope.check);
  const known = warehouseCountries(store);
  /** Where orders name no country, the office's word on the warehouse; without one a guess, which prices nothing. */
  const placed = ({ warehouse, country }: Destination): Destination => {
    if (warehouse === undefined) return { ...(country !== undefined && { country }) };
    const there = country ?? known.get(plain(warehouse));
    const guess = there === undefined ? guessCountry(warehouse) : undefined;
    return { warehouse, ...(there !== undefined && { country: there }), ...(guess !== undefined && { guess }) };
  };
  const read = (id: number, key: string): FreightOrder => {
    const order = orderOf(store, scope, id, key, reader);
    return freightOrder(kind.boxes?.(order) ?? [], placed(kind.destination?.(order) ?? {}));
  };
  return {
    window(range, reckon) {
      const { total, items } = store.orders.window({ run, ...range });
      return {
        total,
        items: items.map(({ id, key, state }) => {
          const freight = read(id, key);
          const { warehouse = null, country = null } = freight.destination;
          return { order: id, key, state, warehouse, country, ...reckon(freight) };
        }),
      };
    },
    one(id) {
      const found = store.orders.get(id);
      if (found?.run !== run) throw new Failure('order.missing');
      return read(id, found.key);
    },
    async forEach(visit) {
      for (let position = 0; ; ) {
        const page = store.orders.after(run, position, BATCH);
        const last = page.at(-1);
        if (!last) return;
        for (const { id, key } of page) visit(read(id, key), { key });
        position = last.position;
        await turn();
      }
    },
  };
}

interface Place {
  readonly destination: Destination;
  weights: Weights;
  orders: number;
}

const nothing = addWeights([]);

/** How a run's prices are found. */
export interface Pricing {
  readonly cards: readonly Tariffs[];
  /** For rows that have none of their own. */
  readonly divisor: number;
  readonly exchange: Exchange;
}

/** What a whole run comes to: weights by destination, each channel's prices, and those if each order goes the cheapest way. */
export async function totalFreight(orders: RunOrders, pricing: Pricing): Promise<FreightTotals> {
  const { cards, divisor, exchange } = pricing;
  const places = new Map<string, Place>();
  const cheapest = createSums();
  const channels = new Map(channelsOf(cards).map((of) => [nameOf(of), { ...of, ...createSums(), unpriced: 0 }]));
  let incomplete = 0;
  let unpriced = 0;
  await orders.forEach((order) => {
    const { destination } = order;
    const weighed = order.weigh(divisor);
    const key = JSON.stringify([destination.warehouse, destination.country]);
    const place = places.get(key) ?? { destination, weights: nothing, orders: 0 };
    places.set(key, { ...place, weights: addWeights([place.weights, weighed]), orders: place.orders + 1 });
    if (weighed.incomplete.length > 0) incomplete += 1;

    const { quotes } = quoteOrder(order, cards, divisor, exchange);
    if (quotes.length === 0) unpriced += 1;
    cheapest.add(firstOfEach(quotes.filter((quote) => quote.cheapest)));
    const ofChannel = Map.groupBy(quotes, nameOf);
    for (const [name, channel] of channels) {
      const own = ofChannel.get(name) ?? [];
      if (own.length === 0) channel.unpriced += 1;
      channel.add(firstOfEach(own));
    }
  });
  const all = [...places.values()];
  const compared = comparison(
    [...channels.values()].flatMap(({ list }) => list()),
    exchange,
  );
  return {
    divisor,
    overall: {
      ...addWeights(all.map(({ weights }) => weights)),
      orders: all.reduce((n, place) => n + place.orders, 0),
    },
    places: all.map(({ destination: { warehouse = null, country = null, guess = null }, weights, orders: count }) => ({
      ...{ warehouse, country, guess },
      ...weights,
      orders: count,
    })),
    incomplete,
    cheapest: cheapest.list(),
    cheapestInBase: inBase(cheapest.list(), exchange),
    channels: [...channels.values()].map(({ card, source, channel, list, unpriced: without }) => ({
      ...{ card, source, channel },
      sums: list(),
      unpriced: without,
      together: together(list(), compared.currency, exchange),
    })),
    compared,
    askCountry: cards.some(({ byCountry }) => byCountry.size > 0) ? countriesToAsk(all) : [],
    unpriced,
  };
}

/** Every channel of these cards, in their order. */
export function channelsOf(cards: readonly Tariffs[]): ChannelOf[] {
  return cards.flatMap(({ card, channels }) =>
    channels.map((channel) => ({ card: card.id, source: card.name, channel })),
  );
}

interface ChannelOf {
  readonly card: string;
  readonly source: string;
  readonly channel: string;
}

const nameOf = ({ card, channel }: Pick<ChannelOf, 'card' | 'channel'>) => JSON.stringify([card, channel]);

interface Sum {
  readonly currency: string;
  readonly amount: string;
  readonly orders: number;
}

/** Adds up exactly, each currency by itself; every call is one order. */
function createSums() {
  const sums = new Map<string, { readonly amount: Big; readonly orders: number }>();
  return {
    add(amounts: readonly Money[]) {
      for (const { currency, amount } of amounts) {
        const before = sums.get(currency) ?? { amount: new Big(0), orders: 0 };
        sums.set(currency, { amount: before.amount.plus(amount), orders: before.orders + 1 });
      }
    },
    list: (): Sum[] =>
      [...sums].map(([currency, { amount, orders }]) => ({ currency, amount: amount.toFixed(2), orders })),
  };
}

/** The first, that is the least, of each currency: alike ones count once. Where currencies were compared, the first alone. */
function firstOfEach(quotes: readonly Quote[]): readonly Quote[] {
  if (quotes.some((quote) => quote.inBase)) return quotes.slice(0, 1);
  return [...Map.groupBy(quotes, ({ currency }) => currency).values()].flatMap((group) => group.slice(0, 1));
}

/** The sums together by the office's rates; null where none is needed, or one is missing. */
function inBase(sums: readonly Sum[], exchange: Exchange): FreightTotals['cheapestInBase'] {
  const amounts = sums.map((sum) => exchange.inBase(sum));
  const foreign = sums.map(({ currency }) => currency).filter((currency) => currency !== exchange.base);
  const [first] = amounts;
  if (!first || foreign.length === 0 || sums.length < 2) return null;
  let total = new Big(0);
  for (const amount of amounts) {
    if (amount === null) return null;
    total = total.plus(amount);
  }
  return {
    currency: exchange.base,
    amount: total.round(2, Big.roundHalfUp).toFixed(2),
    orders: sums.reduce((count, { orders }) => count + orders, 0),
    date: exchange.oldest(foreign),
  };
}

/** In which one currency sums are compared, and by rates of which day. */
function comparison(sums: readonly Sum[], exchange: Exchange): FreightTotals['compared'] {
  const currencies = [...new Set(sums.map(({ currency }) => currency))];
  const [only] = currencies;
  if (only !== undefined && currencies.length === 1) return { currency: only, date: null, missing: [] };
  const missing = currencies.filter((currency) => exchange.inBase({ amount: '1', currency }) === null);
  const taken = currencies.filter((currency) => currency !== exchange.base && !missing.includes(currency));
  return { currency: exchange.base, date: exchange.oldest(taken), missing };
}

/** Sums of one channel in one currency, rounded once; never one of them left out. */
function together(sums: readonly Sum[], currency: string, exchange: Exchange): string | null {
  if (sums.length === 0) return null;
  let total = new Big(0);
  for (const sum of sums) {
    const amount = sum.currency === currency ? new Big(sum.amount) : exchange.inBase(sum);
    if (amount === null) return null;
    total = total.plus(amount);
  }
  return total.round(2, Big.roundHalfUp).toFixed(2);
}

function countriesToAsk(places: readonly Place[]): FreightTotals['askCountry'] {
  return places.flatMap(({ destination: { warehouse, country, guess = null }, orders }) =>
    warehouse === undefined || country !== undefined ? [] : [{ warehouse, guess, orders }],
  );
}
