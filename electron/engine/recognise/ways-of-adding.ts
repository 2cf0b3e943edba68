import { cellText, isFilledDown, type SourceCell } from '#shared/sheets/cell.ts';
import { isBlankMark } from '../check/check.ts';
import { isBlank } from './cell-content.ts';
import { plainNumber, withUnit } from './cell-parts.ts';

/** Numbers are counted in millionths, as integers: exact up to 9 milliards. */
const parts = 1_000_000;

/** A number of a line, as the ways of adding see it. */
interface Added {
  readonly number: number;
  /** How many of it there are, as its row says; 1 where it says nothing. */
  readonly count: number;
  /** A merged cell lends it to this row. */
  readonly isLent: boolean;
  readonly isBlank: boolean;
  /** No row before was of this box, as one box has a row for each SKU. */
  readonly isNew: boolean;
}

/** What offices write below their columns: each is a sum that a total may mean. */
const ways = {
  /** All cells, as they are read: a merged one counts in every row. */
  all: ({ number }) => number,
  /** A merged one counted once. */
  own: ({ number, isLent }) => (isLent ? 0 : number),
  /** Each times how many of its row there are. */
  times: ({ number, count }) => number * count,
  /** What several rows say of one box, counted once. */
  once: ({ number, isNew }) => (isNew ? number : 0),
  /** The same, times how many boxes there are. */
  onceTimes: ({ number, count, isNew }) => (isNew ? number * count : 0),
  /** How many rows say something. */
  rows: (of) => (of.isBlank ? 0 : parts),
} as const satisfies Readonly<Record<string, (of: Added) => number>>;

type Way = keyof typeof ways;
const allWays = Object.keys(ways) as Way[];

/** What the lines between two total rows come to, in each way. */
export interface Segment {
  readonly sums: Record<Way, number>;
  /** A cell that is no number is among them: nothing can be said. */
  open: boolean;
}

export function emptySegment(): Segment {
  return { sums: { all: 0, own: 0, times: 0, once: 0, onceTimes: 0, rows: 0 }, open: false };
}

/** @param isNew whether no row before was of the cell's box */
export function addTo(
  segment: Segment,
  cell: SourceCell | null,
  countCell: SourceCell | null | undefined,
  isNew: boolean,
) {
  const number = numberIn(cell);
  const counted = countCell === undefined ? null : numberIn(countCell);
  if (number === null) {
    segment.open = true;
    return;
  }
  const count = counted === null ? 1 : counted / parts;
  const added = { number, count, isLent: isFilledDown(cell), isBlank: isBlank(cell), isNew };
  for (const way of allWays) segment.sums[way] += ways[way](added);
}

/** In millionths; 0 for a blank cell, null for what is no plain number. */
export function numberIn(cell: SourceCell | null): number | null {
  if (typeof cell === 'number') return Math.round(cell * parts);
  if (isBlank(cell)) return 0;
  if (typeof cell === 'object' && cell !== null && cell.type !== 'plain') return null;
  const text = cellText(cell).trim();
  if (isBlankMark(text)) return 0;
  const value = typeof cell === 'object' && cell !== null ? cell.value : cell;
  const plain = typeof value === 'number' ? String(value) : plainNumber(withUnit(text)?.number ?? '');
  return plain === null ? null : Math.round(Number(plain) * parts);
}

/** The last so many total rows are looked back to. */
const mostSegments = 500;

/** Whether a number is the sum since some total row, in one of the ways that offices add up. */
export function comesTo(known: readonly Segment[], stated: number): boolean {
  const { sums } = emptySegment();
  for (const segment of known.slice(-mostSegments).toReversed()) {
    for (const way of allWays) {
      sums[way] += segment.sums[way];
      if (agrees(stated, sums[way])) return true;
    }
  }
  return false;
}

/** What all cells come to. */
export function sumOf(known: readonly Segment[]): number {
  return known.reduce((sum, { sums }) => sum + sums.all, 0);
}

/** A total may be typed with fewer places than its numbers have. */
export function agrees(stated: number, sum: number): boolean {
  const places = /\.(\d+)$/u.exec(shown(stated))?.[1]?.length ?? 0;
  const step = parts / 10 ** places;
  return Math.abs(stated - sum) <= (sum % step === 0 ? 0 : step / 2);
}

export function shown(millionths: number): string {
  return String(millionths / parts);
}
