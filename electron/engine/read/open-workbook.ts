/**
 * The door of reading for worker threads: opening a workbook loads SheetJS and holds the whole file in memory. Everybody
 * else comes in by `read.ts`, which loads none of that.
 */

import { readFileSync } from 'node:fs';
import { openByDefaultPassword } from './default-password.ts';
import { isOle } from './file-type.ts';
import type { FileFormat } from './gate.ts';
import { openXlsx } from './open-xlsx.ts';
import { attempt, type RawBook } from './raw-book.ts';
import { readCsv } from './read-csv.ts';
import { readOds } from './read-ods.ts';
import { readMarkup, readXls } from './read-xls.ts';
import { readXlsb } from './read-xlsb.ts';
import { readXlsx } from './read-xlsx.ts';
import { type Refusal, refuse } from './refusal.ts';
import { bookReader } from './sheet-rows.ts';
import type { OpenedWorkbook } from './workbook-reader.ts';

export type { RawBook, RawSheet } from './raw-book.ts';
export { isDateFormat, sourceCell } from './sheet-cell.ts';
export { sheetInfo } from './sheet-rows.ts';
export { readCsv };

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
  if (format === 'csv') return readCsv(bytes, CSV_SHEET);
  return isXlsx(format) && !isOle(bytes) ? attempt(() => openXlsx(bytes)) : bookReader(readBook(bytes, format));
}

const isXlsx = (format: FileFormat) => format === 'xlsx' || format === 'xlsm';

/**
 * The sheets of a workbook with all that is known of their cells, for whoever makes a copy of it. A .csv has no sheets.
 * What is encrypted with Excel's default password is opened by it, as Excel does.
 */
export function readBook(bytes: Buffer, format: Exclude<FileFormat, 'csv'>): RawBook | Refusal {
  const read = format !== 'xls' && isOle(bytes) ? refuse('encrypted') : readPlain(bytes, format);
  if (read.ok || read.code !== 'encrypted') return read;
  const opened = openByDefaultPassword(bytes);
  return opened === null ? read : readPlain(opened, format);
}

function readPlain(bytes: Buffer, format: Exclude<FileFormat, 'csv'>): RawBook | Refusal {
  switch (format) {
    case 'xlsx':
    case 'xlsm':
      return attempt(() => readXlsx(bytes));
    case 'xlsb':
      return readXlsb(bytes);
    case 'ods':
      return readOds(bytes);
    case 'xls':
      return readXls(bytes);
    case 'html':
    case 'xml':
      return readMarkup(bytes, format);
  }
}
