/** How many orders had their final answer at a moment (milliseconds that only grow). */
export interface Sample {
  readonly at: number;
  readonly done: number;
}

/** What the last seconds say; older samples describe another speed. */
const WINDOW_MS = 15_000;
/** A speed over less than this is chance. */
const LEAST_MS = 1000;

export function addSample(samples: readonly Sample[], sample: Sample): readonly Sample[] {
  const recent = samples.filter(({ at }) => sample.at - at <= WINDOW_MS);
  return [...recent, sample];
}

/** Orders per second; null while it cannot be known: too little time, or nothing was answered. */
export function speedOf(samples: readonly Sample[]): number | null {
  const [first] = samples;
  const last = samples.at(-1);
  if (!first || !last || last.at - first.at < LEAST_MS || last.done <= first.done) return null;
  return ((last.done - first.done) * 1000) / (last.at - first.at);
}
