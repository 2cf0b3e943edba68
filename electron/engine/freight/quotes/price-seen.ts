import Big from 'big.js';
import { Failure } from '#shared/contract/failure.ts';
import type { Money } from '#shared/freight/quote.ts';

/**
 * Holds what is about to be booked for real against the total that a person saw and confirmed: no money without a price
 * that was seen. Pure.
 */
export interface SeenWatch {
  /** An order was queued with these fees. */
  spend(fees: readonly Money[]): void;
  /** @throws Failure `freight.notSeen`, `freight.dearer` when more would be booked than was seen */
  check(): void;
}

/** @param seen the total confirmed, by currency; undefined when nobody saw one */
export function watchSeen(seen: readonly Money[] | undefined): SeenWatch {
  const sums = new Map<string, Big>();
  return {
    spend(fees) {
      for (const { amount, currency } of fees) sums.set(currency, (sums.get(currency) ?? new Big(0)).plus(amount));
    },
    check() {
      if (sums.size === 0) return;
      const sum = shown([...sums].map(([currency, amount]) => ({ amount: amount.toFixed(), currency })));
      if (seen === undefined) throw new Failure('freight.notSeen', { sum });
      const dearer = [...sums].some(([currency, amount]) => amount.gt(seenIn(seen, currency)));
      if (dearer) throw new Failure('freight.dearer', { sum, seen: shown(seen) || '0' });
    },
  };
}

function seenIn(seen: readonly Money[], currency: string): Big {
  return seen.reduce((sum, each) => (each.currency === currency ? sum.plus(each.amount) : sum), new Big(0));
}

const shown = (sums: readonly Money[]) =>
  sums.map(({ amount, currency }) => `${amount} ${currency}`.trim()).join(' + ');
