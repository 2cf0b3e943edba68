import type { SheetRecognition } from '#shared/contract/recognition.ts';
import { isRowNumber } from '#shared/words/row-words.ts';
import type { SourceRow } from '../read/read.ts';
import { isBlank, isOwn } from './cell-content.ts';
import { startsTotal } from './classify-row.ts';
import type { HeaderCandidate, HeaderCell } from './header-candidate.ts';
import { plainName } from './header-name.ts';
import { mostComparedColumns } from './match-columns.ts';
import type { KindNames } from './match-header.ts';
import { fieldNamed } from './vocabulary.ts';

/** The table of a sheet that is read where others stand beside it: columns from 0, up to but not including `to`. */
export type Beside = NonNullable<SheetRecognition['beside']>;

interface Named {
  readonly cell: HeaderCell;
  /** What it is called, compared form; without the title of its group. */
  readonly own: string;
  readonly whole: string;
  /** What it is by its words, in each kind that the sheet may be of. */
  readonly fields: ReadonlySet<string>;
}

/** Columns from 0, up to but not including `to`. */
interface Block {
  readonly from: number;
  readonly to: number;
}

/** Every header apart: see {@link tablesBeside}. */
export function tablesApart(
  headers: readonly HeaderCandidate[],
  head: readonly SourceRow[],
  kinds: readonly KindNames[],
): (readonly HeaderCandidate[])[] {
  return headers.map((header) => {
    const upper = headers.find(({ row, lines }) => header.lines === 2 && lines === 1 && row === header.row - 1);
    return tablesBeside(header, head, kinds, upper);
  });
}

/**
 * A header apart, where several tables stand beside each other: their columns are not of one row, though they stand in one.
 * A table begins where the words of the header come again, the order's key or the numbering of its rows among them, or behind
 * an empty column with rows of its own. Where words come again and neither is the case, it is one table whose columns are a
 * question; those that may be another table's are `doubted`.
 *
 * @param upper the upper line of a header of two lines by itself
 * @returns one header for each table, from left to right; the same one where there is but one
 */
export function tablesBeside(
  header: HeaderCandidate,
  head: readonly SourceRow[],
  kinds: readonly KindNames[],
  upper?: HeaderCandidate,
): readonly HeaderCandidate[] {
  const { cells } = header;
  const found = beginnings(header, head, kinds);
  const { starts, doubted } = found.starts.length === 1 && upper ? beginnings(upper, head, kinds) : found;
  const doubts = doubted.size > 0 && { doubted };
  if (starts.length === 1) return [doubts ? { ...header, ...doubts } : header];
  return starts.map((from, nth) => {
    const to = starts[nth + 1] ?? null;
    const isMine = ({ index }: HeaderCell) => index >= from && (to === null || index < to);
    const others = cells.filter((cell) => !isMine(cell)).map(({ index, text }) => ({ index, header: text }));
    return { ...header, cells: cells.filter(isMine), beside: { from, to, columns: others }, ...doubts };
  });
}

interface Beginnings {
  /** The first column of each table, from 0. */
  readonly starts: readonly number[];
  readonly doubted: ReadonlySet<number>;
}

function beginnings(header: HeaderCandidate, head: readonly SourceRow[], kinds: readonly KindNames[]): Beginnings {
  const { cells } = header;
  const doubted = new Set<number>();
  if (cells.length < 4 || cells.length > mostComparedColumns || !mayRepeat(header)) return { starts: [0], doubted };
  const sheet: Sheet = {
    names: namesOf(header, kinds),
    rows: head.filter(({ row }) => row > header.row),
    isKey: keyTest(kinds),
  };
  const starts = [0];
  for (let at = 2; at < cells.length; at++) {
    const from = starts.at(-1) ?? 0;
    const found = begins(sheet, from, at);
    if (found === 'here') {
      const { begin, open } = beginning(sheet, from, at);
      starts.push(begin);
      for (const index of open) doubted.add(index);
      at = begin + 1;
    } else if (found === 'perhaps') for (const { index } of cells.slice(at)) doubted.add(index);
  }
  return { starts: starts.map((start, nth) => (nth === 0 ? 0 : (cells[start]?.index ?? 0))), doubted };
}

interface Sheet {
  readonly names: readonly Named[];
  readonly rows: readonly SourceRow[];
  readonly isKey: (of: Named) => boolean;
}

/** So many words that come again make a table of its own of columns with another title over them. */
const manyAgain = 4;

/** Whether another table begins at a column, to the right of the one that begins at `from`; undefined for no sign of it. */
function begins({ names, rows, isKey }: Sheet, from: number, at: number): 'here' | 'perhaps' | undefined {
  const [mine, theirs] = [names.slice(from, at), names.slice(at)];
  const [lead, last, here] = [mine[0], mine.at(-1), theirs[0]];
  if (!lead || !last || !here || mine.length < 2 || theirs.length < 2) return undefined;
  const isBehindGap = isGap(last.cell.index, here.cell.index, rows);
  // Other words say the same of two columns of one table, too.
  const isSame = (a: Named, b: Named) =>
    a.own === b.own || (isBehindGap && [...a.fields].some((of) => b.fields.has(of)));
  const common = theirs.filter((of) => mine.some((one) => isSame(one, of)));
  if (common.length === 0 || !(isBehindGap || common.includes(here))) return undefined;
  const isApart = () => {
    const end = (names.at(-1)?.cell.index ?? 0) + 1;
    const [left, right] = [lead.cell.index, here.cell.index];
    return standsApart(rows, { from: left, to: right }, { from: right, to: end });
  };
  const isWhole = common.filter(({ own, whole }) => own === whole || mine.some((one) => one.whole === whole));
  const isLed = common.some((of) => isSame(lead, of)) && common.some(isKey);
  // Below other titles the words may be of two parties, or of two ways that goods go.
  if (isWhole.length === 0) return isLed && (common.length >= manyAgain || isApart()) ? 'here' : undefined;
  if (isLed && isBehindGap) return 'here';
  // Two columns that come again may be typed twice; half a table is none of them.
  const isMost = common.length > 2 && common.length * 2 >= mine.length;
  if (isLed && common.length > 1) return isMost || isApart() ? 'here' : 'perhaps';
  if (!isBehindGap) return undefined;
  if (isApart()) return 'here';
  // One thing said in two ways is no sign: a gross weight here, a weight there.
  const isAgain = common.length > 1 || common.some((of) => mine.some(({ own }) => own === of.own));
  return isAgain ? 'perhaps' : undefined;
}

/** A header that has no empty column, and no word twice, is that of one table. */
function mayRepeat({ cells }: HeaderCandidate): boolean {
  const gaps = cells.some(({ index }, at) => at > 0 && index > (cells[at - 1]?.index ?? 0) + 1);
  return gaps || new Set(cells.map((cell) => plainName(ownText(cell)))).size < cells.length;
}

/** The lower line of a header of two lines. */
function ownText({ text, names }: HeaderCell): string {
  return (names[1] ?? names[0])?.text ?? text;
}

function namesOf({ cells }: HeaderCandidate, kinds: readonly KindNames[]): readonly Named[] {
  const known = new Map<string, ReadonlySet<string>>();
  const fieldsOf = (text: string) => {
    const fields =
      known.get(text) ??
      new Set(
        kinds.flatMap(({ kind, vocabularies }) => {
          const field = fieldNamed(vocabularies.whole, text);
          return field === undefined ? [] : [`${kind.id} ${field}`];
        }),
      );
    known.set(text, fields);
    return fields;
  };
  return cells.map((cell) => {
    const text = ownText(cell);
    return { cell, own: plainName(text), whole: plainName(cell.text), fields: fieldsOf(text) };
  });
}

/** Whether a column is an order's key, or the numbering of rows: no table has that twice. */
function keyTest(kinds: readonly KindNames[]): (of: Named) => boolean {
  const keys = new Set(kinds.flatMap(({ kind }) => kind.key.map((field) => `${kind.id} ${field}`)));
  return ({ own, fields }) => isRowNumber(own) || [...fields].some((field) => keys.has(field));
}

/** Nothing stands between two columns, down to the end of the table. */
function isGap(left: number, right: number, rows: readonly SourceRow[]): boolean {
  if (right - left < 2) return false;
  const until = rows.findIndex(({ cells }) => cells.every(isBlank));
  return rows
    .slice(0, until < 0 ? rows.length : until)
    .every(({ cells }) => cells.slice(left + 1, right).every(isBlank));
}

/** Whether two ranges of columns have rows of their own: one goes on where the other has ended. */
function standsApart(rows: readonly SourceRow[], left: Block, right: Block): boolean {
  const filled = rows
    .filter(({ cells }) => !startsTotal(cells))
    .map(({ cells }) => [left, right].map(({ from, to }) => cells.slice(from, to).filter(isOwn).length));
  if (filled.some(([mine = 0, other = 0]) => mine === 0 && other > 1)) return true;
  const end = filled.findLastIndex(([, other = 0]) => other > 0);
  const isDense = filled.slice(0, end + 1).every(([mine = 0, other = 0]) => other > 1 || mine === 0);
  return end >= 0 && isDense && filled.slice(end + 1).some(([mine = 0]) => mine > 1);
}

/**
 * Where a table really begins whose words come again from `at` on: without an empty column before it, columns further left are
 * its own that are filled in its rows only. Where no row tells, it is `open` whose they are.
 */
function beginning({ names, rows }: Sheet, from: number, at: number): { begin: number; open: readonly number[] } {
  const [last, here] = [names[at - 1], names[at]];
  if (last === undefined || here === undefined || isGap(last.cell.index, here.cell.index, rows)) {
    return { begin: at, open: [] };
  }
  const theirs = names.slice(at).map(({ cell }) => cell.index);
  const shared = (named: Named) => names.slice(at).some(({ own }) => own === named.own);
  const free = names.slice(from, at).findLastIndex(shared) + from + 1;
  const mine = names.slice(from, free).map(({ cell }) => cell.index);
  const has = ({ cells }: SourceRow, columns: readonly number[]) => columns.some((column) => isOwn(cells[column]));
  const alone = rows.filter((row) => !startsTotal(row.cells) && has(row, mine) !== has(row, theirs));
  const between = names.slice(free, at).map(({ cell }) => cell.index);
  if (alone.length === 0) return { begin: at, open: between };
  const own = between.findIndex((index) => alone.every((row) => isOwn(row.cells[index]) === has(row, theirs)));
  return { begin: own < 0 ? at : free + own, open: [] };
}

/** A row as the table has it that is read: without what stands beside that. */
export function within(source: SourceRow, beside: Pick<Beside, 'from' | 'to'> | undefined): SourceRow {
  if (beside === undefined) return source;
  const { from, to } = beside;
  const cells = source.cells.slice(0, to ?? source.cells.length).map((cell, index) => (index < from ? null : cell));
  return { ...source, cells };
}

/** What stands to one side of the table that is read, and is not. */
export interface TableBeside {
  readonly headers: readonly string[];
  /** Its first and last column, from 0. */
  readonly columns: readonly [number, number];
  /** Its first and last row, from 1, without the header's. */
  readonly rows: readonly [number, number];
  /** Rows that hold something there. */
  readonly count: number;
}

/** Counts the rows of the tables beside the one that is read. */
export function tallyBeside({ from, to, columns }: Beside, ours: ReadonlySet<number>) {
  const sides = [
    { isTheirs: (index: number) => index < from, first: 0, last: 0, count: 0, end: 0 },
    { isTheirs: (index: number) => to !== null && index >= to, first: 0, last: 0, count: 0, end: 0 },
  ].map((side) => ({ ...side, headed: columns.filter(({ index }) => side.isTheirs(index)) }));
  return {
    /** @returns whether the row holds anything there */
    see({ row, cells }: SourceRow): boolean {
      let seen = false;
      for (const side of sides) {
        const end = cells.findLastIndex((cell, index) => side.isTheirs(index) && !ours.has(index) && isOwn(cell));
        if (end < 0) continue;
        side.end = Math.max(side.end, end);
        seen = true;
        side.first ||= row;
        side.last = row;
        side.count += 1;
      }
      return seen;
    },
    tables: (): TableBeside[] =>
      sides.flatMap(({ headed, first, last, count, end }) => {
        const [begin, named] = [headed[0]?.index, headed.at(-1)?.index];
        if (begin === undefined || named === undefined || count === 0) return [];
        // What stands behind its last header is its, too.
        const columns = [begin, Math.max(named, end)] as const;
        return { headers: headed.map(({ header }) => header), columns, rows: [first, last], count };
      }),
  };
}
