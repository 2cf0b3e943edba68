import type { Vendor } from '#shared/notify/robots.ts';

/** Every maker allows 20 a minute at least. */
const GAP = 3000;
const HOUR = 3_600_000;
/** Our own limit: more than that nobody reads, so that what comes then is told in one. */
export const MOST_AN_HOUR = 10;
/** Feishu asks not to be called when everybody calls it. */
const CROWDED = 60_000;

/** How long (ms) the requests of a robot are looked back at. */
export const LOOK_BACK = HOUR;

/**
 * When (ms since the epoch) the next message may leave. Pure.
 *
 * @param requests when requests left, oldest first, repeats too; what lies ahead was written before the clock was set back
 */
export function notBefore(vendor: Vendor, requests: readonly number[], now: number): number {
  const known = requests.filter((at) => at <= now);
  const last = known.at(-1);
  const full = known.at(-MOST_AN_HOUR);
  const earliest = Math.max(
    now,
    last === undefined ? now : last + GAP,
    known.length < MOST_AN_HOUR || full === undefined ? now : full + HOUR,
  );
  if (vendor !== 'feishu') return earliest;
  const since = earliest % (HOUR / 2);
  return since < CROWDED ? earliest - since + CROWDED : earliest;
}
