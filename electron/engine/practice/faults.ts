import { Failure } from '#shared/contract/failure.ts';
import { type AnswerFault, answerFaults, type Fate, fates, type LifeSpec, noLife } from './life.ts';

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
  'http429-after',
  'http503-after',
  'http504-after',
  'http429-after-bare',
  'http503-after-bare',
  'http504-after-bare',
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
const partnerFaults = ['throttle', 'session', 'isp', 'isp-after'] as const;

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
  /** Seconds that 429, 503, 504 and `throttle` ask the client to wait. */
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
  /** How accepted orders live on at the warehouse. */
  readonly life: LifeSpec;
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
    'http429-after': 0,
    'http503-after': 0,
    'http504-after': 0,
    'http429-after-bare': 0,
    'http503-after-bare': 0,
    'http504-after-bare': 0,
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
  life: noLife,
};

const faultNames: readonly string[] = [...faultsBefore, ...faultsAfter, ...businessFaults];
const YEAR_S = 366 * 86_400;

/** Whole numbers: from, to, and the part of the spec that each becomes. */
const numbers: Readonly<Record<string, readonly [number, number, (value: number) => Partial<FaultSpec>]>> = {
  'retry-after': [0, 86_400, (retryAfterS) => ({ retryAfterS })],
  'slow-ms': [1, 600_000, (slowMs) => ({ slowMs })],
  'refuse-ms': [1, 600_000, (refuseMs) => ({ refuseMs })],
  clock: [-YEAR_S, YEAR_S, (seconds) => ({ clockMs: seconds * 1000 })],
  seed: [0, 2 ** 32 - 1, (seed) => ({ seed })],
  first: [0, 1_000_000_000, (first) => ({ first })],
};

const knownNames = [
  'latency',
  ...faultNames,
  'shuffle',
  ...Object.keys(numbers),
  'only',
  'day',
  ...fates,
  ...answerFaults,
];

/**
 * Reads how the practice server shall misbehave: `name=value` parts, separated by commas; blank means not at all.
 *
 * | part | meaning |
 * |---|---|
 * | `latency=50` or `latency=50-200` | every request waits so many milliseconds first |
 * | `http500=P` `http503=P` | nothing stored; HTTP 500, or 503 with `Retry-After` |
 * | `http429=P` | nothing stored; HTTP 429 with `Retry-After` |
 * | `cut-before=P` | nothing stored; the connection is cut |
 * | `hang-before=P` | nothing stored; no answer ever |
 * | `refuse=P` | nothing stored; all connections are cut and new ones refused for `refuse-ms` |
 * | `throttle=P` | nothing stored; the partner's own refusal of too many calls, for `retry-after` seconds (else HTTP 429) |
 * | `session=P` | nothing stored; the partner's own refusal of an expired login (else HTTP 401) |
 * | `isp=P` | nothing stored; the partner's own error of its system (else HTTP 500) |
 * | `http500-after=P` | **stored**; HTTP 500 |
 * | `http429-after=P` `http503-after=P` `http504-after=P` | **stored**; that status with `Retry-After`, as of a server before the partner |
 * | `http429-after-bare=P` `http503-after-bare=P` `http504-after-bare=P` | **stored**; that status without `Retry-After` |
 * | `cut-after=P` | **stored**; the connection is cut before the first byte of the answer |
 * | `hang-after=P` | **stored**; no answer ever |
 * | `half-body=P` | **stored**; the connection is cut in the middle of the answer's body |
 * | `slow=P` | **stored**; the body comes in small pieces over `slow-ms` |
 * | `non-json=P` | **stored**; HTTP 200 with a page instead of JSON |
 * | `isp-after=P` | **stored**; the partner's own error of its system (else HTTP 500) |
 * | `preview-expired=P` | nothing stored; Xport refuses the booking because its preview is too old |
 * | `fee-changed=P` | **stored**; Xport books for another fee than it previewed |
 * | `shuffle=P` | the lists in the answer come in another order |
 * | `clock=S` | the server's clock is so many seconds ahead (negative: behind) |
 * | `retry-after=S` | seconds that 429, 503, 504 and `throttle` ask for (1) |
 * | `slow-ms=MS` `refuse-ms=MS` | how long (3000, 1000) |
 * | `seed=N` | start of the random numbers (1) |
 * | `first=N` | only the first N requests can meet a fault |
 * | `only=TEXT` | only requests whose path ends with TEXT can, such as `only=/po` |
 * | `day=S` | at the warehouse a day passes in so many seconds (0: only on request) |
 * | `short=P` `over=P` `late=P` `unconfirmed=P` | that share of its orders lacks pieces, has too many, arrives a week late, stays a draft |
 * | `refused=P` `damaged=P` | that share of Cainiao's orders is refused by the warehouse, or has a piece that arrives damaged |
 * | `silent=P` `stale=P` `contradict=P` | in an answer about its orders each is left out, told as a day before, or with another forecast |
 *
 * P is a probability from 0 to 1. A request meets at most one of the faults from `http500` to `fee-changed`, so their
 * probabilities add up to at most 1. `first` and `only` leave `clock` alone.
 *
 * @throws Failure `practice.faultForm`, `.faultTwice`, `.faultUnknown`, `.faultChance`, `.faultNumber`,
 * `.faultLatency`, `.faultSum`
 */
export function parseFaults(spec: string): FaultSpec {
  let faults = noFaults;
  const seen = new Set<string>();
  for (const part of spec.split(',').map((text) => text.trim())) {
    if (part === '') continue;
    const [, name, value] = /^([^=]+)=(.+)$/.exec(part) ?? [];
    if (name === undefined || value === undefined) throw new Failure('practice.faultForm', { part });
    if (seen.has(name)) throw new Failure('practice.faultTwice', { name });
    seen.add(name);
    faults = { ...faults, ...parsePart(name, value, faults) };
  }
  const sum = Object.values(faults.chances).reduce((total, chance) => total + chance, 0);
  // Ten tenths add up to a hair more than 1 in binary.
  if (sum > 1 + 1e-9) throw new Failure('practice.faultSum', { sum: Number(sum.toFixed(3)) });
  return { ...faults, life: { ...faults.life, seed: faults.seed } };
}

function parsePart(name: string, value: string, faults: FaultSpec): Partial<FaultSpec> {
  if (isFault(name)) return { chances: { ...faults.chances, [name]: parseChance(name, value) } };
  if (name === 'shuffle') return { shuffle: parseChance(name, value) };
  if (name === 'latency') return { latencyMs: parseLatency(value) };
  if (name === 'only') return { only: value };
  if (isFate(name)) {
    const { life } = faults;
    return { life: { ...life, fates: { ...life.fates, [name]: parseChance(name, value) } } };
  }
  if (isAnswerFault(name)) {
    const { life } = faults;
    return { life: { ...life, answers: { ...life.answers, [name]: parseChance(name, value) } } };
  }
  if (name === 'day') return { life: { ...faults.life, daySeconds: parseNumber(name, value, 0, YEAR_S) } };
  const number = Object.hasOwn(numbers, name) ? numbers[name] : undefined;
  if (!number) throw new Failure('practice.faultUnknown', { name, known: knownNames.join(' ') });
  const [from, to, become] = number;
  return become(parseNumber(name, value, from, to));
}

function parseNumber(name: string, value: string, from: number, to: number): number {
  const parsed = /^-?\d+$/.test(value) ? Number(value) : Number.NaN;
  if (!(parsed >= from && parsed <= to)) throw new Failure('practice.faultNumber', { name, value, from, to });
  return parsed;
}

const isFate = (name: string): name is Fate => fates.some((fate) => fate === name);
const isAnswerFault = (name: string): name is AnswerFault => answerFaults.some((fault) => fault === name);

function isFault(name: string): name is FaultName {
  return faultNames.includes(name);
}

function parseChance(name: string, value: string): number {
  const chance = /^\d*\.?\d+$/.test(value) ? Number(value) : Number.NaN;
  if (!(chance <= 1)) throw new Failure('practice.faultChance', { name, value });
  return chance;
}

function parseLatency(value: string): readonly [number, number] {
  const [, from, to] = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(value) ?? [];
  const range = [Number(from), Number(to ?? from)] as const;
  if (!(range[0] <= range[1])) throw new Failure('practice.faultLatency', { value });
  return range;
}
