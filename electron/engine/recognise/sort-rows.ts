import type { SheetRecognition } from '#shared/contract/recognition.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import { cellText, placedAt, type SourceCell } from '#shared/sheets/cell.ts';
import type { Line, SkippedRow, SkipReason } from '#shared/sheets/line.ts';
import { REPORT_HEADERS } from '#shared/text/report-marks.ts';
import { isRowNumber } from '#shared/words/row-words.ts';
import type { SourceRow, WorkbookReader } from '../read/read.ts';
import { isBlank, isOwn, oneLine, rowText } from './cell-content.ts';
import { classifyRow, isOtherHeader, learnHeader, type Table, tableOf } from './classify-row.ts';
import { plainName } from './header-name.ts';
import { labelledCells } from './labelled-cells.ts';

/** Every row of a workbook: a line or a skipped row of one of its kinds. */
interface SortedRows {
  /** By kind id, in reading order. */
  readonly lines: ReadonlyMap<string, readonly Line[]>;
  readonly skipped: ReadonlyMap<string, readonly SkippedRow[]>;
  /** As recognised, with the hidden rows counted over the whole sheet. */
  readonly sheets: readonly SheetRecognition[];
  /** Columns of used sheets that hold something of which nothing is sent. */
  readonly unused: readonly UnusedColumn[];
}

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
  /** A person said that it is not used. */
  readonly chosen: boolean;
}

interface SortContext {
  readonly file: number;
  readonly kinds: readonly SheetKind[];
  readonly nextId: () => number;
  readonly onRows: (done: number) => Promise<void>;
}

/** How much of a skipped row is kept to know it again by. */
const SKIPPED_TEXT = 120;

/** Sorts every row of a workbook whose sheets are recognised; at least one of them must be used. */
export async function sortRows(
  reader: WorkbookReader,
  recognised: readonly SheetRecognition[],
  { file, kinds, nextId, onRows }: SortContext,
): Promise<SortedRows> {
  const lines = new Map<string, Line[]>();
  const skipped = new Map<string, SkippedRow[]>();
  const sheets: SheetRecognition[] = [];
  const unused: UnusedColumn[] = [];
  // Rows of a sheet that is not used are still accounted for: in the run of the workbook's first kind.
  const first = recognised.find(isUsed)?.kind ?? '';
  let done = 0;
  for (const [index, sheet] of recognised.entries()) {
    const kind = isUsed(sheet) ? kinds.find(({ id }) => id === sheet.kind) : undefined;
    const delimited = reader.sheets[index]?.delimited === true;
    const builder = kind && createLineBuilder(sheet, { kind, file, nextId, delimited });
    const intoLines = kind && entry(lines, kind.id);
    const intoSkipped = entry(skipped, kind?.id ?? first);
    const ignoredFilled: FilledCells = new Map();
    for (const rows of reader.rows(index)) {
      if (!builder) countFilled(rows, ignoredFilled);
      const sorted = builder?.add(rows) ?? { lines: [], skipped: rows.map((row) => skip(row, sheet, file)) };
      intoLines?.push(...sorted.lines);
      intoSkipped.push(...sorted.skipped);
      done += rows.length;
      await onRows(done);
    }
    if (builder && kind) unused.push(...builder.unused().map((column) => ({ kind: kind.id, ...column })));
    const columns = withFilled(sheet, builder?.filled ?? ignoredFilled);
    sheets.push({ ...sheet, columns, ...(builder && { hiddenRows: builder.hiddenRows }) });
  }
  return { lines, skipped, sheets, unused };
}

/** Column → cells that hold something. */
type FilledCells = Map<number, number>;

function countFilled(rows: readonly Pick<SourceRow, 'cells'>[], filled: FilledCells): void {
  for (const { cells } of rows) {
    for (const [index, cell] of cells.entries()) {
      if (!isBlank(cell)) filled.set(index, (filled.get(index) ?? 0) + 1);
    }
  }
}

function withFilled({ columns }: SheetRecognition, filled: FilledCells): SheetRecognition['columns'] {
  return columns.map((column) => ({ ...column, filled: filled.get(column.index) ?? 0 }));
}

export function isUsed({ use }: SheetRecognition): boolean {
  return use !== 'ignored';
}

function skip({ row, cells }: SourceRow, sheet: SheetRecognition, file: number): SkippedRow {
  const text = rowText({ row, cells }, SKIPPED_TEXT);
  const reason: SkipReason = text === '' ? 'blank' : sheet.ignored === 'instructions' ? 'instructions' : 'other-sheet';
  return { file, sheet: sheet.sheet, row, reason, text };
}

function entry<T>(map: Map<string, T[]>, key: string): T[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}

interface LineContext {
  readonly kind: SheetKind;
  /** Index into the run's files. */
  readonly file: number;
  /** The next line id of the run. */
  readonly nextId: () => number;
  /** Whether rows that are wider than the header have moved cells, see {@link SheetInfo.delimited}. */
  readonly delimited?: boolean;
}

interface BuiltRows {
  readonly lines: readonly Line[];
  readonly skipped: readonly SkippedRow[];
}

interface LineBuilder {
  /** Takes the sheet's rows in order, batch after batch. Every row comes out again, as a line or as skipped. */
  add(rows: readonly SourceRow[]): BuiltRows;
  /** Hidden rows seen so far; they are read like all others, and said to be. */
  readonly hiddenRows: number;
  /** Cells of lines that hold something, by column. */
  readonly filled: FilledCells;
  /** Filled columns without a field, as far as rows were seen. */
  unused(): readonly Omit<UnusedColumn, 'kind'>[];
}

/** Turns the rows of one used sheet into lines. @throws Error for an ignored sheet. */
export function createLineBuilder(
  recognition: SheetRecognition,
  { kind, file, nextId, delimited }: LineContext,
): LineBuilder {
  const { sheet, use } = recognition;
  const table = tableOf(recognition, kind);
  const part = use === 'ignored' ? 'whole' : use;
  const width = delimited ? headerWidth(recognition) : Number.POSITIVE_INFINITY;
  /** Columns that our own reports added. */
  const ours = new Set<number>();
  const open = openColumns(recognition, kind, width, ours);
  let hiddenRows = 0;
  /** The row of a second header with other columns, once it was passed. */
  let otherHeader: number | undefined;
  const filled: FilledCells = new Map();

  const above = cellsAboveTable(recognition);

  const add = (rows: readonly SourceRow[]): BuiltRows => {
    const lines: Line[] = [];
    const skipped: SkippedRow[] = [];
    for (const source of rows) {
      const { row } = source;
      if (source.hidden) hiddenRows++;
      above.see(source);
      const found = classifyRow(source, table);
      if (found === 'repeated-header') otherHeader = undefined;
      if (found === 'line' && isOtherHeader(source, table)) {
        otherHeader = row;
        skipped.push({ file, sheet, row, reason: 'other-header', text: rowText(source, SKIPPED_TEXT) });
        continue;
      }
      if (found === 'header') {
        learnHeader(table, source);
        for (const [index, cell] of source.cells.entries()) if (REPORT_HEADERS.includes(oneLine(cell))) ours.add(index);
      }
      if (found === 'line') {
        const id = nextId();
        const own = fieldCells(source, table, width, ours);
        lines.push({ id, file, sheet, row, part, cells: below(otherHeader, { ...own, ...above.values }) });
        open.count(source, id);
        countFilled([source], filled);
      } else skipped.push({ file, sheet, row, reason: found, text: rowText(source, SKIPPED_TEXT) });
    }
    return { lines, skipped };
  };
  return {
    add,
    filled,
    unused: open.filled,
    get hiddenRows() {
      return hiddenRows;
    },
  };
}

/** The values of the cells above a table, which are those of all its lines. */
function cellsAboveTable({ cells = [] }: SheetRecognition) {
  const values: Record<string, SourceCell> = {};
  const see = (source: SourceRow) => {
    for (const { field, row, column, inside } of cells) {
      if (row !== source.row) continue;
      const cell = inside
        ? labelledCells([source]).find((it) => it.column === column && it.inside?.start === inside.start)?.value
        : source.cells[column];
      if (cell !== null && cell !== undefined && !isBlank(cell)) values[field] = placedAt(cell, { row, column });
    }
  };
  return { values, see };
}

/** Up to the last column that has a name, or was given one. */
function headerWidth({ columns }: SheetRecognition): number {
  const named = columns.filter(({ header, field }) => field !== null || header.trim() !== '');
  return Math.max(...named.map(({ index }) => index)) + 1;
}

/** @param width of the header; cells beyond it that are not `ours` are noted on the last one that is mapped */
function fieldCells(
  { cells }: SourceRow,
  { columns }: Table,
  width: number,
  ours: ReadonlySet<number>,
): Record<string, SourceCell> {
  const byField: Record<string, SourceCell> = {};
  for (const { index, field } of columns) {
    const cell = cells[index];
    if (cell !== null && cell !== undefined && !isBlank(cell)) byField[field] = cell;
  }
  const surplus = cells.filter((cell, index) => index >= width && !ours.has(index) && !isBlank(cell));
  const last = surplus.length > 0 ? columns.findLast(({ field }) => byField[field] !== undefined) : undefined;
  if (last) byField[last.field] = withSurplus(byField[last.field], surplus);
  return byField;
}

/** Notes on the first cell that its row stands below another header. */
function below(otherHeader: number | undefined, cells: Record<string, SourceCell>): Record<string, SourceCell> {
  const [first] = Object.entries(cells);
  if (otherHeader === undefined || first === undefined) return cells;
  const [field, cell] = first;
  return { ...cells, [field]: { type: 'plain', value: cellText(cell), otherHeader } };
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
  const sent = new Set(
    columns.filter(({ field }) => field !== null && !fields[field]?.unsent).map(({ index }) => index),
  );
  const counts = new Map<number, { cells: number; readonly line: number }>();
  return {
    count({ cells }: SourceRow, line: number): void {
      for (const [index, cell] of cells.entries()) {
        if (index >= width || ours.has(index) || sent.has(index) || !isOwn(cell)) continue;
        const counted = counts.get(index);
        if (counted) counted.cells += 1;
        else counts.set(index, { cells: 1, line });
      }
    },
    filled(): Omit<UnusedColumn, 'kind'>[] {
      return [...counts].flatMap(([index, counted]) => {
        const { header = '', rule = null, field = null } = known.get(index) ?? {};
        return isRowNumber(plainName(header))
          ? []
          : [{ header: header.replace(/\s+/g, ' ').trim(), index, field, ...counted, chosen: rule !== null }];
      });
    },
  };
}
