import type { SourceCell } from './cell.ts';

/**
 * Which part of an order a line carries: `whole` on a flat sheet (order and detail cells side by side), `order` and
 * `detail` when the order sheet and the packing sheet are two.
 */
export type LinePart = 'whole' | 'order' | 'detail';

/** One source row as the person typed it, with its provenance. Cells are keyed by the field their column maps to. */
export interface Line {
  /** Unique in the run; ascending in reading order, from 1. */
  readonly id: number;
  /** Index into the run's files. */
  readonly file: number;
  readonly sheet: string;
  /** Counts from 1 in the sheet, as the spreadsheet program shows it. */
  readonly row: number;
  readonly part: LinePart;
  readonly cells: Readonly<Record<string, SourceCell>>;
}

/** Names the sheet that a line stands in, within its run. */
export function sheetKey({ file, sheet }: Pick<Line, 'file' | 'sheet'>): string {
  return JSON.stringify([file, sheet]);
}

/** A source row that is not a line, and why. Every row read is either a line or one of these. */
export interface SkippedRow {
  readonly file: number;
  readonly sheet: string;
  readonly row: number;
  readonly reason: SkipReason;
  /** The beginning of the row's text, to recognise it by. At most 120 characters. */
  readonly text: string;
}

export type SkipReason =
  | 'blank'
  | 'title'
  | 'header'
  | 'total'
  | 'instructions'
  | 'repeated-header'
  /** The header of another table on the sheet, with other columns. */
  | 'other-header'
  /** Below the end of the table, as a person said where it ends. */
  | 'after-end'
  /** Holds a value of each box, where columns are boxes. */
  | 'box-row'
  /** Belongs to a table beside the one that is read. */
  | 'beside'
  /** A person said that it is no order. */
  | 'no-order'
  /** Holds nothing in any box, where columns are boxes. */
  | 'no-box'
  /** A row of a sheet that is not imported. */
  | 'other-sheet';
