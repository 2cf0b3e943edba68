import { readFileSync } from 'node:fs';
import { readCsv } from './csv-reader.ts';
import type { FileFormat } from './gate.ts';
import { type RawBook, readMarkup, readOds, readOoxml, readXls } from './raw-book.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { WorkbookReader } from './row-batch.ts';
import { type RawSheet, sheetInfo, sheetRows } from './sheet-rows.ts';

/** A CSV has no sheets; web pages and old formats without names get the same one. */
const CSV_SHEET = 'Sheet1';

export type OpenedWorkbook = { readonly ok: true; readonly reader: WorkbookReader } | Refusal;

/**
 * Opens a file that passed the gate, as what the gate found it to be. Synchronous and hungry: a whole workbook is held
 * in memory, so it belongs in a worker with limits. Every refusal comes here; reading the rows cannot fail.
 *
 * - Values, never formulas: a formula's cached result is marked `formula`, a missing one is `uncached`.
 * - Merged cells are filled down in their first column and marked `mergedFrom`.
 * - Rows that are empty (or hold nothing but filled-down cells) come without cells, up to the last used row.
 */
export function openWorkbook(path: string, format: FileFormat): OpenedWorkbook {
  const bytes = readFileSync(path);
  if (format === 'csv') return readCsv(bytes, CSV_SHEET);
  const book = readBook(bytes, format);
  if (!book.ok) return book;
  if (book.sheets.length === 0) return refuse('noSheets');
  return { ok: true, reader: bookReader(book.sheets) };
}

function readBook(bytes: Buffer, format: Exclude<FileFormat, 'csv'>): RawBook | Refusal {
  switch (format) {
    case 'xlsx':
    case 'xlsm':
    case 'xlsb':
      return readOoxml(bytes);
    case 'ods':
      return readOds(bytes);
    case 'xls':
      return readXls(bytes);
    case 'html':
    case 'xml':
      return readMarkup(bytes, format);
  }
}

function bookReader(sheets: readonly RawSheet[]): WorkbookReader {
  const infos = sheets.map(sheetInfo);
  return {
    sheets: infos,
    rows(index) {
      const sheet = sheets[index];
      if (!sheet) throw new RangeError(`no sheet ${index}`);
      return sheetRows(sheet, infos[index]?.rowCount ?? 0);
    },
  };
}
