import Big from 'big.js';
import type { Money, PriceCap } from '#shared/freight/quote.ts';
import type { FreightRules, JsonObject } from '#shared/kinds/kind.ts';
import { storedAnswer } from '../../ledger/ledger.ts';
import type { Runs, Store, StoredQuote, SubmissionProblem } from '../../store/store.ts';
import { bookedServices } from './booking.ts';
import { totalOf } from './choose-services.ts';

const OPTION = 'freightPriceCap';

/** What a run, and each of its orders, may cost at most; empty while nobody said. */
export function runPriceCap(runs: Pick<Runs, 'settings'>, run: string): PriceCap {
  const text = runs.settings(run)?.options[OPTION];
  return typeof text === 'string' ? JSON.parse(text) : {};
}

export function setRunPriceCap(runs: Pick<Runs, 'settings' | 'setOptions'>, run: string, cap: PriceCap): void {
  runs.setOptions(run, { ...runs.settings(run)?.options, [OPTION]: JSON.stringify(cap) });
}

/** Watches a price cap while a run's orders are prepared one after another. */
export interface CapWatch {
  /**
   * What keeps an order of this price and key from being booked; null when it may be. A price of null is not one amount.
   */
  refuse(price: Money | null, key: string): SubmissionProblem | null;
  /** The order was queued: its price counts from now on. */
  spend(price: Money | null): void;
}

/**
 * Counts from `spent` on. Booking stops before the run's cap, not after it, and stays stopped: which orders went is then
 * plain from their places. What is not in the cap's currency is not guessed at: it is held back. Pure.
 */
export function watchCap({ perOrder, perRun }: PriceCap, spent: Iterable<Money | null>): CapWatch {
  let sum = new Big(0);
  let countable = true;
  /** The key of the order that would have gone over the run's cap. */
  let stoppedAt: string | null = null;
  const spend = (price: Money | null) => {
    if (price === null || price.currency !== perRun?.currency) countable = false;
    else sum = sum.plus(price.amount);
  };
  for (const price of spent) spend(price);

  return {
    refuse(price, key) {
      const cap = perOrder ?? perRun;
      if (!cap) return null;
      const foreign = [perOrder, perRun].find((each) => each && each.currency !== price?.currency);
      if (price === null || foreign) {
        return problem('freight.capCurrency', price, foreign ?? cap);
      }
      if (perOrder && new Big(price.amount).gt(perOrder.amount))
        return problem('freight.overOrderCap', price, perOrder);
      if (!perRun) return null;
      if (!countable) return problem('freight.capUncounted', price, perRun);
      const isOver = sum.plus(price.amount).gt(perRun.amount);
      if (!isOver && stoppedAt === null) return null;
      const amounts = { price: shown(price), cap: shown(perRun), spent: `${sum.toFixed()} ${perRun.currency}` };
      if (isOver || stoppedAt === null) {
        stoppedAt ??= key;
        return { code: 'freight.overRunCap', params: amounts };
      }
      return { code: 'freight.afterRunCap', params: { cap: amounts.cap, before: stoppedAt } };
    },
    spend,
  };
}

function problem(code: SubmissionProblem['code'], price: Money | null, cap: Money): SubmissionProblem {
  return { code, params: { price: price ? shown(price) : '-', cap: shown(cap) } };
}

function shown({ amount, currency }: Money): string {
  return `${amount} ${currency}`.trim();
}

/** States in which an order costs what it was booked with, or may. */
const PAID = ['queued', 'sending', 'accepted', 'unknown'] as const;

/** The price of every order of a run that was booked or is about to be; null where it cannot be told any more. */
export function* pricesPaid(
  { outbox, orders, freightQuotes }: Pick<Store, 'outbox' | 'orders' | 'freightQuotes'>,
  run: string,
  freight: FreightRules,
): Generator<Money | null> {
  for (const { id } of outbox.inState(run, ...PAID)) {
    const order = orders.get(id);
    const booked = freight.bookedFee(storedAnswer(order?.answer ?? null)?.data ?? {});
    const body: JsonObject | null = order?.body ? JSON.parse(order.body) : null;
    const quote = freightQuotes.get(id, 'preview');
    yield booked ?? (body && quote && priceOf(quote, freight, body));
  }
}

/** What a body books by its quote; null when the parts are not one amount. */
export function priceOf(quote: StoredQuote, freight: FreightRules, body: JsonObject): Money | null {
  return totalOf(bookedServices(quote, freight, body).map(({ service }) => service));
}

/** The fee of every line that a body books by its quote. */
export function feesOf(quote: StoredQuote, freight: FreightRules, body: JsonObject): readonly Money[] {
  return bookedServices(quote, freight, body).flatMap(({ service }) => (service ? [service.fee] : []));
}
