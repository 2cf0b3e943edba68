import { isDeepStrictEqual } from 'node:util';
import { type Contested, type Part, partOf } from '#shared/follow-up/contested.ts';
import type { Reported } from '#shared/follow-up/reported.ts';
import type { OrderReport } from '../partners/partners.ts';
import { type Known, type Observation, observe } from './observe.ts';

/**
 * What an answer makes of what is known where an order's document and its quantities are asked for apart. Pure. An answer speaks
 * of its own part alone: what is contested of the other one stays so, and the answer kept for a person to take has of each part
 * what was said of it last.
 *
 * @param report of the whole order, with what is known of the other part
 */
export function observePart(
  part: Part,
  known: Known,
  report: OrderReport,
  times: Parameters<typeof observe>[2],
): Observation {
  const { observed, sighting } = observe({ ...known, contested: null }, report, times);
  const own = observed.contested && ofPart(observed.contested, part);
  const contested = together(part, own, leftOf(known.contested, part), observed.facts);
  const isTold = own !== null && isDeepStrictEqual(contested, known.contested);
  const told =
    own !== null && contested !== null ? { at: times.now, what: 'contested' as const, said: contested } : sighting;
  return { observed: { ...observed, contested }, sighting: isTold ? null : told };
}

/** Marked as said of this part. */
function ofPart(contested: Contested, part: Part): Contested {
  switch (contested.what) {
    case 'twice':
      return contested;
    case 'unreadable':
      return { ...contested, of: part };
    case 'changed':
      return { ...contested, points: contested.points.map((point) => ({ ...point, of: part })) };
  }
}

/** What an answer about the part does not speak of. */
function leftOf(contested: Contested | null, part: Part): Contested | null {
  switch (contested?.what) {
    case undefined:
      return null;
    case 'twice':
      return part === 'quantities' ? contested : null;
    case 'unreadable':
      return (contested.of ?? part) === part ? null : contested;
    case 'changed': {
      const points = contested.points.filter((point) => partOf(point) !== part);
      return points.length > 0 ? { ...contested, points } : null;
    }
  }
}

/** Both in one. Where they cannot be, the document's: quantities that were not taken are asked for again by themselves. */
function together(
  part: Part,
  own: Contested | null,
  other: Contested | null,
  facts: Reported | null,
): Contested | null {
  const said = own?.what === 'changed' ? own.answer : facts;
  if (other?.what === 'changed' && said && (own === null || own.what === 'changed')) {
    const points = own ? [...own.points, ...other.points] : other.points;
    const byPart = (wanted: Part) => points.filter((point) => partOf(point) === wanted);
    return {
      what: 'changed',
      answer: part === 'quantities' ? withQuantities(other.answer, said) : withQuantities(said, other.answer),
      points: [...byPart('document'), ...byPart('quantities')],
    };
  }
  if (own === null || other === null) return own ?? other;
  return part === 'document' ? own : other;
}

function withQuantities({ countedAt: _, ...document }: Reported, { skus, countedAt }: Reported): Reported {
  return { ...document, skus, ...(countedAt !== undefined && { countedAt }) };
}
