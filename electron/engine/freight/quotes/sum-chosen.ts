import Big from 'big.js';
import type { ChosenFreight, OrderQuote } from '#shared/contract/partner-quotes.ts';
import type { Money } from '#shared/freight/quote.ts';
import type { SubmissionProblem } from '../../store/store.ts';
import { isSameMoney } from './choose-services.ts';

/** What keeps an order of a price back, and what counts then; null is no single amount. */
interface Cap {
  refuse(price: Money | null, key: string): Pick<SubmissionProblem, 'code'> | null;
  spend(price: Money | null): void;
}

/** Orders booked for another fee than was previewed that are named; the others are counted. */
const NAMED = 20;

/**
 * What many orders come to as chosen now: what they were booked for, else the services chosen, by currency. Nothing is
 * counted of an order that would not be booked. Pure.
 *
 * @param cap for orders that are about to be booked
 */
export function sumChosen(quotes: Iterable<OrderQuote>, cap?: Cap): ChosenFreight {
  const sums = createSums();
  const previewed = createSums();
  const unanswered = createSums();
  const left = { undecided: 0, unpriced: 0, overCap: 0, afterCap: 0 };
  const differing: ChosenFreight['differing']['first'] = [];
  let differ = 0;
  for (const { key, state, failure, lines, total, booked } of quotes) {
    const chosen = lines.flatMap(({ options, serviceId }) => feeOf(options, serviceId));
    if (!booked) {
      const refused = () => cap?.refuse(total, key);
      const why = failure || lines.length === 0 ? 'unpriced' : chosen.length < lines.length ? 'undecided' : null;
      const over = why ?? overCap(refused());
      if (over) {
        left[over] += 1;
        continue;
      }
    }
    cap?.spend(booked ?? total);
    sums.add(booked ? [booked] : chosen);
    previewed.add(booked && !total ? [booked] : chosen);
    // A person's word that the partner has it says nothing of the fee.
    if (!booked && state === 'accepted') unanswered.add(chosen);
    if (!booked || !total || isSameMoney(booked, total)) continue;
    differ += 1;
    if (differ <= NAMED) differing.push({ key, previewed: total, booked });
  }
  return {
    ...left,
    sums: sums.all(),
    unanswered: unanswered.all(),
    differing: { orders: differ, previewed: previewed.all(), first: differing },
  };
}

function overCap(problem: Pick<SubmissionProblem, 'code'> | null | undefined): 'overCap' | 'afterCap' | null {
  if (!problem) return null;
  return problem.code === 'freight.afterRunCap' ? 'afterCap' : 'overCap';
}

/** Exact sums, each currency by itself; an order whose fees differ in theirs counts in each of them. */
function createSums() {
  const sums = new Map<string, { amount: Big; places: number; orders: number }>();
  return {
    add(fees: readonly Money[]): void {
      for (const currency of new Set(fees.map((fee) => fee.currency))) {
        const before = sums.get(currency) ?? { amount: new Big(0), places: 0, orders: 0 };
        const amounts = fees.flatMap((fee) => (fee.currency === currency ? [fee.amount] : []));
        sums.set(currency, {
          amount: amounts.reduce((sum, amount) => sum.plus(amount), before.amount),
          places: Math.max(before.places, ...amounts.map((amount) => amount.split('.')[1]?.length ?? 0)),
          orders: before.orders + 1,
        });
      }
    },
    all: () =>
      [...sums].map(([currency, { amount, places, orders }]) => ({ currency, amount: amount.toFixed(places), orders })),
  };
}

function feeOf(options: OrderQuote['lines'][number]['options'], chosen: string | null): readonly Money[] {
  const service = options.find(({ serviceId }) => serviceId === chosen);
  return service ? [service.fee] : [];
}
