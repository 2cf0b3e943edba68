import Big from 'big.js';
import type { Quote } from '#shared/contract/freight.ts';

type Unmarked = Omit<Quote, 'cheapest' | 'fastest'>;

/**
 * Marks the cheapest and the fastest quotes of each currency, all of them when several are alike, and puts them in order:
 * by currency, amount, days, then names. Currencies are never compared. Fastest: the fewest days at most, then at least;
 * a quote that says no days is never fastest.
 */
export function markBest(quotes: readonly Unmarked[]): Quote[] {
  const groups = Map.groupBy(quotes, ({ currency }) => currency);
  return [...groups.values()]
    .flatMap((group) => {
      const cheapest = group.toSorted(byAmount)[0];
      const fastest = group.filter(({ days }) => days !== undefined).toSorted(byDays)[0];
      return group.map((quote) => ({
        ...quote,
        cheapest: cheapest !== undefined && byAmount(quote, cheapest) === 0,
        fastest: fastest !== undefined && quote.days !== undefined && byDays(quote, fastest) === 0,
      }));
    })
    .sort((a, b) => byText(a.currency, b.currency) || byAmount(a, b) || byDays(a, b) || byText(nameOf(a), nameOf(b)));
}

function byAmount(a: Unmarked, b: Unmarked): number {
  return new Big(a.amount).cmp(b.amount);
}

function byDays({ days: a }: Unmarked, { days: b }: Unmarked): number {
  if (!a || !b) return Number(!a) - Number(!b);
  return a.max - b.max || a.min - b.min;
}

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function nameOf({ source, channel, card }: Unmarked): string {
  return JSON.stringify([source, channel, card]);
}
