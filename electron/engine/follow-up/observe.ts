import { isDeepStrictEqual } from 'node:util';
import type { Contested, Contradiction } from '#shared/follow-up/contested.ts';
import type { Reported } from '#shared/follow-up/reported.ts';
import type { OrderReport } from '../partners/partners.ts';
import type { Observed, Sighting } from '../store/store.ts';

/** What is known of an order before an answer. */
export type Known = Observed & { readonly partnerNo: string | null };

export interface Observation {
  readonly observed: Observed;
  /** What is written down of it; null where it is as it was. */
  readonly sighting: Sighting | null;
}

/**
 * What an answer makes of what is known. Pure. One that contradicts it is kept beside it, whole, and nothing of it is taken:
 * a person decides, or a later answer that agrees again. What a number once given says, no other number replaces.
 *
 * @param report null when the answer did not name the order
 * @param roundAt ISO time at which the round of asking began; `now` that of the answer; `finals`: codes that none may follow
 */
export function observe(
  known: Known,
  report: OrderReport | null,
  {
    roundAt,
    now,
    finals = none,
  }: { readonly roundAt: string; readonly now: string; readonly finals?: ReadonlySet<string> },
): Observation {
  const { seenAt, newsAt, misses, facts } = known;
  const before = { askedAt: roundAt, seenAt, newsAt, misses, facts, contested: known.contested };
  if (report === null) {
    const sighting = misses === 0 ? ({ at: now, what: 'missed', said: null } as const) : null;
    return { observed: { ...before, misses: misses + 1 }, sighting };
  }
  const seen = { ...before, seenAt: now, misses: 0 };
  const contested = contestedBy(known, report, finals);
  if (contested) {
    const same = isDeepStrictEqual(contested, known.contested);
    return {
      observed: { ...seen, contested },
      sighting: same ? null : { at: now, what: 'contested', said: contested },
    };
  }
  const { order } = report as Extract<OrderReport, { readonly type: 'reported' }>;
  if (isDeepStrictEqual(order, facts)) return { observed: { ...seen, contested: null }, sighting: null };
  return { observed: taken(seen, order, now), sighting: { at: now, what: 'taken', said: order } };
}

/** With an answer as what is known, because nothing contradicts it or because a person said so. */
export function taken({ askedAt, seenAt, misses }: Observed, order: Reported, now: string): Observed {
  return { askedAt, seenAt, misses, facts: order, newsAt: now, contested: null };
}

function contestedBy({ facts, partnerNo }: Known, report: OrderReport, finals: ReadonlySet<string>): Contested | null {
  switch (report.type) {
    case 'unreadable':
      return { what: 'unreadable' };
    case 'twice':
      return { what: 'twice', orderNos: [...report.orderNos] };
    case 'reported': {
      const points = contradictions(facts, partnerNo, report.order, finals);
      return points.length > 0 ? { what: 'changed', answer: report.order, points: [...points] } : null;
    }
  }
}

const none: ReadonlySet<string> = new Set();

/** Once given, another value (or none) is a contradiction. */
const lasting = ['createdAt', 'deliveredAt', 'planNo', 'boxes'] as const;

/** Every point on which an answer contradicts what is known; what was not known before is news, and no contradiction. */
export function contradictions(
  facts: Reported | null,
  partnerNo: string | null,
  said: Reported,
  finals: ReadonlySet<string> = none,
): readonly Contradiction[] {
  const points: Contradiction[] = [];
  const other = (
    what: Contradiction['what'],
    known: string | number | null,
    value: string | number | null,
    sku: string | null = null,
  ) => {
    if (known !== null && known !== value) points.push({ what, sku, known, said: value });
  };
  other('orderNo', facts?.orderNo ?? partnerNo, said.orderNo);
  if (!facts) return points;
  if (finals.has(facts.status)) other('status', facts.status, said.status);
  for (const what of lasting) other(what, facts[what], said[what]);
  other('volume', volumeOf(facts), volumeOf(said));
  const saidOf = new Map(said.skus.map((each) => [each.sku, each]));
  for (const { sku, forecast, putAway } of facts.skus) {
    const now = saidOf.get(sku);
    other('forecast', forecast, now?.forecast ?? null, sku);
    // More may be put away at any time; less, never.
    if (putAway !== null && (now?.putAway ?? -1) < putAway) other('putAway', putAway, now?.putAway ?? null, sku);
  }
  if (facts.skus.length === 0) return points;
  const knownSkus = new Set(facts.skus.map(({ sku }) => sku));
  for (const { sku, forecast } of said.skus) {
    if (!knownSkus.has(sku)) points.push({ what: 'forecast', sku, known: null, said: forecast });
  }
  return points;
}

const volumeOf = ({ volume, volumeUnit }: Reported) => (volume === null ? null : `${volume} ${volumeUnit}`.trim());
