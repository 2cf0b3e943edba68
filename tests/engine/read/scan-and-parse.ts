import { openXlsx } from '#engine/read/open-xlsx.ts';
import { attempt } from '#engine/read/raw-book.ts';
import { readXlsx } from '#engine/read/read-xlsx.ts';
import { bookReader } from '#engine/read/sheet-rows.ts';
import type { OpenedWorkbook } from '#engine/read/workbook-reader.ts';
import { makeXlsx, type XlsxParts } from './make-xlsx.ts';

/** All that a reader tells of a workbook. */
function contents(opened: OpenedWorkbook) {
  if (!opened.ok) return opened;
  return opened.reader.sheets.map((sheet, at) => ({ sheet, rows: [...opened.reader.rows(at)].flat() }));
}

/** What the scan makes of a workbook, what the parser makes of it, and what the scan left to the parser. */
export function bothWays(bytes: Buffer) {
  const unusual: string[] = [];
  const scanned = contents(attempt(() => openXlsx(bytes, (_sheet, why) => unusual.push(why))));
  return { scanned, parsed: contents(bookReader(attempt(() => readXlsx(bytes)))), unusual };
}

export interface SheetParts extends Omit<XlsxParts, 'sheets'> {
  readonly before?: string;
  readonly after?: string;
}

/** A workbook of one sheet. */
export function oneSheet(rows: string, { before = '', after = '', ...parts }: SheetParts = {}): Buffer {
  return makeXlsx({ ...parts, sheets: [{ rows, before, after }] });
}
