import type { FreightOption, FreightPolicy, Money } from '#shared/freight/quote.ts';
import { freightProblem } from '#shared/kinds/freight-order/rules.ts';
import type { FreightRules, JsonObject } from '#shared/kinds/kind.ts';
import { xportSettings } from '#shared/partners/xport.ts';
import type { Problem } from '#shared/problem.ts';
import { storedAnswer } from '../../ledger/ledger.ts';
import type { QuotedLine, Store, StoredQuote, SubmissionProblem } from '../../store/store.ts';
import { type ChosenService, chooseServices, isSameMoney, totalOf } from './choose-services.ts';
import type { FreightScope } from './price-enquiry.ts';

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

/** What a quote must agree with to be booked. */
interface Terms {
  /** Hash of the order as it is now. */
  readonly askedFor: string;
  readonly account: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly maxAgeMinutes: number;
}

/** What a quote of an order of this run must agree with to be booked now. */
export function termsOf({ account, check }: FreightScope, askedFor: string, now: number): Terms {
  const { previewMaxAgeMinutes } = xportSettings.parse(check.settings);
  return { askedFor, account, now, maxAgeMinutes: previewMaxAgeMinutes };
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

/**
 * After bookings were answered: says where the fee is another one than was previewed, and forgets previews of rejected
 * orders, which the partner may not know any more. The same again changes nothing.
 */
export function settleBookings(store: Store, run: string, freight: FreightRules, orders: readonly number[]): void {
  const { freightQuotes, problems } = store;
  store.atomically(() => {
    for (const id of orders) {
      const order = store.orders.get(id);
      if (order?.state === 'rejected') freightQuotes.removePreview(id);
      const quote = order?.state === 'accepted' && freightQuotes.get(id, 'preview');
      if (!quote || !order.body) continue;
      const body: JsonObject = JSON.parse(order.body);
      const found = feeDifference(freight, { quote, body, answer: storedAnswer(order.answer)?.data ?? {} });
      const known = problems.ofOrders([id]).some(({ code }) => code === 'freight.feeDiffers');
      if (found && !known) problems.insert(run, id, found);
    }
  });
}

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
  if (!previewed || !booked || isSameMoney(previewed, booked)) return null;
  const params = { booked: shown(booked), previewed: shown(previewed) };
  return freightProblem('freight.feeDiffers', { severity: 'warning', params });
}

function shown({ amount, currency }: Money): string {
  return `${amount} ${currency}`.trim();
}

/** What a booking's body names for each line, whatever was chosen since. */
export function bookedServices(quote: StoredQuote, freight: FreightRules, body: JsonObject): readonly ChosenService[] {
  return quote.lines.map((line): ChosenService => {
    const named = freight.serviceIn(body, line);
    return { line, service: line.options.find(({ serviceId }) => serviceId === named) ?? null, by: null };
  });
}
