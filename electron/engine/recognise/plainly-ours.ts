import { type HeaderMatch, missingFields } from './match-header.ts';

/** How well a sheet speaks for a kind by one of its rows. */
export interface Scored {
  readonly match: HeaderMatch;
  readonly points: number;
}

const nearlyAll = 0.8;
/** More than what stands below the headers may add to what they say. */
const farBehind = 0.4;

/**
 * The headers are nearly all names of the kind's own fields, the others are sure, and none that it needs is missing: the sheet is
 * of this kind, whatever stands below them.
 */
export function isPlainlyOurs({ match }: Scored): boolean {
  const headed = match.columns.filter(({ cell }) => cell.text !== '');
  const named = headed.filter(({ rule }) => rule === 'exact');
  const isNamed = named.length >= nearlyAll * headed.length && headed.every(({ sure }) => sure);
  return isNamed && missingFields(match, match.part).length === 0;
}

/** Another kind, of which what stands below the headers would not make the sheet's: it need not be looked at closely. */
export function isFarBehind(of: Scored, first: Scored): boolean {
  return of !== first && first.points - of.points > farBehind;
}
