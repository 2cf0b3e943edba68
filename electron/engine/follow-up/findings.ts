import Big from 'big.js';
import type { FindingCode, WarehouseState } from '#shared/contract/follow-up.ts';
import type { Announced } from '#shared/follow-up/announced.ts';
import type { Contested } from '#shared/follow-up/contested.ts';
import type { Reported } from '#shared/follow-up/reported.ts';
import type { ProblemParams } from '#shared/problem.ts';
import type { FollowedOrder } from '../store/store.ts';
import { awaitsQuantities, isOver, isShort, withExpected } from './own-state.ts';
import type { FollowUpRules } from './rules.ts';
import { dayIn, daysBetween } from './wall-instant.ts';

export interface Found {
  readonly code: FindingCode;
  readonly params: ProblemParams;
}

type Followed = Pick<FollowedOrder, 'acceptedAt' | 'announced' | 'facts' | 'contested' | 'misses'>;

/** States in which the goods are still awaited; of one that nobody asked about nothing is known. */
const awaited: ReadonlySet<WarehouseState> = new Set(['notFound', 'silent', 'listed', 'draft', 'confirmed', 'taken']);

/**
 * What somebody has to look at, gravest first. Pure; what depends on the time depends on `now` alone. Which box a difference is
 * in, the warehouse does not say: differences are per SKU, with the boxes that it was sent in.
 */
export function findingsOf(
  order: Followed,
  state: WarehouseState,
  rules: FollowUpRules,
  now: number,
): readonly Found[] {
  const { acceptedAt, announced, facts, contested } = order;
  const found: Found[] = [];
  if (contested) found.push(ofContested(contested));
  if (facts && state === 'difference') found.push(...differences(facts, announced, rules));
  if (state === 'refused') found.push({ code: 'refused', params: { words: facts?.statusText ?? '' } });
  if (state === 'silent' && now - Date.parse(acceptedAt) >= rules.silentAfterMs) {
    found.push({ code: 'silent', params: {} });
  }
  if (order.misses > 0 && awaitsQuantities(order, rules)) found.push({ code: 'noQuantities', params: {} });
  if (facts) found.push(...damagedIn(facts, announced));
  if (state === 'notFound' || state === 'gone' || state === 'cancelled') found.push({ code: state, params: {} });
  const eta = announced?.eta ?? null;
  if (eta !== null && lateDays(eta, state, rules, now) !== null)
    found.push({ code: 'late', params: { eta: dayOf(eta) } });
  if ((state === 'listed' || state === 'draft') && now - Date.parse(acceptedAt) >= rules.draftAfterMs) {
    found.push({ code: 'draft', params: {} });
  }
  if (facts && announced && !(rules.changes && facts.skus.length === 0))
    found.push(...comparedWithSent(facts, announced, rules));
  return found;
}

/** Whole days by which an order is late and not there, on the warehouse's calendar; null when it is not. */
export function lateDays(eta: string, state: WarehouseState, rules: FollowUpRules, now: number): number | null {
  if (!awaited.has(state)) return null;
  const days = daysBetween(dayOf(eta), dayIn(now, rules.zone));
  return days > 0 ? days : null;
}

const dayOf = (wall: string) => wall.slice(0, 'yyyy-MM-dd'.length);

function ofContested(contested: Contested): Found {
  switch (contested.what) {
    case 'unreadable':
      return { code: 'unreadable', params: {} };
    case 'twice':
      return { code: 'twice', params: { numbers: contested.orderNos.join(', ') } };
    case 'changed': {
      const { points } = contested;
      const [first] = points;
      const params = {
        what: first?.what ?? '',
        sku: first?.sku ?? '',
        known: first?.known ?? '',
        said: first?.said ?? '',
      };
      return { code: 'contradiction', params: { ...params, count: points.length } };
    }
  }
}

/** Pieces that arrived damaged beyond those that were sent as such. */
function damagedIn({ skus }: Reported, announced: Announced | null): readonly Found[] {
  return skus.flatMap(({ sku, name, damaged = null }) => {
    const more = (damaged ?? 0) - (announced?.skus.find((each) => each.sku === sku)?.damaged ?? 0);
    return more > 0 ? [{ code: 'damaged', params: { sku: labelOf(sku, name), count: more } } as const] : [];
  });
}

/** A line's number says little by itself. */
const labelOf = (line: string, name: string) => `${line} ${name}`.trim();

function differences(facts: Reported, announced: Announced | null, rules: FollowUpRules): readonly Found[] {
  const { changes } = rules;
  const skus = withExpected(facts.skus, announced, rules);
  const boxesOf = (sku: string) =>
    changes ? '' : (announced?.skus.find((each) => each.sku === sku)?.boxNos.join(', ') ?? '-');
  const label = ({ sku, name }: Reported['skus'][number]) => (changes ? labelOf(sku, name) : sku);
  return [
    ...skus.filter(isShort).map((each): Found => {
      const { sku, forecast, putAway } = each;
      const [expected, there] = [forecast ?? 0, putAway ?? 0];
      return {
        code: 'short',
        params: { sku: label(each), count: expected - there, forecast: expected, putAway: there, boxes: boxesOf(sku) },
      };
    }),
    ...skus.filter(isOver).map((each): Found => {
      const { sku, forecast, putAway } = each;
      const [expected, there] = [forecast ?? 0, putAway ?? 0];
      return {
        code: 'over',
        params: { sku: label(each), count: there - expected, forecast: expected, putAway: there, boxes: boxesOf(sku) },
      };
    }),
  ];
}

/** What the warehouse expects against what was sent. */
function comparedWithSent(facts: Reported, announced: Announced, rules: FollowUpRules): readonly Found[] {
  const found: Found[] = [];
  const saidOf = new Map(facts.skus.map((each) => [each.sku, each]));
  for (const { sku, pieces, perBox } of announced.skus) {
    const said = saidOf.get(sku);
    if (!said) {
      found.push({ code: 'skuMissing', params: { sku, sent: pieces } });
      continue;
    }
    const expected = rules.forecastPerBox ? pieces : perBox;
    if (said.forecast === null || said.forecast === expected) continue;
    const code = rules.forecastPerBox && said.forecast === perBox ? 'notMultiplied' : 'forecast';
    found.push({ code, params: { sku, sent: expected, said: said.forecast } });
  }
  const sent = new Set(announced.skus.map(({ sku }) => sku));
  for (const { sku, forecast, putAway } of facts.skus) {
    if (!sent.has(sku)) found.push({ code: 'skuExtra', params: { sku, said: forecast ?? putAway ?? 0 } });
  }
  if (facts.boxes !== null && facts.boxes !== announced.boxes) {
    found.push({ code: 'boxes', params: { sent: announced.boxes, said: facts.boxes } });
  }
  const m3 = volumeInM3(facts);
  if (m3 && isOff(new Big(announced.volumeM3), m3, rules.volumeTolerance)) {
    found.push({ code: 'volume', params: { sent: announced.volumeM3, said: m3.toFixed() } });
  }
  return found;
}

/** Units that a warehouse may name; without one it is taken for m³, as the vendor's sample has it (inferred). In another one nothing is compared. */
const perM3: Readonly<Record<string, number>> = { '': 1, M3: 1, 'M³': 1, CBM: 1, CM3: 1_000_000, 'CM³': 1_000_000 };

function volumeInM3({ volume, volumeUnit }: Reported): Big | null {
  const per = perM3[volumeUnit.toUpperCase()];
  return volume === null || per === undefined ? null : new Big(volume).div(per);
}

/** What could not be read of what was sent (0) is not compared. */
function isOff(sent: Big, said: Big, tolerance: number): boolean {
  return sent.gt(0) && said.minus(sent).abs().times(100).gt(sent.times(tolerance));
}
