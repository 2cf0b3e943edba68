import type { SourceCell } from '#shared/sheets/cell.ts';
import type { Refusal } from './refusal.ts';

/** A workbook as the reader of its format hands it over: sheet after sheet, each in batches of rows. Values only. */
export interface WorkbookReader {
  readonly sheets: readonly SheetInfo[];
  /** Rows of one sheet in order, in batches. */
  rows(sheet: number): Iterable<readonly SourceRow[]>;
}

export type OpenedWorkbook = { readonly ok: true; readonly reader: WorkbookReader } | Refusal;

/** One sheet as the reader announces it, before its rows. */
export interface SheetInfo {
  readonly name: string;
  readonly index: number;
  /** The worksheet of which it is a part. */
  readonly worksheet?: string;
  /** Hidden sheets are read and said to be. */
  readonly hidden: boolean;
  /** 0-based hidden columns. */
  readonly hiddenColumns: readonly number[];
  /** Highest used row (1-based); 0 for an empty sheet. */
  readonly rowCount: number;
  /** Cells have no places of their own, only separators: one too many moves all that follow. */
  readonly delimited?: true;
  /** They are semicolons, as programs write them where a comma marks decimals. */
  readonly semicolons?: true;
  /** Its workbook counts days from 1904, which is of account for numbers that are no date cells. */
  readonly date1904?: true;
}

/** One row with its provenance. `cells` is indexed by 0-based column; blanks are null and may be missing at the end. */
export interface SourceRow {
  /**
   * 1-based, as the spreadsheet program shows it. Wholly blank rows come too, with no cells; of more than
   * {@link MAX_BLANK_ROWS} in a row, the first of them.
   */
  readonly row: number;
  readonly cells: readonly (SourceCell | null)[];
  readonly hidden?: true;
  /** How deep it stands in the sheet's outline; absent outside. */
  readonly outline?: number;
}

/** Blank rows one after the other that are handed over: a sheet may have a million of them above its last value. */
export const MAX_BLANK_ROWS = 1000;

/** Rows handed over at a time. */
const BATCH_ROWS = 500;

export function* inBatches(rows: Iterable<SourceRow>): Generator<readonly SourceRow[]> {
  let batch: SourceRow[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH_ROWS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
