import type { Reported, ReportedSku } from '#shared/follow-up/reported.ts';
import type { QuotedGoods } from '#shared/freight/quote.ts';
import type { Attachment, JsonObject } from '#shared/kinds/kind.ts';

/** One partner call of one kind, bound to an account. Speaks HTTP and reads answers; keeps no state and never retries. */
export interface PartnerClient {
  /** Orders in one request at most. */
  readonly ordersPerRequest: number;
  readonly concurrency: number;
  readonly ratePerSecond: number;
  /** Orders whose attachments together are larger go in requests of their own. */
  readonly attachmentBytesPerRequest?: number;
  /** True when the contract makes sending the same body and key again harmless. */
  readonly resendSafe: boolean;
  send(orders: readonly Outgoing[], signal: AbortSignal): Promise<SendResult>;
  /** Present when the partner can be asked about references. */
  lookup?(keys: readonly string[], signal: AbortSignal): Promise<LookupResult>;
  /** A signed call that can change nothing; present when the partner cannot be asked about references. */
  probe?(signal: AbortSignal): Promise<SendResult>;
}

/** One order on its way out: everything here was committed before the first byte leaves. */
export interface Outgoing {
  /** The idempotency key: the partner's own reference for the order. */
  readonly key: string;
  /** Attachments stand in it as `{$attachment: sha256}` slots until the request is written. */
  readonly body: JsonObject;
  readonly attachments: readonly Attachment[];
}

/** What one exchange as a whole came to. Expected outcomes are returned, never thrown. */
export type SendResult =
  /** Readable answer, matched to orders by reference; an order that it does not mention is unknown. */
  { readonly type: 'answered'; readonly status: number; readonly answers: ReadonlyMap<string, Answer> } | Unanswered;

/** What asking the partner about references came to. */
export type LookupResult =
  /** References absent from the map are not at the partner. */
  { readonly type: 'answered'; readonly status: number; readonly found: ReadonlyMap<string, Answer> } | Unanswered;

/** An exchange that says nothing about any order by itself. */
export type Unanswered =
  /** No byte left (connection refused, DNS, TLS handshake): sending again is safe. */
  | { readonly type: 'not-sent'; readonly reason: string }
  /** It may have arrived: timeout, reset, 5xx, unreadable, and whatever else is neither a clear yes nor a clear no. */
  | { readonly type: 'unknown'; readonly reason: string; readonly status?: number }
  /**
   * Too many calls: the whole queue waits. `waitMs` is what the partner asked for, at most a day. A status (429, or 503
   * with `Retry-After`) may come from a server that stands before the partner, after it took the order in: the outcome is
   * open then, unless the partner's own words turned the call away.
   */
  | {
      readonly type: 'throttled';
      readonly waitMs: number;
      readonly status?: number;
      readonly turnedAway?: true;
    }
  /** The caller was not let in (401, 403): nothing was done. */
  | { readonly type: 'credentials'; readonly message: string; readonly status?: number }
  /** Our clock differs from the partner's by `skewMs` (ours minus theirs). */
  | { readonly type: 'clock'; readonly skewMs: number; readonly status?: number };

/** What a partner said about one order. */
export type Answer =
  | { readonly type: 'accepted'; readonly partnerNo: string | null; readonly data: JsonObject }
  /** The partner had it already; `partnerNo` is filled in by a look-up where the partner can be asked. */
  | { readonly type: 'exists'; readonly partnerNo: string | null; readonly data: JsonObject }
  | { readonly type: 'rejected'; readonly messages: readonly PartnerMessage[] }
  | { readonly type: 'unknown'; readonly reason: string };

/** A partner's own words, as they came. */
export interface PartnerMessage {
  readonly code: string;
  readonly text: string;
}

/** The calls of a partner that prices orders before they are booked, bound to an account. Never retries. */
export interface FreightPartner {
  readonly concurrency: number;
  readonly ratePerSecond: number;
  /** The price that a booking with its `renderId` will have. */
  preview(body: JsonObject, signal: AbortSignal): Promise<QuoteResult>;
  /** What an order's indication is asked with, a call for each: a partner may price one item at a time. */
  estimates(body: JsonObject): readonly JsonObject[];
  /** An indication, for one of these bodies. */
  estimate(body: JsonObject, signal: AbortSignal): Promise<QuoteResult>;
}

/** What asking for prices came to. It is a pure read: asking again is always safe. */
export type QuoteResult =
  | {
      readonly type: 'quoted';
      readonly status: number;
      /** Names the offer when it is booked; null for an estimate. */
      readonly renderId: string | null;
      readonly goods: readonly QuotedGoods[];
    }
  | { readonly type: 'rejected'; readonly status: number; readonly messages: readonly PartnerMessage[] }
  | Unanswered;

/** The call of a partner that says what became of accepted orders, bound to an account. A pure read. Never retries. */
export interface FollowUpPartner {
  readonly concurrency: number;
  readonly ratePerSecond: number;
  /** Asks about orders by our references. */
  ask(keys: readonly string[], signal: AbortSignal): Promise<FollowUpResult>;
}

/** What asking about accepted orders came to. */
export type FollowUpResult =
  /** References absent from the map are not at the partner. */
  | { readonly type: 'answered'; readonly status: number; readonly found: ReadonlyMap<string, OrderReport> }
  /** The request as such was refused: nothing is said about any order. */
  | { readonly type: 'refused'; readonly status: number; readonly code: string; readonly message: string }
  | Unanswered;

/** What was said about one reference. */
export type OrderReport =
  | { readonly type: 'reported'; readonly order: Reported }
  /** A number of it is none, or it says two different things of one order. */
  | { readonly type: 'unreadable' }
  /** Several orders of the partner's have the reference. */
  | { readonly type: 'twice'; readonly orderNos: readonly string[] };

/**
 * The calls of a partner that says which orders changed in a window of time, and of one order what was received. Pure reads.
 * Never retries.
 */
export interface ChangesPartner {
  readonly concurrency: number;
  readonly ratePerSecond: number;
  readonly pageSize: number;
  /** Orders that changed in a window, by pages from 1. Times in milliseconds since the epoch. */
  changed(window: ChangesWindow, page: number, signal: AbortSignal): Promise<ChangesResult>;
  /** What was received of an order, by our reference. */
  received(key: string, isReturn: boolean, signal: AbortSignal): Promise<ReceivedResult>;
}

export interface ChangesWindow {
  readonly from: number;
  readonly to: number;
}

/** One page of changed orders; `total` of the whole window, null where it is not said. */
export type ChangesResult =
  | {
      readonly type: 'answered';
      readonly status: number;
      readonly total: number | null;
      /** Everything on the page, whether or not it is ours. */
      readonly count: number;
      readonly orders: readonly ChangedOrder[];
    }
  | Extract<FollowUpResult, { readonly type: 'refused' }>
  | Unanswered;

/** An order that changed, without quantities. */
export interface ChangedOrder extends Pick<Reported, 'orderNo' | 'status' | 'statusText'> {
  readonly key: string;
  readonly changedAt: string;
}

/** What was received; `missing`: the answer says nothing of the order. */
export type ReceivedResult =
  | { readonly type: 'answered'; readonly status: number; readonly received: Received | 'missing' | 'unreadable' }
  | Extract<FollowUpResult, { readonly type: 'refused' }>
  | Unanswered;

export interface Received {
  readonly orderNo: string | null;
  readonly lines: readonly ReportedSku[];
}

/** The call of a partner that cancels one accepted order, bound to an account. Never retries. */
export interface CancelPartner {
  readonly concurrency: number;
  readonly ratePerSecond: number;
  cancel(body: JsonObject, signal: AbortSignal): Promise<CancelResult>;
}

/** What asking to cancel came to. */
export type CancelResult =
  | { readonly type: 'cancelled' }
  | Extract<FollowUpResult, { readonly type: 'refused' }>
  | Unanswered;

/** A warehouse as its partner lists it: `country` two letters or blank, `active` whether any service of it is on for this customer. */
export interface ListedWarehouse {
  readonly code: string;
  readonly name: string;
  readonly country: string;
  readonly active: boolean;
}

/** What asking a partner about warehouses and goods came to. */
export type MasterDataResult<T> =
  | { readonly type: 'answered'; readonly status: number; readonly found: T }
  | Extract<FollowUpResult, { readonly type: 'refused' }>
  | Unanswered;

/** The calls of a partner that lists an account's warehouses and says which SKUs it has a record of. Pure reads. Never retries. */
export interface MasterDataPartner {
  readonly concurrency: number;
  readonly ratePerSecond: number;
  readonly skusPerRequest: number;
  warehouses(signal: AbortSignal): Promise<MasterDataResult<readonly ListedWarehouse[]>>;
  /** Those of these SKUs that have a stock record; one that never had stock may lack one. */
  knownSkus(skus: readonly string[], signal: AbortSignal): Promise<MasterDataResult<ReadonlySet<string>>>;
}
