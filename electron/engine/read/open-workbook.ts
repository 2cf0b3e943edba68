/**
 * The door of reading for worker threads: opening a workbook loads SheetJS and holds the whole file in memory. Everybody
 * else comes in by `read.ts`, which loads none of that.
 */

import { readFileSync } from 'node:fs';
import type { FileFormat } from './gate.ts';
import { readCsv } from './read-csv.ts';
import { readOds } from './read-ods.ts';
import { readOoxml } from './read-ooxml.ts';
import { readMarkup, readXls } from './read-xls.ts';
import { bookReader } from './sheet-rows.ts';
import type { OpenedWorkbook } from './workbook-reader.ts';

export type { RawSheet } from './raw-book.ts';
export { isDateFormat, sourceCell } from './sheet-cell.ts';
export { sheetInfo } from './sheet-rows.ts';
export { readCsv, readMarkup, readOds, readOoxml, readXls };

/** A CSV has no sheets; web pages and old formats without names get the same one. */
const CSV_SHEET = 'Sheet1';

/**
 * Opens a file that passed the gate, as what the gate found it to be; each format has its reader. Synchronous, and a
 * whole workbook is held in memory, so it belongs in a worker with limits. Every refusal comes here; reading the rows
 * cannot fail.
 *
 * - Values, never formulas: a formula's cached result is marked `formula`, a missing one is `uncached`.
 * - Merged cells are filled down in their first column and marked `mergedFrom`.
 * - Rows that are empty (or hold nothing but filled-down cells) come without cells, up to the last used row.
 */
export function openWorkbook(path: string, format: FileFormat): OpenedWorkbook {
  const bytes = readFileSync(path);
  switch (format) {
    case 'csv':
      return readCsv(bytes, CSV_SHEET);
    case 'xlsx':
    case 'xlsm':
    case 'xlsb':
      return bookReader(readOoxml(bytes));
    case 'ods':
      return bookReader(readOds(bytes));
    case 'xls':
      return bookReader(readXls(bytes));
    case 'html':
    case 'xml':
      return bookReader(readMarkup(bytes, format));
  }
}
