import { fieldsOf, type SheetRecognition } from '#shared/contract/recognition.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import { columnLetters, type SourceCell } from '#shared/sheets/cell.ts';
import type { SourceRow } from '../read/read.ts';
import { boxFields } from './box-columns.ts';
import { boxIndexes } from './box-rows.ts';
import { isBlank, isOwn, oneLine } from './cell-content.ts';
import { addTo, agrees, comesTo, emptySegment, numberIn, type Segment, shown, sumOf } from './ways-of-adding.ts';

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

interface Summed {
  readonly key: string;
  readonly index: number;
  readonly header: string;
  /** Column of the number that the cells are of each. */
  readonly countAt: number | undefined;
  /** It is said of the box. */
  readonly ofBox: boolean;
  /** Its cells are sums over the boxes of their rows. */
  readonly isBoxSum: boolean;
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

  /** Columns with a field. */
  let mapped: readonly number[] = [];
  /** Since the total row before. */
  let lines = 0;

  const statesSum = (index: number, cell: SourceCell | null): boolean => {
    const column = columns.find((of) => of.index === index);
    const stated = column && numberIn(cell);
    const of = segments.get(column?.key ?? '') ?? [];
    if (!column || stated === null || stated === undefined || of.some(({ open }) => open)) return false;
    return lines < 2 ? of.length > 1 && agrees(stated, sumOf(of)) : comesTo(of, stated);
  };

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
      const naming = [...kind.key, ...(of ? [of.number] : [])];
      mapped = table.columns.flatMap((column) => (fieldsOf(column).length > 0 ? column.index : []));
      lines = 0;
      boxAt = naming.flatMap((field) => table.columns.find((column) => column.field === field)?.index ?? []);
      boxes = boxIndexes(table.columns);
      sums = table.columns.filter(({ reading }) => reading?.box === 'total');
    },

    /** @param id of its first line; none where it is none, because it has nothing in any box */
    line({ row, cells }: SourceRow, id: number | undefined): void {
      line = id ?? line;
      lines++;
      if (line !== undefined) for (const found of early.splice(0)) wrong.push({ ...found, line });
      const isNew = columns.some(({ ofBox }) => ofBox) && isNewBox(cells);
      for (const { key, index, countAt, ofBox, isBoxSum } of columns) {
        const cell = cells[index] ?? null;
        const known = segments.get(key) ?? [];
        if (known.length === 0) segments.set(key, known);
        const segment = known.at(-1) ?? emptySegment();
        if (known.length === 0) known.push(segment);
        addTo(segment, cell, countAt === undefined ? undefined : (cells[countAt] ?? null), isNew || !ofBox);
        // A sum that a row does not state is missing in the sum of all.
        if (isBoxSum && isBlank(cell)) segment.open = true;
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

    /**
     * Whether a row says nothing but what the lines above it come to: numbers alone, no order and no goods, each the sum of its
     * column. One line is its own sum.
     */
    isSum({ cells }: SourceRow): boolean {
      if (boxAt.some((index) => !isBlank(cells[index]))) return false;
      const filled = mapped.filter((index) => !isBlank(cells[index]));
      return filled.length > 0 && filled.every((index) => statesSum(index, cells[index] ?? null));
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
        known.push(emptySegment());
      }
      lines = 0;
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
        isBoxSum: reading?.box === 'total',
      },
    ];
  });
}
