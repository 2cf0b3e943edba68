/** Ways to misbehave before anything is stored: the order is not there afterwards. */
export const faultsBefore = [
  'http500',
  'http503',
  'http429',
  'cut-before',
  'hang-before',
  'refuse',
  'throttle',
  'session',
  'isp',
] as const;

/** Ways to misbehave after the order was stored: the client cannot know that it is there. */
export const faultsAfter = [
  'http500-after',
  'cut-after',
  'hang-after',
  'half-body',
  'slow',
  'non-json',
  'isp-after',
] as const;

/** Ways in which business does not go as agreed. Only the partner whose business it is knows how; others behave. */
export const businessFaults = ['preview-expired', 'fee-changed'] as const;

/**
 * Those that a partner may put into its own words, instead of the bare HTTP status that stands for them otherwise: too
 * many calls, an expired login, its own system failing before or after it stored the order.
 */
export const partnerFaults = ['throttle', 'session', 'isp', 'isp-after'] as const;

export type FaultBefore = (typeof faultsBefore)[number];
export type FaultAfter = (typeof faultsAfter)[number];
export type BusinessFault = (typeof businessFaults)[number];
export type FaultName = FaultBefore | FaultAfter | BusinessFault;
export type PartnerFault = (typeof partnerFaults)[number];

export function isBefore(fault: FaultName): fault is FaultBefore {
  return faultsBefore.some((name) => name === fault);
}

export function isBusiness(fault: FaultName): fault is BusinessFault {
  return businessFaults.some((name) => name === fault);
}

export function isPartnerFault(fault: FaultName): fault is PartnerFault {
  return partnerFaults.some((name) => name === fault);
}

/** How the practice server misbehaves. `parseFaults` explains each part. */
export interface FaultSpec {
  /** Probability of each fault, 0–1; a request meets at most one of them, so they add up to at most 1. */
  readonly chances: Readonly<Record<FaultName, number>>;
  /** Milliseconds from–to that a request waits before anything else. */
  readonly latencyMs: readonly [number, number];
  /** Probability that the lists in an answer come in another order. */
  readonly shuffle: number;
  /** Milliseconds the server's clock is wrong by. */
  readonly clockMs: number;
  /** Seconds that 429, 503 and `throttle` ask the client to wait. */
  readonly retryAfterS: number;
  /** Milliseconds a slow answer takes. */
  readonly slowMs: number;
  /** Milliseconds the server refuses connections for. */
  readonly refuseMs: number;
  /** Where the generator starts: the same seed and the same sequence of requests give the same faults. */
  readonly seed: number;
  /** Only so many requests can meet a fault; null for no end. */
  readonly first: number | null;
  /** Only requests whose path ends like this can meet a fault; null for all. */
  readonly only: string | null;
}

/** A server that behaves. */
export const noFaults: FaultSpec = {
  chances: {
    http500: 0,
    http503: 0,
    http429: 0,
    'cut-before': 0,
    'hang-before': 0,
    refuse: 0,
    throttle: 0,
    session: 0,
    isp: 0,
    'http500-after': 0,
    'cut-after': 0,
    'hang-after': 0,
    'half-body': 0,
    slow: 0,
    'non-json': 0,
    'isp-after': 0,
    'preview-expired': 0,
    'fee-changed': 0,
  },
  latencyMs: [0, 0],
  shuffle: 0,
  clockMs: 0,
  retryAfterS: 1,
  slowMs: 3000,
  refuseMs: 1000,
  seed: 1,
  first: null,
  only: null,
};
