import { businessFaults, type FaultName, type FaultSpec, faultsAfter, faultsBefore } from './faults.ts';
import { isList, isObject, type Json } from './json.ts';

/** What is drawn for one request. */
export interface Draw {
  readonly latencyMs: number;
  readonly fault: FaultName | null;
  /** Seed of another order for the answer's lists; null when they stay as they are. */
  readonly shuffle: number | null;
}

const nothing: Draw = { latencyMs: 0, fault: null, shuffle: null };

/** Draws what happens to one request after the other, by its path. */
export function drawFaults(spec: FaultSpec): (path: string) => Draw {
  const random = randomNumbers(spec.seed);
  let drawn = 0;
  return (path) => {
    if (spec.only !== null && !path.endsWith(spec.only)) return nothing;
    drawn += 1;
    if (spec.first !== null && drawn > spec.first) return nothing;
    // Always as many draws, so that changing one probability does not change which requests meet the other faults.
    const [waits, meets, shuffles, order] = [random(), random(), random(), random()];
    const [from, to] = spec.latencyMs;
    return {
      latencyMs: Math.round(from + waits * (to - from)),
      fault: faultAt(meets, spec.chances),
      shuffle: shuffles < spec.shuffle ? Math.floor(order * 2 ** 32) : null,
    };
  };
}

/** The probabilities laid end to end from 0; the fault in whose stretch the draw falls. */
function faultAt(draw: number, chances: FaultSpec['chances']): FaultName | null {
  let left = draw;
  for (const fault of [...faultsBefore, ...faultsAfter, ...businessFaults]) {
    left -= chances[fault];
    if (left < 0) return fault;
  }
  return null;
}

/** The answer with its list (or, in an object, each of its lists) in another order. */
export function shuffleLists(answer: Json, seed: number): Json {
  if (isList(answer)) return shuffled(answer, seed);
  if (!isObject(answer)) return answer;
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [name, isList(value) ? shuffled(value, seed) : value]),
  );
}

/** A list of two or more different elements never comes back as it was: an order that happens to be right tests nothing. */
function shuffled(list: readonly Json[], seed: number): readonly Json[] {
  const random = randomNumbers(seed);
  const result = [...list];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * last);
    [result[last], result[other]] = [result[other] ?? null, result[last] ?? null];
  }
  return result;
}

/** Numbers from 0 (included) to 1 (excluded), always the same ones for the same seed: the public mulberry32. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
