import Big from 'big.js';
import type { ExchangeRates } from '#shared/contract/freight-office.ts';
import type { Money } from '#shared/freight/quote.ts';

/** Compares amounts in several currencies by the office's rates. */
export interface Exchange {
  readonly base: string;
  /** Exact, in the base currency; null where there is no rate. */
  inBase(money: Money): Big | null;
  /** The day of the oldest rate among these currencies, `yyyy-MM-dd`; null when none needs a rate. */
  oldest(currencies: Iterable<string>): string | null;
}

export function createExchange({ base, rates }: ExchangeRates): Exchange {
  const known = new Map(rates.map((each) => [each.currency, each]));
  return {
    base,
    inBase({ amount, currency }) {
      if (currency === base) return new Big(amount);
      const rate = known.get(currency)?.rate;
      return rate === undefined ? null : new Big(amount).times(rate);
    },
    oldest: (currencies) => [...currencies].flatMap((currency) => known.get(currency)?.date ?? []).sort()[0] ?? null,
  };
}

/** Of an office that entered no rates. */
export const noExchange: Exchange = createExchange({ base: 'CNY', rates: [] });
