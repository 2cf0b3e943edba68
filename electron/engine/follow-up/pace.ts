import type { WarehouseState } from '#shared/contract/follow-up.ts';
import type { FollowedOrder } from '../store/store.ts';
import { DAY, type FollowUpRules } from './rules.ts';
import { instantOf } from './wall-instant.ts';

/** A stamp so far (ms) in the future was written before the clock was set back. */
const FUTURE = 60_000;

type Followed = Pick<FollowedOrder, 'acceptedAt' | 'askedAt' | 'newsAt' | 'announced' | 'misses' | 'contested'>;

/** States after which little happens any more. */
const done: ReadonlySet<WarehouseState> = new Set(['putAway', 'difference', 'cancelled', 'refused', 'finished']);

/**
 * Whether nothing of an order can change any more: it is put away for long, and the last answer agrees with that; or it was
 * accepted so long ago that nobody waits for it.
 */
export function isOver(order: Followed, state: WarehouseState, rules: FollowUpRules, now: number): boolean {
  const { acceptedAt, newsAt, misses, contested } = order;
  if (now - Date.parse(acceptedAt) > rules.stopAfterMs) return true;
  const settled = done.has(state) && misses === 0 && contested === null;
  return settled && newsAt !== null && now - Date.parse(newsAt) > rules.stopAfterPutAwayMs;
}

/**
 * When an order is to be asked about next (ms since the epoch); null: never again. Pure. One that nobody asked about is due at
 * once. The interval is that of its stage, and grows while there is no news; a clock that was set back makes it due, too.
 */
export function dueAt(order: Followed, state: WarehouseState, rules: FollowUpRules, now: number): number | null {
  if (isOver(order, state, rules, now)) return null;
  if (order.askedAt === null) return now;
  const asked = Date.parse(order.askedAt);
  return asked > now + FUTURE ? now : asked + intervalOf(order, state, rules, now);
}

/** Milliseconds between two requests about an order. */
export function intervalOf(order: Followed, state: WarehouseState, rules: FollowUpRules, now: number): number {
  if (done.has(state)) return rules.afterPutAwayMs;
  const eta = order.announced?.eta == null ? null : instantOf(order.announced.eta, rules.zone);
  const expected = eta !== null && eta <= now;
  const stage = expected || state === 'arrived' || state === 'partly' ? rules.arrivingMs : rules.beforeArrivalMs;
  if (rules.slowerAfterMs === 0) return stage;
  const lastNews = Math.max(
    Date.parse(order.acceptedAt),
    Date.parse(order.newsAt ?? order.acceptedAt),
    expected ? eta : 0,
  );
  const steps = Math.max(0, Math.floor((now - lastNews) / rules.slowerAfterMs));
  return Math.max(stage, Math.min(DAY, stage * 2 ** Math.min(steps, 20)));
}
