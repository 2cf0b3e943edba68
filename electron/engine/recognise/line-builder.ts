import type { SheetRecognition } from '#shared/contract/recognition.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import type { SourceCell } from '#shared/sheets/cell.ts';
import type { Line, SkippedRow } from '#shared/sheets/line.ts';
import type { SourceRow } from '../read/read.ts';
import { isBlank, rowText } from './cell-content.ts';
import { sortRow } from './row-sort.ts';
import { learnHeader, type Table, tableOf } from './table.ts';

export interface LineContext {
  readonly kind: SheetKind;
  /** Index into the run's files. */
  readonly file: number;
  /** The next line id of the run. */
  readonly nextId: () => number;
}

export interface BuiltRows {
  readonly lines: readonly Line[];
  readonly skipped: readonly SkippedRow[];
}

export interface LineBuilder {
  /** Takes the sheet's rows in order, batch after batch. Every row comes out again, as a line or as skipped. */
  add(rows: readonly SourceRow[]): BuiltRows;
  /** Hidden rows seen so far; they are read like all others, and said to be. */
  readonly hiddenRows: number;
}

const skippedTextLength = 120;

/** Turns the rows of one used sheet into lines. @throws Error for an ignored sheet. */
export function createLineBuilder(recognition: SheetRecognition, { kind, file, nextId }: LineContext): LineBuilder {
  const { sheet, use } = recognition;
  const table = tableOf(recognition, kind);
  const part = use === 'ignored' ? 'whole' : use;
  let hiddenRows = 0;

  const add = (rows: readonly SourceRow[]): BuiltRows => {
    const lines: Line[] = [];
    const skipped: SkippedRow[] = [];
    for (const source of rows) {
      const { row } = source;
      if (source.hidden) hiddenRows++;
      const sort = sortRow(source, table);
      if (sort === 'header') learnHeader(table, source);
      if (sort === 'line') lines.push({ id: nextId(), file, sheet, row, part, cells: fieldCells(source, table) });
      else skipped.push({ file, sheet, row, reason: sort, text: rowText(source, skippedTextLength) });
    }
    return { lines, skipped };
  };
  return {
    add,
    get hiddenRows() {
      return hiddenRows;
    },
  };
}

function fieldCells({ cells }: SourceRow, { columns }: Table): Record<string, SourceCell> {
  const byField: Record<string, SourceCell> = {};
  for (const { index, field } of columns) {
    const cell = cells[index];
    if (cell !== null && cell !== undefined && !isBlank(cell)) byField[field] = cell;
  }
  return byField;
}
