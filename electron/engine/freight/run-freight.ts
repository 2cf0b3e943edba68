import { setImmediate as turn } from 'node:timers/promises';
import Big from 'big.js';
import { Failure } from '#shared/contract/failure.ts';
import type { FreightTotals, OrderPrices } from '#shared/contract/freight.ts';
import type { Destination } from '#shared/freight/rate-card.ts';
import { addWeights, type Weights } from '#shared/freight/weights.ts';
import { cellReader } from '../check/check.ts';
import type { EngineContext } from '../context.ts';
import { openScope, orderOf } from '../run-scope.ts';
import type { PageRange } from '../store/store.ts';
import { type FreightOrder, freightOrder, quoteOrder } from './quote-order.ts';
import type { Tariffs } from './tariffs.ts';

type PlacedOrder = Pick<OrderPrices, 'order' | 'key' | 'state' | 'warehouse' | 'country'>;

/** A run's orders as freight sees them, read from its lines as they are now. */
interface RunOrders {
  /** A part of the orders with what `reckon` makes of each. */
  window<T>(range: PageRange, reckon: (freight: FreightOrder) => T): { total: number; items: (PlacedOrder & T)[] };
  /** Every order in reading order; other calls are answered in between. */
  forEach(visit: (freight: FreightOrder) => void): Promise<void>;
}

const BATCH = 50;

/** @throws Failure `run.unknown`, `freight.noBoxes` */
export function openRunOrders(context: EngineContext, run: string): RunOrders {
  const { store } = context;
  const scope = openScope(context, run);
  const { kind } = scope;
  if (!kind.boxes) throw new Failure('freight.noBoxes', { kind: kind.id });
  const reader = cellReader(kind, scope.check);
  const read = (id: number, key: string): FreightOrder => {
    const order = orderOf(store, scope, id, key, reader);
    return freightOrder(kind.boxes?.(order) ?? [], kind.destination?.(order) ?? {});
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
    async forEach(visit) {
      for (let position = 0; ; ) {
        const page = store.orders.after(run, position, BATCH);
        const last = page.at(-1);
        if (!last) return;
        for (const { id, key } of page) visit(read(id, key));
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

/** What a whole run comes to: weights by destination, and prices if each order goes the cheapest way. */
export async function totalFreight(
  orders: RunOrders,
  cards: readonly Tariffs[],
  divisor: number,
): Promise<FreightTotals> {
  const places = new Map<string, Place>();
  const cheapest = new Map<string, { amount: Big; orders: number }>();
  let incomplete = 0;
  let unpriced = 0;
  await orders.forEach((order) => {
    const { destination } = order;
    const weighed = order.weigh(divisor);
    const key = JSON.stringify([destination.warehouse, destination.country]);
    const place = places.get(key) ?? { destination, weights: nothing, orders: 0 };
    places.set(key, { ...place, weights: addWeights([place.weights, weighed]), orders: place.orders + 1 });
    if (weighed.incomplete.length > 0) incomplete += 1;

    const { quotes } = quoteOrder(order, cards, divisor);
    if (quotes.length === 0) unpriced += 1;
    const best = new Map(quotes.flatMap((quote) => (quote.cheapest ? [[quote.currency, quote.amount]] : [])));
    for (const [currency, amount] of best) {
      const before = cheapest.get(currency) ?? { amount: new Big(0), orders: 0 };
      cheapest.set(currency, { amount: before.amount.plus(amount), orders: before.orders + 1 });
    }
  });
  const all = [...places.values()];
  return {
    divisor,
    overall: {
      ...addWeights(all.map(({ weights }) => weights)),
      orders: all.reduce((n, place) => n + place.orders, 0),
    },
    places: all.map(({ destination: { warehouse = null, country = null }, weights, orders: count }) => ({
      warehouse,
      country,
      ...weights,
      orders: count,
    })),
    incomplete,
    cheapest: [...cheapest].map(([currency, { amount, orders: count }]) => ({
      currency,
      amount: amount.toFixed(2),
      orders: count,
    })),
    unpriced,
  };
}
