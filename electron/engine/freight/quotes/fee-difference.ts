import Big from 'big.js';
import type { Money } from '#shared/freight/quote.ts';
import { freightProblem } from '#shared/kinds/freight-order/rules.ts';
import type { FreightRules, JsonObject } from '#shared/kinds/kind.ts';
import type { Problem } from '#shared/problem.ts';
import type { StoredQuote } from '../../store/freight-quotes.ts';
import { totalOf } from './choose-services.ts';
import { bookedServices } from './describe-quote.ts';

export interface Booked {
  readonly quote: StoredQuote;
  /** What it was booked with. */
  readonly body: JsonObject;
  /** The data of the partner's answer. */
  readonly answer: JsonObject;
}

/** A warning when an order was booked for another fee than was previewed; null when the fees agree, or one is not known. */
export function feeDifference(freight: FreightRules, { quote, body, answer }: Booked): Problem | null {
  const previewed = totalOf(bookedServices(quote, freight, body).map(({ service }) => service));
  const booked = freight.bookedFee(answer);
  if (!previewed || !booked || isSame(previewed, booked)) return null;
  const params = { booked: shown(booked), previewed: shown(previewed) };
  return freightProblem('freight.feeDiffers', { severity: 'warning', params });
}

function isSame(one: Money, other: Money): boolean {
  return one.currency === other.currency && new Big(one.amount).eq(other.amount);
}

function shown({ amount, currency }: Money): string {
  return `${amount} ${currency}`.trim();
}
