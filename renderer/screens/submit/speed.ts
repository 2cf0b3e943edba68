import type { Translate } from '#shared/text/index.ts';

/** How many orders had their final answer at a moment (monotonic milliseconds). */
export interface Sample {
  readonly at: number;
  readonly done: number;
}

/** Older samples describe another speed. */
const WINDOW_MS = 15_000;
/** Over less than this a speed would be noise. */
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

/** When sending was seen to begin, by run: a page that came later knows nothing of it. */
const begun = new Map<string, number>();

/** Notes where sending stands; returns since when it goes on, where that was seen. */
export function sendingSince(
  run: string,
  { sending, done }: { sending: boolean; done: number },
  now: number,
): number | null {
  if (!sending) begun.delete(run);
  else if (done === 0 && !begun.has(run)) begun.set(run, now);
  return begun.get(run) ?? null;
}

/** A length of time as people say it: never more exact than it is known. */
export function timeWords(t: Translate, seconds: number): string {
  if (seconds < 90) return t('submit:time.seconds', { count: Math.max(1, Math.round(seconds)) });
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return t('submit:time.minutes', { count: minutes });
  return t('submit:time.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
