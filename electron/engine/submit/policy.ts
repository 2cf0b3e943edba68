import { LONG_BAN } from '../ledger/ledger.ts';

/** How patiently the outbox deals with a partner. Times in milliseconds. */
export interface SubmitPolicy {
  /** Back-off after the nth failure in a row: a random time up to base × 2ⁿ⁻¹, at most the cap. */
  readonly backOffBaseMs: number;
  readonly backOffCapMs: number;
  /** Rounds in a row in which nothing could be sent, after which the run is held. */
  readonly unreachableAfter: number;
  /** Rounds in a row without a readable answer, after which the run is held. */
  readonly failingAfter: number;
  /** A request that was cut off may still be at work at the partner: wait before asking what became of it. */
  readonly lookupDelayMs: number;
  /** References asked about in one request. */
  readonly lookupBatch: number;
  /** Answered look-ups that leave one order's outcome open, after which a person decides. */
  readonly lookupTries: number;
  /** Look-ups of the number of an order that exists, after which it goes without. */
  readonly numberTries: number;
  /** Times that one order is sent again after an unknown outcome, after which the run is held. */
  readonly maxResends: number;
  /** A ban longer than this pauses the run instead of making it wait. */
  readonly longBanMs: number;
  /** A ban so long (or longer) is not waited for: a person finds out what the partner means by it. */
  readonly endlessBanMs: number;
  /** A lease that is not renewed for so long is free for another process. */
  readonly leaseMs: number;
  readonly heartbeatMs: number;
  /** Orders that one transaction queues at most; one that takes long queues fewer. */
  readonly queuedAtOnce: number;
  /** How long after a store that took nothing it is tried again. */
  readonly storeRetryMs: number;
}

export const defaultPolicy: SubmitPolicy = {
  backOffBaseMs: 500,
  backOffCapMs: 60_000,
  unreachableAfter: 6,
  failingAfter: 10,
  lookupDelayMs: 1000,
  lookupBatch: 20,
  lookupTries: 5,
  numberTries: 3,
  maxResends: 8,
  longBanMs: LONG_BAN,
  endlessBanMs: 24 * 3_600_000,
  leaseMs: 30_000,
  heartbeatMs: 5000,
  queuedAtOnce: 50,
  storeRetryMs: 5000,
};
