import type { OrderPrices, Quote } from '#shared/contract/freight.ts';

/** One channel of one rate card: a column of the price table. */
export interface Channel {
  readonly id: string;
  readonly card: string;
  readonly source: string;
  readonly channel: string;
}

const idOf = ({ card, channel }: Pick<Quote, 'card' | 'channel'>) => JSON.stringify([card, channel]);

/** The channels that ask a price for at least one of these orders, in the order of appearance. */
export function channelsOf(orders: readonly OrderPrices[]): readonly Channel[] {
  const channels = new Map<string, Channel>();
  for (const { quotes } of orders) {
    for (const { card, source, channel } of quotes) {
      const id = idOf({ card, channel });
      if (!channels.has(id)) channels.set(id, { id, card, source, channel });
    }
  }
  return [...channels.values()];
}

/** What a channel asks for an order; several rows of a card may (other goods, other currencies). */
export function quotesOf({ quotes }: OrderPrices, { id }: Channel): readonly Quote[] {
  return quotes.filter((quote) => idOf(quote) === id);
}
