import type { FreightOption, FreightPolicy } from '#shared/freight/quote.ts';
import type { FreightRules, JsonObject } from '#shared/kinds/kind.ts';
import type { QuotedLine, StoredQuote } from '../../store/freight-quotes.ts';
import type { SubmissionProblem } from '../../store/submission-problems.ts';
import { chooseServices } from './choose-services.ts';

/** What a quote must agree with to be booked. */
export interface Terms {
  /** Hash of the order as it is now. */
  readonly askedFor: string;
  readonly account: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly maxAgeMinutes: number;
}

/** Whether a quote still speaks of the order as it is, for this account, and is young enough. Pure. */
export function isFresh(quote: StoredQuote, terms: Terms): boolean {
  const age = terms.now - Date.parse(quote.askedAt);
  return speaksOf(quote, terms) && age >= 0 && age <= terms.maxAgeMinutes * 60_000;
}

/** Whether a quote was asked for with this content and for this account, however long ago. */
function speaksOf({ askedFor, account }: StoredQuote, terms: Terms): boolean {
  return askedFor === terms.askedFor && account === terms.account;
}

export type Booking =
  | { readonly type: 'book'; readonly body: JsonObject }
  | { readonly type: 'refuse'; readonly problem: SubmissionProblem };

export interface BookingRequest {
  readonly freight: FreightRules;
  /** The body that was previewed. */
  readonly payload: JsonObject;
  readonly quote: StoredQuote | null;
  readonly terms: Terms;
  readonly picks: ReadonlyMap<number, string>;
  readonly policy: FreightPolicy | null;
}

/** The body that books an order with the services chosen, or what stands in its way. Pure. */
export function bookingOf({ freight, payload, quote, terms, picks, policy }: BookingRequest): Booking {
  if (policy === null && picks.size === 0) return refuse('freight.noChoice');
  if (quote?.failure && speaksOf(quote, terms)) return { type: 'refuse', problem: quote.failure };
  if (!quote || quote.renderId === null || !isFresh(quote, terms)) return refuse('freight.stale');
  const services: FreightOption[] = [];
  for (const { line, service } of chooseServices(quote.lines, picks, policy)) {
    if (!service) return notChosen(line, policy);
    services.push(service);
  }
  return { type: 'book', body: freight.toBooking(payload, quote.renderId, services) };
}

function notChosen({ itemId, skuId, options }: QuotedLine, policy: FreightPolicy | null): Booking {
  const offered = [...new Set(options.map(({ companyName }) => companyName))].join(', ') || '-';
  if (policy === null) return refuse('freight.noChoice');
  if (typeof policy === 'string') return refuse('freight.noBest', { itemId, skuId, offered });
  return refuse('freight.notOffered', { itemId, skuId, company: policy.company, offered });
}

function refuse(code: SubmissionProblem['code'], params: SubmissionProblem['params'] = {}): Booking {
  return { type: 'refuse', problem: { code, params } };
}
