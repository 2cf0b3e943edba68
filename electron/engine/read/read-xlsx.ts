import { readSheet } from './ooxml-sheet.ts';
import type { RawBook, RawSheet } from './raw-book.ts';
import { type Refusal, refuse } from './refusal.ts';
import { eachSheet, type ListedSheet, openXlsxBook, sheetContext, type XlsxBook } from './xlsx-book.ts';

/**
 * .xlsx and .xlsm with all that is known of their cells, part by part with an XML parser. SheetJS looks for tags by their
 * looks: an empty `<si/>` moved every later text to the next cell, a reference was resolved twice or not at all. It stays
 * the second opinion, in tests.
 */
export function readXlsx(bytes: Buffer): RawBook | Refusal {
  const book = openXlsxBook(bytes);
  return book === null ? refuse('unreadable') : eachSheet(book, sheetParser(book));
}

/** Reads sheets of a workbook with the XML parser, one object for each cell. */
export function sheetParser(book: XlsxBook): (sheet: ListedSheet, content: Uint8Array) => RawSheet & IsEmpty {
  const context = sheetContext(book);
  return ({ name, hidden }, content) => {
    const { hiddenRows, outline, ...read } = readSheet(content, context);
    const isRowHidden = (row: number) => hiddenRows.has(row);
    const outlineOf = (row: number) => outline.get(row) ?? 0;
    const isEmpty = read.cells.length === 0;
    return { ...read, name, hidden, date1904: book.date1904, isRowHidden, outlineOf, isEmpty };
  };
}

interface IsEmpty {
  readonly isEmpty: boolean;
}
