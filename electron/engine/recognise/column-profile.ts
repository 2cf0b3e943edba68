import { cellText, type SourceCell } from '#shared/sheets/cell.ts';
import type { Field, Looks } from '#shared/sheets/field.ts';
import { isCarrierName } from '#shared/words/carrier-names.ts';
import { parseCell } from '../check/check.ts';
import type { SourceRow } from '../read/read.ts';
import { isDittoCell, isOwn } from './cell-content.ts';
import type { HeaderCandidate } from './header-candidate.ts';

/** What a column holds, as far as it was looked at. */
export interface ColumnProfile {
  /** The cells typed in this column, at most {@link mostCells}; what merges lend is not counted twice. */
  readonly cells: readonly SourceCell[];
  /** The same as text. */
  readonly texts: readonly string[];
  /** How many of them stand above the header's coming again, where it does: what is below that may be another table. */
  readonly first?: number;
  /** How many different texts there are. */
  readonly distinct: number;
}

/** The profile of a column that nobody looked at. */
export const nothing: ColumnProfile = { cells: [], texts: [], distinct: 0 };

/** Enough to know a column by: more say the same again. */
export const mostCells = 400;

export function columnProfile(cells: Iterable<SourceCell | null | undefined>): ColumnProfile {
  const own: SourceCell[] = [];
  for (const cell of cells) {
    if (
      isOwn(cell) &&
      !isDittoCell(cell) &&
      (typeof cell !== 'object' || cell.type === 'plain' || cell.type === 'date')
    )
      own.push(cell);
    if (own.length === mostCells) break;
  }
  const texts = own.map((cell) => cellText(cell).normalize('NFKC').trim());
  return { cells: own, texts, distinct: new Set(texts).size };
}

/** What stands below each column of a header. */
export function columnProfiles(
  header: HeaderCandidate,
  head: readonly SourceRow[],
  again?: number,
): ReadonlyMap<number, ColumnProfile> {
  const rows = head.filter(({ row }) => row > header.row);
  const profiles = header.cells.map(({ index }): [number, ColumnProfile] => {
    const profile = columnProfile(rows.map(({ cells }) => cells[index]));
    if (again === undefined) return [index, profile];
    const above = rows.filter(({ row }) => row < again).map(({ cells }) => cells[index]);
    return [index, { ...profile, first: columnProfile(above).texts.length }];
  });
  return new Map(profiles);
}

/** The share of the texts that match. */
function share(profile: ColumnProfile, matches: RegExp | ((text: string) => boolean)): number {
  const { texts } = profile;
  if (texts.length === 0) return 0;
  if (typeof matches === 'function') return texts.filter(matches).length / texts.length;
  const known = shares.get(profile) ?? new Map<string, number>();
  shares.set(profile, known);
  const found = known.get(matches.source) ?? texts.filter((text) => matches.test(text)).length / texts.length;
  known.set(matches.source, found);
  return found;
}

/** By the pattern's text. */
const shares = new WeakMap<ColumnProfile, Map<string, number>>();

/** Only a number, or one with its unit. */
const number =
  /^[-+]?\d[\d.,\s']*(?:kgs?|g|lbs?|cm|mm|m|in|"|pcs|公斤|千克|克|磅|厘米|毫米|米|英寸|件|箱|个|套|双|只|台|打|dozen|doz)?(?:\s*(?:\/|per|每)\s*(?:箱|ctns?|cartons?|box))?$/i;
const fraction = /^\d*\.\d+$/;
const longNumber = /^\d{8,21}$/;
const smallNumber = /^\d{1,6}$/;
const link = /^(?:https?:)?\/\//i;
const email = /^\S+@\S+\.\S+$/;
const date = /^(?:19|20)\d\d[-/.年]\d{1,2}(?:[-/.月]\d{1,2})?/u;
const phone = /^[+(]?[\d\s()\-+.]{7,20}(?:转\d+| ?x\d+)?$/i;
const waybill = /^(?=.*\d{5})[a-z]{1,5}[\da-z]{7,22}$|^\d{10,15}$/i;
const international = /^[a-z]{2}\d{9}[a-z]{2}$|^[a-z]{2,6}\d{6,}[a-z]{2}$/i;
const letter = /\p{L}/u;
const chinese = /\p{Script=Han}/u;
const company =
  /公司|有限|集团|商行|工厂|贸易|\b(?:ltd|llc|inc|gmbh|limited|company|trading|corp|corporation|s\.?r\.?l|pty|plc)\b/i;
const leadingZero = /^0\d/;
/** Three numbers in one cell: length, width and height. */
const sizes = /^\d+(?:\.\d+)?\s*\p{L}{0,2}\s*[*x×]\s*\d+(?:\.\d+)?\s*\p{L}{0,2}\s*[*x×]\s*\d+(?:\.\d+)?/iu;

export function holdsSizes(profile: ColumnProfile): number {
  return share(profile, sizes);
}

export function isNumeric(profile: ColumnProfile): boolean {
  return profile.texts.length > 0 && share(profile, number) === 1;
}

/** Cannot be: the values are of another sort altogether. */
export const impossible = -1;
/** At or below this the values rule a field out. */
export const ruledOut = -0.75;

/**
 * How much the values speak for a field: from -1, they cannot be its, over 0, they say nothing, to 1, they look just
 * like it. Single wrong cells count little: a sheet with mistakes is still understood.
 */
export function valueFit(field: Field, profile: ColumnProfile): number {
  const seen = profile.texts.length;
  if (seen === 0) return 0;
  const known = fits.get(profile) ?? new Map<Field, number>();
  fits.set(profile, known);
  const fit = known.get(field) ?? likeness(field, profile) * Math.min(1, seen / enoughCells);
  known.set(field, fit);
  return fit;
}

/** Every kind asks the same of a column, and more than once. */
const fits = new WeakMap<ColumnProfile, Map<Field, number>>();

/** Fewer cells than this say less: one may be a slip. */
const enoughCells = 3;

function likeness(field: Field, profile: ColumnProfile): number {
  switch (field.type) {
    case 'integer':
    case 'decimal':
      return numberFit(field, profile);
    case 'date':
    case 'datetime':
    case 'unix-seconds':
      return graded(readable(field, profile), [0.6, 0.7], [0.3, 0.2], -0.9);
    case 'country':
      return graded(readable(field, profile), [0.6, 0.8], [0.3, 0], isNumeric(profile) ? impossible : -0.3);
    case 'boolean':
    case 'choice':
      return choiceFit(field, profile);
    case 'email':
      return graded(share(profile, email), [0.5, 1], [0.2, 0], -0.9);
    case 'urls':
      return graded(share(profile, link), [0.5, 1], [0.2, 0], -0.8);
    case 'files':
      return graded(share(profile, /\.[a-z]{3,4}\b/iu), [0.3, 1], [0.1, 0], share(profile, link) > 0.5 ? -0.8 : -0.3);
    case 'pairs':
      return graded(share(profile, /^[^:;]+:[^:;]+/u), [0.5, 0.6], [0.2, 0], -0.8);
    case 'text':
      return textFit(field, profile);
  }
}

/** The first bound that is reached decides. */
function graded(found: number, high: readonly [number, number], low: readonly [number, number], below: number): number {
  if (found > high[0]) return high[1];
  return found > low[0] ? low[1] : below;
}

/** The share of the cells that the checks can read; one that they can mend counts nearly as much. */
function readable(field: Field, { cells, texts }: ColumnProfile): number {
  const known = new Map<string, number>();
  const looked = cells.slice(0, mostParsed);
  const points = looked.map((cell, at) => {
    const text = typeof cell === 'object' ? undefined : texts[at];
    const before = text === undefined ? undefined : known.get(text);
    if (before !== undefined) return before;
    const point = readingOf(field, cell);
    if (text !== undefined) known.set(text, point);
    return point;
  });
  return points.reduce((sum, point) => sum + point, 0) / Math.max(1, looked.length);
}

/** Reading a cell as a choice or a date is slow, and so many of them tell. */
const mostParsed = 24;

function readingOf(field: Field, cell: SourceCell): number {
  const parsed = parseCell(field, cell, { today: '2026-01-01' });
  if (parsed.type === 'value') return 1;
  return parsed.problems.some(({ fix }) => fix !== undefined) ? 0.8 : 0;
}

function numberFit(field: Field & { type: 'integer' | 'decimal' }, profile: ColumnProfile): number {
  if (share(profile, number) < 0.6) return impossible;
  if (share(profile, longNumber) > 0.5) return -0.8;
  return field.type === 'integer' && share(profile, fraction) > 0.3 ? -0.8 : 0.4;
}

function closedChoice(field: Field): Field {
  if (field.type !== 'choice') return field;
  const { open, ...closed } = field;
  return closed;
}

function choiceFit(field: Field, profile: ColumnProfile): number {
  // An open list takes any text as it is: only its own choices speak for it.
  const closed = closedChoice(field);
  const found = readable(closed, profile);
  if (found > 0.6) return 0.9;
  if (found > 0.2) return 0.3;
  return share(profile, longNumber) > 0.5 || isElsewhere(profile) ? impossible : -0.35;
}

/** Links, addresses of mail and dates are no text of ours. */
function isElsewhere(profile: ColumnProfile): boolean {
  return share(profile, link) + share(profile, email) > 0.5 || isDates(profile);
}

function isDates(profile: ColumnProfile): boolean {
  const cells = profile.cells.filter((cell) => typeof cell === 'object' && cell.type === 'date').length;
  return cells / profile.cells.length + share(profile, date) > 0.6;
}

function textFit(field: Field & { type: 'text' }, profile: ColumnProfile): number {
  if (isElsewhere(profile)) return field.looks === 'link' ? 0.5 : impossible;
  if (field.warehouse) return warehouseFit(profile);
  return field.looks ? looksLike[field.looks](profile) : share(profile, number) > 0.8 ? -0.3 : 0.2;
}

function warehouseFit(profile: ColumnProfile): number {
  if (share(profile, fraction) > 0.5) return impossible;
  if (share(profile, longNumber) > 0.5) return -0.5;
  if (share(profile, /^\d$/u) > 0.8) return -0.4;
  // A name, where the partner takes codes only.
  return share(profile, chinese) > 0.5 ? -0.15 : 0.25;
}

const length = ({ texts }: ColumnProfile) => texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
const isFraction = (profile: ColumnProfile) => share(profile, fraction) > 0.5;

const looksLike: Readonly<Record<Looks, (profile: ColumnProfile) => number>> = {
  reference(profile) {
    if (isFraction(profile)) return -0.8;
    if (share(profile, chinese) > 0.8 && length(profile) > 6) return -0.5;
    return profile.distinct >= 2 ? 0.25 : 0.15;
  },
  'box-number'(profile) {
    if (isFraction(profile)) return -0.8;
    // `N/M`, `ABC/SYD`: what stands on many cartons, and is none's number.
    if (share(profile, /\d/u) === 0 && length(profile) > 2) return -0.3;
    return share(profile, leadingZero) > 0.3 || share(profile, letter) > 0.5 ? 0.4 : 0.15;
  },
  'line-number'(profile) {
    if (isFraction(profile)) return impossible;
    return share(profile, leadingZero) > 0.3 || isSequence(profile) ? 0.5 : 0;
  },
  'long-id'(profile) {
    if (isFraction(profile)) return -0.8;
    if (share(profile, longNumber) > 0.6) return 0.5;
    if (share(profile, chinese) > 0.5) return -0.7;
    return share(profile, smallNumber) > 0.6 ? -0.2 : 0;
  },
  sku(profile) {
    if (isFraction(profile)) return -0.8;
    if (share(profile, chinese) > 0.7) return -0.5;
    // As long as the ids that platforms give their items.
    if (share(profile, /^\d{15,20}$/u) > 0.5) return -0.15;
    return share(profile, letter) > 0.5 ? 0.4 : 0;
  },
  waybill(profile) {
    if (share(profile, waybill) > 0.6) return share(profile, international) > 0.5 ? 0.2 : 0.6;
    if (share(profile, chinese) > 0.5) return -0.9;
    return share(profile, smallNumber) > 0.6 ? -0.5 : -0.1;
  },
  'international-waybill'(profile) {
    if (share(profile, international) > 0.5) return 0.8;
    if (share(profile, chinese) > 0.5) return -0.9;
    return share(profile, smallNumber) > 0.6 ? -0.5 : 0.2;
  },
  carrier(profile) {
    if (share(profile, isCarrierName) > 0.6) return 0.8;
    return share(profile, longNumber) > 0.5 || (share(profile, waybill) > 0.8 && length(profile) > 8) ? -0.8 : 0;
  },
  postcode(profile) {
    if (isFraction(profile)) return impossible;
    return length(profile) >= 3 && length(profile) <= 10 ? 0.3 : -0.5;
  },
  person(profile) {
    if (share(profile, letter) < 0.5) return impossible;
    // Under `Shipper:` mostly a company stands: whether that is the person's name, somebody says.
    return share(profile, company) > 0.5 ? -0.3 : 0.3;
  },
  phone: (profile) => graded(share(profile, phone), [0.6, 0.6], [0.2, 0], share(profile, letter) > 0.5 ? -0.9 : -0.2),
  title(profile) {
    if (share(profile, longNumber) > 0.5) return impossible;
    return share(profile, number) > 0.7 ? -0.5 : 0.3;
  },
  link: () => 0,
  place: (profile) => (share(profile, number) > 0.6 ? impossible : 0.2),
  address(profile) {
    if (share(profile, number) > 0.7) return impossible;
    // One word with a digit in it is the code of an address (ADDR1), which is another field.
    if (share(profile, /^(?=.*\d)[a-z\d_-]{2,12}$/iu) > 0.8) return -0.3;
    return length(profile) > 6 ? 0.4 : 0;
  },
};

function isSequence({ texts }: ColumnProfile): boolean {
  return texts.length > 1 && texts.every((text, at) => at === 0 || Number(text) === Number(texts[at - 1]) + 1);
}
