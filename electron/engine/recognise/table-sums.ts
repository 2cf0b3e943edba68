import type { SheetRecognition } from '#shared/contract/recognition.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import { cellText, columnLetters, isFilledDown, type SourceCell } from '#shared/sheets/cell.ts';
import { isBlankMark } from '../check/check.ts';
import type { SourceRow } from '../read/read.ts';
import { boxFields } from './box-columns.ts';
import { boxIndexes } from './box-rows.ts';
import { isBlank, isOwn, oneLine } from './cell-content.ts';
import { plainNumber, withUnit } from './cell-parts.ts';

/** A cell that states a sum which its numbers do not come to. */
export interface WrongSum {
  /** Of a row over the boxes in it, else of a column over the lines above. */
  readonly of: 'row' | 'column';
  /** A line nearby. */
  readonly line: number;
  /** The cell: the row from 1, the column from 0. */
  readonly row: number;
  readonly column: number;
  readonly header: string;
  readonly stated: string;
  readonly sum: string;
}

/** Numbers are counted in millionths, as integers: exact up to 9 milliards. */
const parts = 1_000_000;

/** What the lines between two total rows come to. */
interface Segment {
  /** All cells of a column, as they are read: a merged one counts in every row. */
  all: number;
  /** The same, a merged one counted once. */
  own: number;
  /** Each times how many of its row there are. */
  times: number;
  /** What several rows say of one box, as one box has a row for each SKU, counted once; and the same times how many there are. */
  once: number;
  onceTimes: number;
  /** How many rows say something. */
  rows: number;
  /** A cell that is no number is among them: nothing can be said. */
  open: boolean;
}

interface Summed {
  readonly key: string;
  readonly index: number;
  readonly header: string;
  /** Column of the number that the cells are of each. */
  readonly countAt: number | undefined;
  /** It is said of the box. */
  readonly ofBox: boolean;
}

/** Total rows of other things than sums. */
const noSum = /平均|均值|计数|最大|最小|average|avg|count|max|min/iu;

/**
 * Compares the totals that a sheet states with what its lines come to: a total row since the total row before, or since any
 * one further up, and a column of sums over the boxes in its row.
 */
export function tableSums(kind: SheetKind) {
  const segments = new Map<string, Segment[]>();
  const wrong: WrongSum[] = [];
  /** Those before the first line. */
  const early: Omit<WrongSum, 'line'>[] = [];
  let columns: readonly Summed[] = [];
  let boxes: readonly number[] = [];
  let sums: readonly { readonly index: number; readonly header: string }[] = [];
  let line: number | undefined;
  /** Columns that name a box: the order's key and the box's number. */
  let boxAt: readonly number[] = [];
  let last: readonly string[] = [];
  const seen = new Set<string>();

  /** Whether no row before was of this box. */
  const isNewBox = (cells: SourceRow['cells']) => {
    // Neither is repeated where the rows of one order or box stand together.
    last = boxAt.map((index, at) => oneLine(cells[index] ?? null) || (last[at] ?? ''));
    // None has a line break: each is one line.
    const name = last.join('\n');
    const isNew = !seen.has(name);
    seen.add(name);
    return isNew;
  };

  const say = (found: Omit<WrongSum, 'line'>) => {
    if (line === undefined) early.push(found);
    else wrong.push({ ...found, line });
  };

  return {
    /** The rows from here on are of this table. */
    begin(table: Pick<SheetRecognition, 'columns'>): void {
      columns = summedColumns(table, kind);
      const of = boxFields(kind);
      const named = [...kind.key, ...(of ? [of.number] : [])];
      boxAt = named.flatMap((field) => table.columns.find((column) => column.field === field)?.index ?? []);
      boxes = boxIndexes(table.columns);
      sums = table.columns.filter(({ reading }) => reading?.box === 'total');
    },

    /** @param id of its first line; none where it is none, because it has nothing in any box */
    line({ row, cells }: SourceRow, id: number | undefined): void {
      line = id ?? line;
      if (line !== undefined) for (const found of early.splice(0)) wrong.push({ ...found, line });
      const isNew = columns.some(({ ofBox }) => ofBox) && isNewBox(cells);
      for (const { key, index, countAt, ofBox } of columns) {
        const cell = cells[index] ?? null;
        const known = segments.get(key) ?? [];
        if (known.length === 0) segments.set(key, known);
        const segment = known.at(-1) ?? empty();
        if (known.length === 0) known.push(segment);
        add(segment, cell, countAt === undefined ? 1 : countIn(cells[countAt] ?? null), isNew || !ofBox);
      }
      const own = boxes.map((index) => numberIn(cells[index] ?? null));
      for (const { index, header } of sums) {
        const stated = numberIn(cells[index] ?? null);
        if (stated === null || isBlank(cells[index]) || own.includes(null)) continue;
        const sum = own.reduce<number>((all, it) => all + (it ?? 0), 0);
        if (!agrees(stated, sum))
          say({ of: 'row', row, column: index, header, stated: shown(stated), sum: shown(sum) });
      }
    },

    total({ row, cells }: SourceRow): void {
      const isSum = !cells.some((cell) => isOwn(cell) && noSum.test(oneLine(cell)));
      for (const { key, index, header } of columns) {
        const known = segments.get(key) ?? [];
        const cell = cells[index] ?? null;
        const isOther = typeof cell === 'object' && cell?.subtotal === 'other';
        const stated = isBlank(cell) || isOther ? null : numberIn(cell);
        if (isSum && stated !== null && !known.some(({ open }) => open)) {
          const own = sumOf(known.slice(-1));
          const sum = own === 0 ? sumOf(known) : own;
          const at = { row, column: index, header: header || columnLetters(index) };
          if (known.length > 0 && !comesTo(known, stated))
            say({ of: 'column', ...at, stated: shown(stated), sum: shown(sum) });
        }
        known.push(empty());
      }
    },

    wrong: (): readonly WrongSum[] => wrong,
  };
}

function summedColumns({ columns }: Pick<SheetRecognition, 'columns'>, kind: SheetKind): Summed[] {
  const { fields } = kind;
  return columns.flatMap(({ index, header, field: key, reading }) => {
    const field = key === null ? undefined : fields[key];
    const isBox = reading?.box !== undefined;
    const isSummed = field?.level === 'line' && (field.type === 'integer' || (field.type === 'decimal' && field.per));
    if (!isBox && !isSummed) return [];
    const countAt = field?.per && columns.find((column) => column.field === field.per)?.index;
    return [
      {
        key: key ?? `box ${header}`,
        index,
        header,
        countAt: countAt === '' ? undefined : countAt,
        ofBox: key !== null && boxFields(kind)?.ofBox.has(key) === true,
      },
    ];
  });
}

function empty(): Segment {
  return { all: 0, own: 0, times: 0, once: 0, onceTimes: 0, rows: 0, open: false };
}

function add(segment: Segment, cell: SourceCell | null, count: number | null, isNew: boolean): void {
  const number = numberIn(cell);
  if (number === null) {
    segment.open = true;
    return;
  }
  segment.all += number;
  if (!isBlank(cell)) segment.rows += parts;
  if (!isFilledDown(cell)) segment.own += number;
  segment.times += number * (count ?? 1);
  if (!isNew) return;
  segment.once += number;
  segment.onceTimes += number * (count ?? 1);
}

function countIn(cell: SourceCell | null): number | null {
  const number = numberIn(cell);
  return number === null ? null : number / parts;
}

/** In millionths; 0 for a blank cell, null for what is no plain number. */
function numberIn(cell: SourceCell | null): number | null {
  if (isBlank(cell)) return 0;
  if (typeof cell === 'object' && cell !== null && cell.type !== 'plain') return null;
  const text = cellText(cell).trim();
  if (isBlankMark(text)) return 0;
  const value = typeof cell === 'object' && cell !== null ? cell.value : cell;
  const plain = typeof value === 'number' ? String(value) : plainNumber(withUnit(text)?.number ?? '');
  return plain === null ? null : Math.round(Number(plain) * parts);
}

const ways = ['all', 'own', 'times', 'once', 'onceTimes', 'rows'] as const;

/** The last so many total rows are looked back to. */
const mostSegments = 500;

/** Whether a number is the sum since some total row, in one of the ways that offices add up, or how many rows there were. */
function comesTo(known: readonly Segment[], stated: number): boolean {
  const sum = empty();
  for (const segment of known.slice(-mostSegments).toReversed()) {
    for (const way of ways) {
      sum[way] += segment[way];
      if (agrees(stated, sum[way])) return true;
    }
  }
  return false;
}

function sumOf(known: readonly Segment[]): number {
  return known.reduce((sum, { all }) => sum + all, 0);
}

/** A total may be typed with fewer places than its numbers have. */
function agrees(stated: number, sum: number): boolean {
  const places = /\.(\d+)$/u.exec(shown(stated))?.[1]?.length ?? 0;
  const step = parts / 10 ** places;
  return Math.abs(stated - sum) <= (sum % step === 0 ? 0 : step / 2);
}

function shown(millionths: number): string {
  return String(millionths / parts);
}
