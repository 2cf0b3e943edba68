import Big from 'big.js';
import type { ChosenFreight, OrderQuote } from '#shared/contract/freight.ts';
import type { Money } from '#shared/freight/quote.ts';

/** What many orders come to as chosen now: what they were booked for, else the services chosen, by currency. Pure. */
export function sumChosen(quotes: Iterable<OrderQuote>): ChosenFreight {
  const sums = new Map<string, { amount: Big; places: number; orders: number }>();
  let undecided = 0;
  let unpriced = 0;
  for (const { failure, lines, booked } of quotes) {
    const fees = booked ? [booked] : lines.flatMap(({ options, serviceId }) => feeOf(options, serviceId));
    if (!booked && (failure || lines.length === 0)) unpriced += 1;
    else if (!booked && fees.length < lines.length) undecided += 1;
    for (const currency of new Set(fees.map((fee) => fee.currency))) {
      const before = sums.get(currency) ?? { amount: new Big(0), places: 0, orders: 0 };
      const amounts = fees.flatMap((fee) => (fee.currency === currency ? [fee.amount] : []));
      sums.set(currency, {
        amount: amounts.reduce((sum, amount) => sum.plus(amount), before.amount),
        places: Math.max(before.places, ...amounts.map((amount) => amount.split('.')[1]?.length ?? 0)),
        orders: before.orders + 1,
      });
    }
  }
  return {
    sums: [...sums].map(([currency, { amount, places, orders }]) => ({
      currency,
      amount: amount.toFixed(places),
      orders,
    })),
    undecided,
    unpriced,
  };
}

function feeOf(options: OrderQuote['lines'][number]['options'], chosen: string | null): readonly Money[] {
  const service = options.find(({ serviceId }) => serviceId === chosen);
  return service ? [service.fee] : [];
}
