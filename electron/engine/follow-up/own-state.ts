import type { WarehouseState } from '#shared/contract/follow-up.ts';
import type { Announced } from '#shared/follow-up/announced.ts';
import type { Reported, ReportedSku } from '#shared/follow-up/reported.ts';
import type { FollowedOrder } from '../store/store.ts';
import type { FollowUpRules } from './rules.ts';
import { instantOf } from './wall-instant.ts';

/** Rounds in a row without an order that was there, from which on it is gone: one of them may be the partner's slip. */
const GONE_AFTER = 2;

/**
 * Where an order stands, told from facts. Pure. A code of the warehouse's counts only where the office said what it means, and
 * never for a quantity.
 */
export function ownState(
  order: Pick<FollowedOrder, 'askedAt' | 'seenAt' | 'misses' | 'facts' | 'newsAt' | 'announced'>,
  rules: FollowUpRules,
  now: number,
): WarehouseState {
  const { askedAt, seenAt, misses, facts, newsAt, announced } = order;
  if (!facts && misses > 0) return 'notFound';
  // One that is contested from the beginning is there, whatever it is.
  if (!facts && seenAt !== null) return 'listed';
  if (!facts) return rules.changes && askedAt !== null ? 'silent' : 'waiting';
  if (rules.changes) return changedState(facts, announced, rules);
  if (misses >= GONE_AFTER) return 'gone';
  const byQuantities = putAwayState(facts, newsAt, rules, now);
  if (byQuantities) return byQuantities;
  const mapped = rules.statuses.get(facts.status)?.state;
  if (mapped === 'cancelled') return mapped;
  if (facts.deliveredAt !== null) return 'arrived';
  return mapped ?? 'listed';
}

/** By the partner's documented codes; quantities are there only of one that is finished, and final. */
function changedState(facts: Reported, announced: Announced | null, rules: FollowUpRules): WarehouseState {
  const state = rules.statuses.get(facts.status)?.state ?? 'listed';
  if (state !== 'finished' || facts.skus.length === 0) return state;
  const skus = withExpected(facts.skus, announced, rules);
  if (skus.some((each) => isOver(each) || isShort(each))) return 'difference';
  // Held against nothing, what was received is no proof that all is there.
  return skus.every(({ forecast }) => forecast !== null) ? 'putAway' : state;
}

/** With what was sent of each line for what the partner does not repeat of it, where it has a call that does not. */
export function withExpected(
  skus: readonly ReportedSku[],
  announced: Announced | null,
  { changes }: Pick<FollowUpRules, 'changes'>,
): readonly ReportedSku[] {
  if (!changes || !announced) return skus;
  return skus.map((each) => {
    const sent = announced.skus.filter(({ sku }) => sku === each.sku).map(({ pieces }) => pieces);
    if (each.forecast !== null || sent.length === 0) return each;
    return { ...each, forecast: sent.reduce((sum, pieces) => sum + pieces, 0) };
  });
}

/** Whether an order is finished, and what was received as of its last change is not known. */
export function awaitsQuantities({ facts }: Pick<FollowedOrder, 'facts'>, rules: FollowUpRules): boolean {
  if (!facts || !rules.changes?.details || rules.statuses.get(facts.status)?.state !== 'finished') return false;
  return facts.countedAt !== (facts.changedAt ?? '');
}

/** Null before anything is put away. */
function putAwayState(
  facts: Reported,
  newsAt: string | null,
  rules: FollowUpRules,
  now: number,
): Extract<WarehouseState, 'partly' | 'putAway' | 'difference'> | null {
  const { skus } = facts;
  if (!skus.some(({ putAway }) => (putAway ?? 0) > 0)) return null;
  if (skus.some(isOver)) return 'difference';
  if (skus.every(({ forecast, putAway }) => forecast !== null && putAway === forecast)) return 'putAway';
  return isPutAwayOver(facts, newsAt, rules, now) && skus.some(isShort) ? 'difference' : 'partly';
}

export const isOver = ({ forecast, putAway }: ReportedSku) =>
  forecast !== null && putAway !== null && putAway > forecast;
export const isShort = ({ forecast, putAway }: ReportedSku) => forecast !== null && (putAway ?? 0) < forecast;

/**
 * Whether the last put-away is so many days ago that what is missing counts as short. Where the warehouse names no time of it,
 * that of the last news stands for it.
 */
export function isPutAwayOver({ skus }: Reported, newsAt: string | null, rules: FollowUpRules, now: number): boolean {
  const times = skus.flatMap(({ putAwayAt }) => (putAwayAt === null ? [] : (instantOf(putAwayAt, rules.zone) ?? [])));
  const last = times.length > 0 ? Math.max(...times) : Date.parse(newsAt ?? '');
  return now - last >= rules.differenceAfterMs;
}
