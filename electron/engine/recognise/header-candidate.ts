import type { SheetRecognition } from '#shared/contract/recognition.ts';
import { isFilledDown, type SourceCell } from '#shared/sheets/cell.ts';
import type { SourceRow } from '../read/read.ts';
import { boxHeader } from './box-columns.ts';
import { isBlank, isOwn, isWording, oneLine } from './cell-content.ts';
import { type HeaderName, headerName } from './header-name.ts';
import { isForm } from './labelled-cells.ts';
import { isOfSomebody, partyOver, withParties } from './parties-beside.ts';
import { readHeader } from './read-header.ts';

/** One column's header. */
export interface HeaderCell {
  /** 0-based column. */
  readonly index: number;
  /** As shown; both lines of a two-line header joined by a space. */
  readonly text: string;
  /** As it stands in the sheet, where a unit that is said above the table was added to `text`. */
  readonly written?: string;
  /** What it may be called, best first. */
  readonly names: readonly HeaderName[];
}

/** A row, or two, that may be the header. */
export interface HeaderCandidate {
  /** 1-based; the last line of the header. */
  readonly row: number;
  readonly lines: 1 | 2;
  /** A merge ties the two lines together: they are one header even when the lower one alone would do. */
  readonly tied: boolean;
  readonly cells: readonly HeaderCell[];
  /** Of one of several tables beside each other: its columns, and those of the others. */
  readonly beside?: SheetRecognition['beside'];
  /** Columns that may be another table's. */
  readonly doubted?: ReadonlySet<number>;
}

/** The header stands among the first rows. */
const deepestHeader = 30;
/** Longer cells are notes. */
const longestHeader = 80;
/** Columns further right are shown and may be chosen, but are not matched by name: no list of orders is so wide. */
const mostNamedColumns = 500;

/**
 * Every plausible header; only those that end in the row a person chose, when one did.
 *
 * @param isRemembered whether these headers were read before, in whatever words they are
 */
export function headerCandidates(
  head: readonly SourceRow[],
  chosenRow?: number,
  isRemembered: (headers: readonly string[]) => boolean = () => false,
): readonly HeaderCandidate[] {
  const candidates: HeaderCandidate[] = [];
  const namesOf = namer();
  const likely = chosenRow === undefined ? likelyRows(head, isRemembered) : undefined;
  for (const [position, row] of head.entries()) {
    if (likely ? !likely.has(row.row) : row.row !== chosenRow) continue;
    const before = head[position - 1];
    const above = before?.row === row.row - 1 && before.cells.some(isWording) ? before : undefined;
    candidates.push(singleLine(row, namesOf, above));
    if (above !== undefined) {
      const both = twoLines(above, row, namesOf);
      const isApart = isTitle(above, row) || isForm(above) || isOfBoxes(above, row) || holdsFigures(row);
      if (both.tied || !isApart) candidates.push(both);
      // Merged with cells of the line below, the upper one is no header by itself.
      const alone = candidates.findIndex((of) => of.row === above.row && of.lines === 1);
      if (both.tied && !holdsFigures(row) && alone >= 0) candidates.splice(alone, 1);
    }
  }
  return candidates;
}

/** So many rows from the top are looked at closely, and so many more that say most. */
const closeRows = 4;

/**
 * The rows that may be the header. In a sheet full of words nearly all look like one; matching each with every kind is slow.
 * It is the first ones, those that say most, and those that were read before in whatever words they are.
 */
function likelyRows(
  head: readonly SourceRow[],
  isRemembered: (headers: readonly string[]) => boolean,
): ReadonlySet<number> {
  const wordy = head.filter((row) => row.row <= deepestHeader && looksLikeHeader(row));
  if (wordy.length <= 2 * closeRows) return new Set(wordy.map(({ row }) => row));
  const said = new Map(wordy.map((row) => [row, saying(row)]));
  const telling = wordy.toSorted((a, b) => (said.get(b) ?? 0) - (said.get(a) ?? 0)).slice(0, closeRows);
  const known = wordy.filter(({ cells }) => isRemembered(cells.slice(0, mostLooked).map(oneLine)));
  const likely = [...wordy.slice(0, closeRows), ...telling, ...known.slice(0, closeRows)];
  return new Set([...likely.map(({ row }) => row), headerByShape(head) ?? 0]);
}

/** This share of the cells of the widest row, and a row is of the table. */
const nearlyAsWide = 0.6;
const fewestWide = 3;

/**
 * The row that is a header by the shape of the sheet alone, whatever its words are: of the rows nearly as wide as any, the last one of
 * words above the first one with figures; where none has figures, the first one of words.
 */
export function headerByShape(head: readonly SourceRow[]): number | undefined {
  const widths = head.map(({ cells }) => cells.filter(isOwn).length);
  const wide = Math.max(fewestWide, nearlyAsWide * Math.max(0, ...widths));
  const rows = head.filter((_, at) => (widths[at] ?? 0) >= wide);
  const isFigured = ({ cells }: SourceRow) =>
    cells.filter((cell) => isOwn(cell) && /\d/u.test(oneLine(cell))).length > 1;
  const data = rows.findIndex(isFigured);
  const words = (data < 0 ? rows : rows.slice(0, data)).filter(looksLikeHeader);
  const header = data < 0 ? words[0] : words.at(-1);
  return header && header.row <= deepestHeader ? header.row : undefined;
}

/** How many different cells are made of words that headers are made of, and of nothing else. */
function saying({ cells }: SourceRow): number {
  const texts = new Set(cells.slice(0, mostLooked).flatMap((cell) => (isWording(cell) ? [oneLine(cell)] : [])));
  return [...texts].filter((text) => {
    const { concepts, unknown } =
      text.length <= longestHeader ? readHeader(text).whole : { concepts: noWords, unknown: 1 };
    return concepts.size > 0 && unknown === 0 && !isMeasured(text);
  }).length;
}

/** Enough of a wide row to tell. */
const mostLooked = 120;

const noWords: ReadonlySet<string> = new Set();

/** One text at the left edge of a wider table is the table's title, not the group of its first columns. */
function isTitle(above: SourceRow, { cells }: SourceRow): boolean {
  const [first, second] = [...above.cells.entries()].flatMap(([index, cell]) => (isOwn(cell) ? [index] : []));
  const edge = cells.findIndex((cell) => !isBlank(cell));
  return second === undefined && first === edge && cells.filter(isOwn).length > 2;
}

/** The weight, say, of each box stands over its number: that is no part of its name. */
function isOfBoxes(above: SourceRow, { cells }: SourceRow): boolean {
  const figures = cells.filter((cell, index) => {
    const over = above.cells[index] ?? null;
    return isOwn(over) && /^\d/u.test(oneLine(over)) && boxHeader(oneLine(cell)) !== null;
  });
  return figures.length > 1;
}

/** The header again, of the next page or the next table: no contents of its columns. */
export function repeatsHeader({ cells }: SourceRow, header: Pick<HeaderCandidate, 'cells'>): boolean {
  const same = header.cells.filter(({ index, text }) => text !== '' && oneLine(cells[index]) === text).length;
  return same >= fewestWide && same * 2 > header.cells.length;
}

function looksLikeHeader({ cells }: SourceRow): boolean {
  const filled = cells.filter((cell) => !isBlank(cell));
  const words = filled.filter((cell) => isWording(cell) && oneLine(cell).length <= longestHeader);
  return words.length >= 2 && words.length * 2 > filled.length - numberedBoxes(filled);
}

/** Numbers stand in it that are none of boxes, or codes and dates: below a header that is a line, not the header's second one. */
function holdsFigures({ cells }: SourceRow): boolean {
  const filled = cells.filter((cell) => !isBlank(cell));
  const figures = filled.filter((cell) => /^\d+(?:[.,]\d+)?$/u.test(oneLine(cell)));
  const codes = filled.filter((cell) => /\d{3}/u.test(oneLine(cell).replace('1688', '')));
  const measured = filled.filter((cell) => isMeasured(oneLine(cell)));
  return figures.length > numberedBoxes(filled) || codes.length > 1 || measured.length > 1;
}

/** A number with its unit: 5箱, 20个/箱, 12.5KG. */
const measure = /^\d+(?:[.,]\d+)?\s*\p{L}{1,6}\.?(?:\s*[/每]\s*\p{L}{1,6}\.?)?$/u;

/** It is contents, though its unit is a word of headers; the number of a box is a header. */
function isMeasured(text: string): boolean {
  return measure.test(text) && boxHeader(text) === null;
}

/** How many cells count on from 1, at least to 3, as the headers of boxes do. */
function numberedBoxes(filled: readonly (SourceCell | null)[]): number {
  const first = filled.findIndex((cell) => oneLine(cell) === '1');
  if (first < 0) return 0;
  const numbers = filled.slice(first);
  const end = numbers.findIndex((cell, at) => oneLine(cell) !== String(at + 1));
  const length = end < 0 ? numbers.length : end;
  return length >= 3 ? length : 0;
}

function singleLine(row: SourceRow, namesOf: Namer, above?: SourceRow): HeaderCandidate {
  const cells = row.cells.flatMap((cell, index) => {
    const text = oneLine(cell);
    return text === '' ? [] : [{ index, text, names: namesOf(index, [rawText(cell)]) }];
  });
  return { row: row.row, lines: 1, tied: false, cells: withParties(cells, above && groupTitles(above)) };
}

/** The title over each column: its own, or that of the group it is in. */
function groupTitles({ cells }: SourceRow): readonly (string | undefined)[] {
  let title: string | undefined;
  return cells.map((cell) => {
    if (!isBlank(cell)) title = oneLine(cell);
    return title;
  });
}

function twoLines(above: SourceRow, row: SourceRow, namesOf: Namer): HeaderCandidate {
  const cells: HeaderCell[] = [];
  let group: SourceCell | null = null;
  let tied = false;
  for (let index = 0; index < Math.max(above.cells.length, row.cells.length); index++) {
    const upper = above.cells[index] ?? null;
    const lower = row.cells[index] ?? null;
    if (!isBlank(upper)) group = upper;
    else if (isBlank(lower)) group = null;
    const vertical = isFilledDown(lower) && oneLine(lower) === oneLine(upper);
    const title = vertical ? null : group;
    // Whose the column is stands above it alone.
    tied ||= vertical || (title !== null && isOfSomebody(oneLine(lower)) && partyOver(oneLine(title)) !== undefined);
    const text = [oneLine(title), oneLine(lower)].filter(Boolean).join(' ');
    if (text === '') continue;
    // A title over several columns names none of them.
    const spans = !isOwn(above.cells[index + 1]) && !isBlank(row.cells[index + 1]);
    const alone = isBlank(lower) || (isOwn(upper) && !spans) ? rawText(title) : '';
    cells.push({ index, text, names: namesOf(index, [text, rawText(lower), alone]) });
  }
  return { row: row.row, lines: 2, tied, cells: withParties(cells) };
}

/** Adds the columns that hold values under a blank header: they are shown as unused and may be chosen. */
export function withBareColumns(header: HeaderCandidate, head: readonly SourceRow[]): HeaderCandidate {
  const known = new Set(header.cells.map(({ index }) => index));
  const bare = new Set<number>();
  for (const { row, cells } of head) {
    if (row <= header.row) continue;
    for (const [index, cell] of cells.entries()) if (!known.has(index) && !isBlank(cell)) bare.add(index);
  }
  const added = [...bare].map((index) => ({ index, text: '', names: [] }));
  return { ...header, cells: [...header.cells, ...added].sort((a, b) => a.index - b.index) };
}

/** Line breaks separate the two languages of a header; they are kept for its name. */
function rawText(cell: SourceCell | null): string {
  const value = cell !== null && typeof cell === 'object' ? cell.value : cell;
  return value === null ? '' : String(value);
}

type Namer = (column: number, texts: readonly string[]) => HeaderName[];

/** Every row is looked at by itself, as upper and as lower line: the forms of a text are worked out once. */
function namer(): Namer {
  const known = new Map<string, HeaderName>();
  const nameOf = (text: string) => {
    const name = known.get(text) ?? headerName(text);
    known.set(text, name);
    return name;
  };
  return (column, texts) => {
    if (column >= mostNamedColumns) return [];
    const distinct = new Set(texts.map((text) => text.trim()).filter(Boolean));
    return [...distinct].map(nameOf).filter(({ full }) => full !== '');
  };
}
