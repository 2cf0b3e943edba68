import type { SheetKind } from '#shared/kinds/kind.ts';
import { isBlankMark } from '../check/check.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { HeaderCell } from './header-candidate.ts';
import { readHeader } from './read-header.ts';
import type { Vocabulary } from './vocabulary.ts';
import { headerScores } from './word-pattern.ts';

/** The fields that a column of one box gives each of its lines. */
export interface BoxFields {
  readonly number: string;
  readonly quantity: string;
  /** How many such boxes there are: one, where no row says otherwise. */
  readonly count: string;
  /** All that a row may say of each box: the above but the quantity, and its weight and sides. */
  readonly ofBox: ReadonlySet<string>;
}

const known = new WeakMap<SheetKind, BoxFields | null>();

/** Null for a kind whose lines are not of boxes with a number. */
export function boxFields(kind: SheetKind): BoxFields | null {
  const before = known.get(kind);
  if (before !== undefined) return before;
  const ofLines = Object.entries(kind.fields).filter(([, { level }]) => level === 'line');
  const number = ofLines.find(([, field]) => field.type === 'text' && field.looks === 'box-number')?.[0];
  const [quantity, { per: count } = {}] =
    ofLines.find(([, { type, own, per }]) => type === 'integer' && own && per) ?? [];
  const found =
    number === undefined || quantity === undefined || count === undefined
      ? null
      : {
          number,
          quantity,
          count,
          ofBox: new Set([number, count, ...ofLines.flatMap(([key, { beside }]) => (beside === 'box' ? key : []))]),
        };
  known.set(kind, found);
  return found;
}

/** A header that may be the number of a box. */
export interface BoxHeader {
  /** As the office calls the box: `1` for 箱1, `C01` for C01. */
  readonly number: string;
  /** Its figures, to see that headers count on. */
  readonly nth: number;
  /** Headers of one row of boxes have the same; so much of it is needed before it is taken for one. */
  readonly style: string;
  readonly fewest: number;
  /** Every number from the first on must be there. */
  readonly unbroken: boolean;
}

// Without `u`: its upper and lower case of every character take V8 many times longer to make ready, and every import begins anew.
const ofQuantity = /(?<=.)[\s:：_-]*(?:数量|件数|qty|quantity|pcs|units)\.?$/i;
const named =
  /^第?\s*(?<word>外箱|纸箱|箱子|箱号|箱|box(?:es)?|carton|cartons|ctn|ctns|case|package|pkg)\s*(?:no\.?)?\s*[#:：._-]*\s*(?<number>[a-z]{0,3}-?(?<nth>\d{1,4}))\s*(?:箱|号箱|号|#)?$/i;
const counted = /^第?\s*(?<number>(?<nth>\d{1,4}))\s*(?<word>号箱|#箱|箱|#|号)$/i;
const hashed = /^(?<word>#)\s*(?<number>(?<nth>\d{1,4}))$/i;
const coded = /^(?<number>(?<word>[a-z]{1,3}-?|p\d{1,3}\s*-\s*b)\s*(?<nth>\d{1,4}))$/i;
const bare = /^(?<number>(?<nth>\d{1,4}))(?<word>)$/u;

/** What a header says as the number of a box; null for any other, and for a run of boxes such as `1-10`. */
export function boxHeader(header: string): BoxHeader | null {
  if (!/\d/.test(header.normalize('NFKC'))) return null;
  const text = header.normalize('NFKC').replace(/\s+/gu, ' ').trim().replace(ofQuantity, '').trim();
  for (const pattern of [named, counted, hashed, coded, bare]) {
    const { word, number, nth } = pattern.exec(text)?.groups ?? {};
    if (word === undefined || number === undefined || nth === undefined) continue;
    const isNamed = pattern === named || (pattern === counted && word.includes('箱'));
    const style = `${[named, counted, hashed, coded, bare].indexOf(pattern)} ${word.toLowerCase()}`;
    return { number, nth: Number(nth), style, fewest: isNamed ? 2 : 3, unbroken: !isNamed };
  }
  return null;
}

/** The header of a box under another number; null where it would not be read as that. */
export function renamedBox(header: string, number: string): string | null {
  const before = boxHeader(header)?.number;
  const at = before === undefined ? -1 : header.lastIndexOf(before);
  if (before === undefined || at < 0) return null;
  const renamed = header.slice(0, at) + number + header.slice(at + before.length);
  return boxHeader(renamed)?.number === number ? renamed : null;
}

interface Said {
  /** Whether a column is settled, and as what. */
  readonly settled: ReadonlyMap<HeaderCell, { readonly reading?: { readonly box?: 'each' | 'total' | undefined } }>;
  readonly profiles: ReadonlyMap<number, ColumnProfile> | undefined;
}

/**
 * Columns that seem to be boxes, side by side and counting on, and those of the sums over them. None where another column has
 * the number of the box, or where a person said of one of them that it is something else.
 */
export function boxColumns(
  cells: readonly HeaderCell[],
  vocabulary: Vocabulary,
  { settled, profiles }: Said,
): ReadonlyMap<HeaderCell, 'each' | 'total'> {
  const found = new Map<HeaderCell, 'each' | 'total'>();
  const fields = boxFields(vocabulary.kind);
  if (fields === null || cells.length < 2) return found;
  const isSaid = [...settled.values()].some(({ reading }) => reading?.box === 'each');
  const run = longestRun(cells, isSaid);
  const others = cells.filter((cell) => !run.includes(cell));
  const isOther = (cell: HeaderCell) => settled.has(cell) && settled.get(cell)?.reading?.box !== 'each';
  const isRun = run.length > 0 && !run.some(isOther) && holdsQuantities(run, profiles);
  if (!isSaid && (!isRun || others.some((cell) => saysBox(cell, vocabulary, fields)))) return found;
  if (isRun) for (const cell of run) if (!settled.has(cell)) found.set(cell, 'each');
  for (const cell of others) if (!settled.has(cell) && saysSum(cell, profiles)) found.set(cell, 'total');
  return found;
}

function boxOf({ names }: HeaderCell): BoxHeader | null {
  return names.map(({ text }) => boxHeader(text)).find((box) => box !== null) ?? null;
}

function longestRun(cells: readonly HeaderCell[], isSaid: boolean): readonly HeaderCell[] {
  let best: readonly HeaderCell[] = [];
  let run: HeaderCell[] = [];
  let last: BoxHeader | undefined;
  for (const cell of cells) {
    const box = boxOf(cell);
    const before = run.at(-1);
    const goesOn =
      box !== null &&
      last !== undefined &&
      before !== undefined &&
      cell.index === before.index + 1 &&
      box.style === last.style &&
      (box.unbroken ? box.nth === last.nth + 1 : box.nth > last.nth);
    run = goesOn ? [...run, cell] : box && (box.style.trim().length > 1 || box.nth === 1) ? [cell] : [];
    last = run.length > 0 && box ? box : undefined;
    if (run.length > best.length && (isSaid || (last && run.length >= last.fewest))) best = run;
  }
  return best;
}

/** Most of what stands in boxes is a number, and something does. */
const mostly = 0.6;
const figure = /^\d[\d.,\s]*$/u;

function holdsQuantities(run: readonly HeaderCell[], profiles: Said['profiles']): boolean {
  if (profiles === undefined) return true;
  const texts = run.flatMap(({ index }) => profiles.get(index)?.texts ?? []).filter((text) => !isBlankMark(text));
  const figures = texts.filter((text) => figure.test(text)).length;
  return figures > 0 && figures >= texts.length * mostly;
}

/** A column of the box's number, of how many boxes there are, or of what is in each: the rows are of boxes then. */
function saysBox({ names }: HeaderCell, { names: known, kind }: Vocabulary, { number, count }: BoxFields): boolean {
  const [name] = names;
  if (name === undefined) return false;
  const field = known.get(name.full)?.field ?? known.get(name.short)?.field;
  if (field === number || field === count) return true;
  const words = [number, count].map((key) => ({ field: key, words: kind.fields[key]?.words ?? [] }));
  return headerScores(words, readHeader(name.text)).some((score) => score >= 0.8);
}

const ofSum: ReadonlySet<string> = new Set(['total', 'qty', 'piece', 'goods', 'sku', 'planned', 'filler']);

function saysSum({ text, index }: HeaderCell, profiles: Said['profiles']): boolean {
  const { concepts, unknown } = readHeader(text).whole;
  const says = unknown === 0 && (concepts.has('total') || concepts.has('qty') || concepts.has('piece'));
  if (!says || ![...concepts].every((concept) => ofSum.has(concept))) return false;
  const texts = profiles?.get(index)?.texts ?? [];
  return texts.every((text) => figure.test(text) || isBlankMark(text));
}
