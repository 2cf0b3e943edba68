import Big from 'big.js';
import type { FreightTotals } from '#shared/contract/freight.ts';
import type { Destination } from '#shared/freight/rate-card.ts';
import { addWeights, type Weights } from '#shared/freight/weights.ts';
import { quoteOrder } from './quote-order.ts';
import type { RunOrders } from './run-orders.ts';
import type { Tariffs } from './tariffs.ts';

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
