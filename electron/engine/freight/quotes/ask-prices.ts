import type { QuotedGoods } from '#shared/freight/quote.ts';
import type { JsonObject } from '#shared/kinds/kind.ts';
import { type Attempts, type Lane, LONG_BAN } from '../../ledger/ledger.ts';
import type { FreightPartner, QuoteResult } from '../../partners/partners.ts';
import type { Clock } from '../../ports.ts';
import type { FreightQuotes, QuoteFailure, QuotePurpose, Store } from '../../store/store.ts';
import { type PriceEnquiry, quotedLines } from './price-enquiry.ts';

export interface EnquiryOptions {
  readonly run: string;
  readonly account: string;
  readonly kind: string;
  readonly purpose: QuotePurpose;
  readonly partner: FreightPartner;
  readonly lane: Lane;
  readonly clock: Pick<Clock, 'sleep'>;
  readonly store: {
    readonly attempts: Attempts;
    readonly quotes: FreightQuotes;
    readonly accounts: Pick<Store['accounts'], 'heard'>;
  };
  readonly signal: AbortSignal;
  readonly onAnswer: (done: number) => void;
}

export interface EnquiryCounts {
  readonly asked: number;
  readonly quoted: number;
  readonly failed: number;
}

/** Asking again is always safe; so often one order is asked about while no answer comes. */
const TRIES = 4;
const BACK_OFF_MS = 300;
/** Orders in a row without an answer, after which the others are not asked about. */
const GIVE_UP_AFTER = 3;

/**
 * Asks for the prices of many orders, as fast as the account allows, and stores each answer when it comes. What concerns
 * all of them (keys, clock, a long ban, no connection) is not found out again for every order.
 */
export async function askPrices(enquiries: readonly PriceEnquiry[], options: EnquiryOptions): Promise<EnquiryCounts> {
  const { partner, lane, clock, store, signal, purpose, run, account, kind } = options;
  const limits = { concurrency: partner.concurrency, ratePerSecond: partner.ratePerSecond };
  const left = enquiries.values();
  let quoted = 0;
  let failed = 0;
  let inVain = 0;
  let forAll: QuoteFailure | null = null;

  const exchangeOnce = async ({ id, key }: PriceEnquiry, body: JsonObject): Promise<QuoteResult> => {
    const attempt = store.attempts.begin({ run, account, kind, purpose, orders: [{ id, key }] });
    const result = await partner[purpose](body, signal);
    store.attempts.end(attempt, {
      status: ('status' in result ? result.status : null) ?? null,
      result: signal.aborted ? 'interrupted' : result.type === 'quoted' ? 'answered' : result.type,
      detail: detailOf(result),
    });
    store.accounts.heard(account, result);
    return result;
  };

  const askFor = async (enquiry: PriceEnquiry, body: JsonObject): Promise<QuoteResult | null> => {
    for (let tries = 1; ; tries += 1) {
      if (!(await lane.enter(limits, signal))) return null;
      const result = await exchangeOnce(enquiry, body).finally(() => lane.release());
      if (signal.aborted) return null;
      const transient = result.type === 'not-sent' || result.type === 'unknown' || result.type === 'throttled';
      if (!transient || tries === TRIES) return result;
      if (result.type === 'throttled') {
        if (result.waitMs > LONG_BAN) return result;
        lane.wait(result.waitMs);
      } else await clock.sleep(BACK_OFF_MS * 2 ** tries, signal);
    }
  };

  /** Part by part where the partner prices one item a call; the first part without prices leaves the order without. */
  const askOne = async (enquiry: PriceEnquiry): Promise<QuoteResult | null> => {
    if (purpose === 'preview') return askFor(enquiry, enquiry.body);
    const goods: QuotedGoods[] = [];
    let last: QuoteResult | null = null;
    for (const body of partner.estimates(enquiry.body)) {
      last = await askFor(enquiry, body);
      if (last?.type !== 'quoted') return last;
      goods.push(...last.goods);
    }
    return last && { ...last, goods };
  };

  const keep = (enquiry: PriceEnquiry, result: QuoteResult | null) => {
    const lines = result?.type === 'quoted' ? quotedLines(enquiry, result.goods) : null;
    const failure = lines ? null : result ? failureOf(result) : forAll;
    const renderId = lines && result?.type === 'quoted' ? result.renderId : null;
    const { id: order, askedFor } = enquiry;
    store.quotes.save({ order, purpose, account, askedFor, renderId, lines: lines ?? [], failure });
    if (lines) quoted += 1;
    else failed += 1;
    options.onAnswer(quoted + failed);
  };

  const work = async () => {
    for (const enquiry of left) {
      if (signal.aborted) return;
      const result = forAll ? null : await askOne(enquiry);
      if (signal.aborted) return;
      if (result) inVain = isAnswer(result) ? 0 : inVain + 1;
      if (result && concernsAll(result, inVain)) forAll ??= failureOf(result);
      keep(enquiry, result);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limits.concurrency, enquiries.length) }, work));
  return { asked: enquiries.length, quoted, failed };
}

const isAnswer = ({ type }: QuoteResult) => type === 'quoted' || type === 'rejected';

function concernsAll(result: QuoteResult, inVain: number): boolean {
  return (
    result.type === 'credentials' || result.type === 'clock' || result.type === 'throttled' || inVain >= GIVE_UP_AFTER
  );
}

/** A quote that leaves a line of the order out cannot be booked. */
function failureOf(result: QuoteResult): QuoteFailure {
  return result.type === 'quoted' ? unreadable : quoteFailure(result);
}

/** The partner's own words, or the name of what went wrong. */
function detailOf(result: QuoteResult): string | null {
  switch (result.type) {
    case 'rejected':
      return result.messages.map(({ code, text }) => `${code} ${text}`.trim()).join('\n');
    case 'not-sent':
    case 'unknown':
      return result.reason;
    case 'credentials':
      return result.message;
    default:
      return null;
  }
}

type Failed = Exclude<QuoteResult, { readonly type: 'quoted' }>;

/** Why there are no prices, as a problem of the order. */
function quoteFailure(result: Failed): QuoteFailure {
  switch (result.type) {
    case 'rejected': {
      const [first] = result.messages;
      return { code: 'freight.rejected', params: { code: first?.code ?? '', message: first?.text ?? '' } };
    }
    case 'not-sent':
      return { code: 'freight.unreachable', params: { reason: result.reason } };
    case 'unknown':
      return result.reason === 'unreadable' || result.reason === 'contradictory'
        ? unreadable
        : { code: 'freight.unreachable', params: { reason: result.reason } };
    case 'throttled':
      return { code: 'freight.throttled', params: { seconds: Math.ceil(result.waitMs / 1000) } };
    case 'credentials':
      return { code: 'freight.credentials', params: {} };
    case 'clock':
      return { code: 'freight.clock', params: { minutes: Math.round(result.skewMs / 60_000) } };
  }
}

const unreadable: QuoteFailure = { code: 'freight.unreadable', params: {} };
