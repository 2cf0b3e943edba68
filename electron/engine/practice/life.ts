import { createHash } from 'node:crypto';

/** How orders live on at a practice warehouse, once days pass there. `parseFaults` explains each part. */
export interface LifeSpec {
  /** Seconds of the server's clock that are a day there; 0: a day passes only on request. */
  readonly daySeconds: number;
  /** Shares of the orders to which it happens, 0–1, each by itself. */
  readonly fates: Readonly<Record<Fate, number>>;
  /** Probabilities, 0–1, of what is wrong with one order in one answer. */
  readonly answers: Readonly<Record<AnswerFault, number>>;
  readonly seed: number;
}

/**
 * Lacks pieces in the end; has some too many; arrives a week later than usual; nobody ever confirms it. At Cainiao besides: is
 * refused by the warehouse; has a piece that arrives damaged.
 */
export const fates = ['short', 'over', 'late', 'unconfirmed', 'refused', 'damaged'] as const;
export type Fate = (typeof fates)[number];

/** Is left out; is told as it stood a day before; is told with another number of pieces announced. */
export const answerFaults = ['silent', 'stale', 'contradict'] as const;
export type AnswerFault = (typeof answerFaults)[number];

export const noLife: LifeSpec = {
  daySeconds: 0,
  fates: { short: 0, over: 0, late: 0, unconfirmed: 0, refused: 0, damaged: 0 },
  answers: { silent: 0, stale: 0, contradict: 0 },
  seed: 1,
};

/** Where an order stands on one of its days, counted from its acceptance. */
export interface LifeStage {
  readonly name: 'draft' | 'confirmed' | 'arrived' | 'partly' | 'done';
  /** The day on which it arrived, and on which pieces were last put away; null before. */
  readonly arrivedOn: number | null;
  readonly putAwayOn: number | null;
}

const ARRIVES_ON = 3;
const LATE_BY = 7;

/** Confirmed the day after, there on the third, half put away the next day, and all of it on the one after that. */
export function stageOn(age: number, isLate: boolean, isUnconfirmed: boolean): LifeStage {
  const arrival = ARRIVES_ON + (isLate ? LATE_BY : 0);
  if (age < 1 || isUnconfirmed) return { name: 'draft', arrivedOn: null, putAwayOn: null };
  if (age < arrival) return { name: 'confirmed', arrivedOn: null, putAwayOn: null };
  if (age === arrival) return { name: 'arrived', arrivedOn: arrival, putAwayOn: null };
  if (age === arrival + 1) return { name: 'partly', arrivedOn: arrival, putAwayOn: age };
  return { name: 'done', arrivedOn: arrival, putAwayOn: arrival + 2 };
}

/** Whether something of a probability happens to an order: always the same for the same seed and words. */
export function happens(chance: number, seed: number, ...words: readonly (string | number)[]): boolean {
  if (chance === 0) return false;
  const digest = createHash('sha256')
    .update(JSON.stringify([seed, ...words]))
    .digest();
  return digest.readUInt32BE(0) / 2 ** 32 < chance;
}
