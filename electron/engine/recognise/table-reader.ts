import { type ColumnQuestion, fieldsOf, type SheetRecognition } from '#shared/contract/recognition.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import { cellText, placedAt, type SourceCell } from '#shared/sheets/cell.ts';
import { isRowNumber } from '#shared/words/row-words.ts';
import type { SourceRow } from '../read/read.ts';
import { type BoxLines, boxLines } from './box-lines.ts';
import { isBlank, isOwn, oneLine } from './cell-content.ts';
import { type Table, tableOf } from './classify-row.ts';
import { exampleRows } from './example-rows.ts';
import { type FromAbove, fromAbove } from './from-above.ts';
import { plainName } from './header-name.ts';
import { labelledCells } from './labelled-cells.ts';
import { columnNamed, type LayoutMemory } from './layout-memory.ts';
import { cellMaker } from './made-cells.ts';
import { type TableBeside, tallyBeside, within } from './side-tables.ts';
import { unitColumns } from './unit-columns.ts';

/** A filled column that is not sent. */
export interface UnusedColumn {
  readonly kind: string;
  readonly header: string;
  /** From 0. */
  readonly index: number;
  /** The field it comes to, whose values are never sent; null where it comes to none. */
  readonly field: string | null;
  /** Cells of lines that hold something. */
  readonly cells: number;
  /** The first of these lines. */
  readonly line: number;
  /** A person said that it is not used, or sent it so before. */
  readonly chosen: boolean;
}

/** Column → cells that hold something. */
export type FilledCells = Map<number, number>;

export function countFilled(rows: readonly Pick<SourceRow, 'cells'>[], filled: FilledCells): void {
  for (const { cells } of rows) {
    for (let index = 0; index < cells.length; index++) {
      if (!isBlank(cells[index])) filled.set(index, (filled.get(index) ?? 0) + 1);
    }
  }
}

export function withFilled(columns: SheetRecognition['columns'], filled: FilledCells): SheetRecognition['columns'] {
  return columns.map((column) => ({ ...column, filled: filled.get(column.index) ?? 0 }));
}

/** Takes the cells of one table's rows apart, by its header and by what stands above it. */
export interface TableReader {
  readonly recognition: SheetRecognition;
  readonly table: Table;
  /** A row without what stands in tables beside this one. */
  own(source: SourceRow): SourceRow;
  /** Notes what a row holds in tables beside this one; false for nothing. */
  pass(source: SourceRow): boolean;
  /** The tables beside it. */
  beside(): readonly TableBeside[];
  /** Looks at a row for what it holds for the whole table. */
  see(source: SourceRow): void;
  /** The cells of each line that a row is, by field: of one, or where columns are boxes of any number. */
  linesOf(source: SourceRow): readonly Record<string, SourceCell>[];
  /** Where columns are boxes: what says something of each. */
  readonly boxes: BoxLines | undefined;
  /** It stands alone, its columns are no boxes, and nothing of it stands in cells above. */
  readonly isPlain: boolean;
  /** The same of a row as it is since a person typed into it, below those that were typed into as well. */
  since(source: SourceRow): readonly Record<string, SourceCell>[];
  /** The row that was taken apart last is the one above those that follow. */
  stand(source: SourceRow): void;
  /** Notes what a row holds that became the line `id`. */
  count(source: SourceRow, id: number): void;
  /** A row that adds up the lines above was passed. */
  passTotal(): void;
  /** What stands in the cells above the table. */
  readonly above: Readonly<Record<string, SourceCell>>;
  /** Its columns, with how many of their cells hold something. */
  columns(): SheetRecognition['columns'];
  /** What columns of units leave open of others, as far as rows were seen. @param further the header row of a table further down */
  questions(further?: number): readonly ColumnQuestion[];
  /** Filled columns without a field, as far as rows were seen. */
  unused(): readonly Omit<UnusedColumn, 'kind'>[];
}

interface ReaderContext {
  readonly kind: SheetKind;
  /** Rows that are wider than the header have moved cells, see {@link SheetInfo.delimited}. */
  readonly delimited: boolean;
  /** Columns that our own reports added. */
  readonly ours: ReadonlySet<number>;
  readonly memory: LayoutMemory;
}

/** @param above what is known already of the cells above the table */
export function tableReader(
  recognition: SheetRecognition,
  { kind, delimited, ours, memory }: ReaderContext,
  above: Readonly<Record<string, SourceCell>> = {},
): TableReader {
  const table = tableOf(recognition, kind);
  const made = cellMaker(recognition, kind);
  const lender = fromAbove(recognition, kind);
  const lenderSince = fromAbove(recognition, kind);
  const boxes = boxLines(recognition, kind, memory);
  const width = delimited ? headerWidth(recognition) : Number.POSITIVE_INFINITY;
  const open = openColumns(recognition, kind, width, ours);
  const units = unitColumns(recognition, kind);
  const filled: FilledCells = new Map();
  const examples = exampleRows(recognition, kind, ours);
  const shared = { ...above };
  const isShared = () => Object.keys(shared).length > 0;
  const passed = recognition.beside && tallyBeside(recognition.beside, ours);
  let taken: Pick<Parameters<FromAbove['note']>[0], 'written' | 'cells'> = { written: [], cells: {} };
  const take = (by: FromAbove, source: SourceRow) => {
    const written = by.written(source.cells);
    const typed = noteSurplus(by.lent(made(written)), source, table, width, ours);
    const cells = examples.noted(isShared() ? { ...typed, ...shared } : typed, source);
    return { written, cells };
  };
  const inBoxes = (source: SourceRow, cells: Record<string, SourceCell>) =>
    boxes ? boxes.linesOf(source, cells) : [cells];
  return {
    recognition,
    table,
    above: shared,
    own: (source) => within(source, recognition.beside),
    pass: (source) => source.row > table.headerRow && passed?.see(source) === true,
    beside: () => passed?.tables() ?? [],
    see(source) {
      for (const { field, row, column, inside } of recognition.cells ?? []) {
        if (row !== source.row) continue;
        const cell = inside
          ? labelledCells([source]).find((it) => it.column === column && it.inside?.start === inside.start)?.value
          : source.cells[column];
        if (cell !== null && cell !== undefined && !isBlank(cell)) shared[field] = placedAt(cell, { row, column });
      }
    },
    boxes,
    isPlain: boxes === undefined && recognition.beside === undefined && recognition.cells === undefined,
    linesOf(source) {
      const found = take(lender, source);
      taken = found;
      return inBoxes(source, found.cells);
    },
    since(source) {
      const found = take(lenderSince, source);
      lenderSince.note({ ...found, row: source.row });
      return inBoxes(source, found.cells);
    },
    stand: ({ row }) => lender.note({ ...taken, row }),
    count(source, id) {
      open.count(source, id);
      units?.see(source);
      countFilled([source], filled);
    },
    passTotal() {
      lender.passTotal();
      lenderSince.passTotal();
    },
    columns: () => withFilled(recognition.columns, filled),
    unused: open.filled,
    questions: (further) => units?.questions(further) ?? [],
  };
}

/** Up to the last column that has a name, or was given one. */
function headerWidth({ columns }: SheetRecognition): number {
  const named = columns.filter(({ header, field }) => field !== null || header.trim() !== '');
  return Math.max(...named.map(({ index }) => index)) + 1;
}

/**
 * Notes what stands beyond the header on the last cell that is mapped.
 *
 * @param width of the header; cells beyond it that are `ours` do not count
 */
function noteSurplus(
  byField: Record<string, SourceCell>,
  { cells }: SourceRow,
  { columns }: Table,
  width: number,
  ours: ReadonlySet<number>,
): Record<string, SourceCell> {
  if (cells.length <= width) return byField;
  const surplus = cells.filter((cell, index) => index >= width && !ours.has(index) && !isBlank(cell));
  const last = surplus.length > 0 ? columns.findLast(({ field }) => byField[field] !== undefined) : undefined;
  return last ? { ...byField, [last.field]: withSurplus(byField[last.field], surplus) } : byField;
}

function withSurplus(cell: SourceCell | undefined, surplus: readonly (SourceCell | null)[]): SourceCell {
  const text = surplus.map((beyond) => oneLine(beyond)).join(' | ');
  return { type: 'plain', value: cellText(cell), surplus: text };
}

/**
 * Counts what stands in columns without a field, or with one that is not sent; the office's own numbering of rows, and our own reports, aside.
 *
 * @param width of the header; what stands beyond it is said of its row
 */
function openColumns({ columns }: SheetRecognition, { fields }: SheetKind, width: number, ours: ReadonlySet<number>) {
  const known = new Map(columns.map((column) => [column.index, column]));
  const headers = columns.map(({ header }) => header);
  const units = new Set(
    columns.flatMap(({ reading }) => (reading?.unitFrom === undefined ? [] : columnNamed(headers, reading.unitFrom))),
  );
  const sent = new Set(
    columns
      .filter(
        (column, at) =>
          units.has(at) ||
          column.reading?.box !== undefined ||
          fieldsOf(column).some((field) => !fields[field]?.unsent),
      )
      .map(({ index }) => index),
  );
  const counts = new Map<number, { cells: number; readonly line: number }>();
  return {
    count({ cells }: SourceRow, line: number): void {
      for (let index = 0; index < cells.length && index < width; index++) {
        if (sent.has(index) || ours.has(index) || !isOwn(cells[index])) continue;
        const counted = counts.get(index);
        if (counted) counted.cells += 1;
        else counts.set(index, { cells: 1, line });
      }
    },
    filled(): Omit<UnusedColumn, 'kind'>[] {
      return [...counts].flatMap(([index, counted]) => {
        const { header = '', rule = null, field = null, unusedBefore = false } = known.get(index) ?? {};
        return isRowNumber(plainName(header))
          ? []
          : [
              {
                header: header.replace(/\s+/g, ' ').trim(),
                index,
                field,
                ...counted,
                chosen: rule !== null || unusedBefore,
              },
            ];
      });
    },
  };
}
