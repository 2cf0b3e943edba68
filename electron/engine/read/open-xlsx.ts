import { CellValues } from './cell-values.ts';
import { sheetParser } from './read-xlsx.ts';
import { refuse } from './refusal.ts';
import { type ScanContext, type ScannedSheet, scanSheet } from './scan-sheet.ts';
import { ScannedStrings } from './scan-strings.ts';
import { Unusual } from './scan-text.ts';
import { rawSource, type SheetSource, sheetsReader } from './sheet-rows.ts';
import type { OpenedWorkbook } from './workbook-reader.ts';
import { eachSheet, type ListedSheet, openXlsxBook, type XlsxBook } from './xlsx-book.ts';

/** Told of a sheet (or '', the shared strings) that was read by the parser, and what the scan did not know in it. */
export type OnUnusual = (sheet: string, why: string) => void;

/**
 * Opens .xlsx and .xlsm for their values. A sheet is scanned in one pass over its bytes; where that meets anything it does
 * not know, the XML parser reads the sheet instead (`read-xlsx.ts`), at several times the cost. Both mean the same by it.
 */
export function openXlsx(bytes: Buffer, onUnusual: OnUnusual = () => undefined): OpenedWorkbook {
  const book = openXlsxBook(bytes);
  if (book === null) return refuse('unreadable');
  const context = unlessUnusual(
    () => scanContext(book),
    (why) => onUnusual('', why),
  );
  let parse: ReturnType<typeof sheetParser> | undefined;
  const opened = eachSheet(book, (listed, content) => {
    const before = book.kept.cells;
    const scanned =
      context &&
      unlessUnusual(
        () => scanSheet(content, context),
        (why) => onUnusual(listed.name, why),
      );
    if (scanned) return { listed, scanned, isEmpty: scanned.grid.cellCount === 0 };
    book.kept.cells = before;
    parse ??= sheetParser(book);
    const raw = parse(listed, content);
    return { listed, raw, isEmpty: raw.isEmpty };
  });
  if (!opened.ok) return opened;
  return sheetsReader(
    opened.sheets.map((sheet, index) =>
      sheet.scanned ? scannedSource(sheet.scanned, sheet.listed, index, book) : rawSource(sheet.raw, index),
    ),
  );
}

function unlessUnusual<T>(scan: () => T, onUnusual: (why: string) => void): T | undefined {
  try {
    return scan();
  } catch (error) {
    if (!(error instanceof Unusual)) throw error;
    onUnusual(error.message);
    return undefined;
  }
}

/** @throws Unusual */
function scanContext({ strings, formats, date1904, kept }: XlsxBook): ScanContext {
  const shared = new ScannedStrings(strings);
  const known = [...new Set(formats)];
  return {
    string: (index) => shared.text(index),
    formats,
    date1904,
    values: new CellValues(date1904),
    formatTags: formats.map((format) => (format === undefined ? 0 : known.indexOf(format) + 1)),
    sharedIds: new Int32Array(shared.length).fill(-1),
    count: kept.count,
  };
}

function scannedSource(
  { grid, merges, hiddenColumns, hiddenRows, outline }: ScannedSheet,
  sheet: ListedSheet,
  index: number,
  { date1904 }: Pick<XlsxBook, 'date1904'>,
): SheetSource {
  const { name, hidden } = sheet;
  return {
    info: { name, index, hidden, hiddenColumns, rowCount: grid.lastFilledRow(), ...(date1904 && { date1904 }) },
    merges,
    isRowHidden: (row) => hiddenRows.has(row),
    outlineOf: (row) => outline.get(row) ?? 0,
    rows: () => grid.rows(),
    places: () => grid.places(),
    characters: () => grid.characters(),
    charactersAt: (row, column) => grid.charactersAt(row, column),
  };
}
