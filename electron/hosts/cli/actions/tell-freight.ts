import type { FreightTotals } from '#shared/contract/freight.ts';
import type { Run } from '#shared/contract/run.ts';
import type { Session } from '../session.ts';

const pageSize = 200;

/**
 * One event per order with its weights and quotes.
 *
 * @param rates the id of the card to use alone; without it all that are valid
 * @returns what the run comes to
 */
export async function tellFreight(
  { engine, output }: Session,
  { id: run }: Run,
  rates?: string,
): Promise<FreightTotals> {
  const cards = rates === undefined ? {} : { cards: [rates] };
  for (let offset = 0; ; offset += pageSize) {
    const page = { run, offset, limit: pageSize };
    const weights = await engine.call('freight.weights', page);
    const prices = await engine.call('freight.prices', { ...page, ...cards });
    const priced = new Map(prices.items.map((item) => [item.order, item]));
    for (const { order, key, state, ...weighed } of weights.items) {
      const { quotes = [], unmatched = [] } = priced.get(order) ?? {};
      output.event({ type: 'order', key, state, freight: { ...weighed, quotes, unmatched } });
    }
    if (weights.items.length === 0 || offset + weights.items.length >= weights.total) break;
  }
  return engine.call('freight.totals', { run, ...cards });
}
