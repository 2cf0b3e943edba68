import type { QuotedGoods } from '#shared/freight/quote.ts';
import type { JsonObject } from '#shared/kinds/kind.ts';
import type { PartnerMessage, SendResult } from './client.ts';

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
  | Exclude<SendResult, { readonly type: 'answered' }>;

/** The calls of a partner that prices orders before they are booked, bound to an account. Never retries. */
export interface FreightPartner {
  readonly concurrency: number;
  readonly ratePerSecond: number;
  /** The price that a booking with its `renderId` will have. */
  preview(body: JsonObject, signal: AbortSignal): Promise<QuoteResult>;
  /** An indication. */
  estimate(body: JsonObject, signal: AbortSignal): Promise<QuoteResult>;
}
