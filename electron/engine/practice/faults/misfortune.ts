import { businessFaults, type FaultName, type FaultSpec, faultsAfter, faultsBefore } from './fault-spec.ts';
import { randomNumbers } from './random.ts';

/** What happens to one request. */
export interface Misfortune {
  readonly latencyMs: number;
  readonly fault: FaultName | null;
  /** Seed of another order for the answer's lists; null when they stay as they are. */
  readonly shuffle: number | null;
}

const luck: Misfortune = { latencyMs: 0, fault: null, shuffle: null };

/** Draws what happens to one request after the other, by its path. */
export function misfortunes(spec: FaultSpec): (path: string) => Misfortune {
  const random = randomNumbers(spec.seed);
  let drawn = 0;
  return (path) => {
    if (spec.only !== null && !path.endsWith(spec.only)) return luck;
    drawn += 1;
    if (spec.first !== null && drawn > spec.first) return luck;
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
