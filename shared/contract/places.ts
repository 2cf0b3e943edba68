import type { SourceCell } from '../sheets/cell.ts';
import { type ColumnMatch, fieldsOf, type SheetRecognition } from './recognition.ts';

/** A cell of a sheet, and what stands over or before it. */
export interface NamedPlace {
  /** From 1. */
  readonly row: number;
  /** From 0. */
  readonly column: number;
  readonly header: string;
}

type Table = Pick<SheetRecognition, 'columns' | 'cells'>;
type Sheet = Table & Pick<SheetRecognition, 'tables'>;

/** What the rows are read by that stand in `row` of a sheet: the last table whose header is above. */
export function tableAt(sheet: Sheet, row: number): Table {
  return sheet.tables?.findLast(({ headerRow }) => headerRow < row) ?? sheet;
}

/**
 * Where the value of a field stands for a line in `row` of a sheet, or would stand: where its cell says so, below a header,
 * or above the table. Null for a field that the sheet has no place for.
 *
 * @param cell of the line, if it has one
 */
export function placeOf(
  sheet: Sheet | undefined,
  row: number,
  field: string | null,
  cell?: SourceCell | null,
): NamedPlace | null {
  if (sheet === undefined || field === null) return null;
  const at = typeof cell === 'object' && cell !== null ? cell.at : undefined;
  const { columns, cells } = tableAt(sheet, row);
  const above = cells?.find((it) => it.field === field);
  if (at) return { ...at, header: above?.label ?? headerAt(columns, at.column) };
  const column = columns.find((it) => fieldsOf(it).includes(field));
  if (column) return { row, column: column.index, header: column.header };
  return above ? { row: above.row, column: above.column, header: above.label } : null;
}

function headerAt(columns: readonly ColumnMatch[], column: number): string {
  return columns.find(({ index }) => index === column)?.header ?? '';
}
