import type { SourceCell } from '#shared/sheets/cell.ts';
import { MergeFiller } from './merges.ts';
import type { SheetInfo, SourceRow } from './row-batch.ts';
import { sourceCell } from './sheet-cell.ts';
import type { CellObject, DenseCells, Range } from './sheetjs.ts';

/** Rows handed over at a time. */
export const BATCH_ROWS = 500;

/** One sheet of a workbook that SheetJS has read. */
export interface RawSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly date1904: boolean;
  readonly cells: DenseCells;
  readonly merges: readonly Range[];
  /** 0-based. */
  readonly hiddenColumns: readonly number[];
  readonly isRowHidden: (row: number) => boolean;
}

/** Rows up to the last one with a value; a sheet's stated dimensions are never trusted. */
export function sheetInfo(sheet: RawSheet, index: number): SheetInfo {
  let rowCount = sheet.cells.length;
  while (rowCount > 0 && !hasValue(sheet.cells[rowCount - 1], sheet.date1904)) rowCount--;
  return { name: sheet.name, index, hidden: sheet.hidden, hiddenColumns: sheet.hiddenColumns, rowCount };
}

export function* sheetRows(sheet: RawSheet, rowCount: number): Generator<readonly SourceRow[]> {
  const merges = new MergeFiller(sheet.merges);
  let batch: SourceRow[] = [];
  for (let row = 0; row < rowCount; row++) {
    const cells = rowCells(sheet.cells[row], sheet.date1904);
    merges.apply(row, cells);
    batch.push({ row: row + 1, cells: trimEnd(cells), ...(sheet.isRowHidden(row) ? { hidden: true } : {}) });
    if (batch.length < BATCH_ROWS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function rowCells(row: DenseCells[number], date1904: boolean): (SourceCell | null)[] {
  return Array.from(row ?? [], (cell) => (cell ? sourceCell(cell, date1904) : null));
}

function hasValue(row: DenseCells[number], date1904: boolean): boolean {
  return row?.some((cell: CellObject | undefined) => cell && sourceCell(cell, date1904) !== null) ?? false;
}

function trimEnd(cells: (SourceCell | null)[]): (SourceCell | null)[] {
  while (cells.length > 0 && cells.at(-1) === null) cells.pop();
  return cells;
}
