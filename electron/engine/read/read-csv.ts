import type { SourceCell } from '#shared/sheets/cell.ts';
import { textOf } from './choose-encoding.ts';
import { type CsvRow, csvRows, findDelimiter } from './csv-rows.ts';
import { MAX_CELLS, MAX_ROWS } from './raw-book.ts';
import { refuse } from './refusal.ts';
import { textCell } from './sheet-cell.ts';
import {
  inBatches,
  MAX_BLANK_ROWS,
  type OpenedWorkbook,
  type SheetInfo,
  type SourceRow,
  type WorkbookReader,
} from './workbook-reader.ts';

/** Put before risky text by CSV exports (ours too), so that no spreadsheet program takes it for a formula. */
const GUARDED = /^'(?='*[=+\-@\t\r])/;

/** Excel's own hint about the separator; a first line that is not shown as one. */
const SEPARATOR_LINE = /^sep=(.)(?:\r\n|[\r\n])/i;

/** CSV as one sheet. Every cell stays text: as numbers, long ids would lose digits and short ones their zeroes. */
export function readCsv(bytes: Uint8Array, sheetName: string): OpenedWorkbook {
  const decoded = textOf(bytes);
  if (!decoded.ok) return decoded;
  const hint = SEPARATOR_LINE.exec(decoded.text);
  const text = hint ? decoded.text.slice(hint[0].length) : decoded.text;
  const delimiter = hint?.[1] ?? findDelimiter(text);
  const found = csvRows(text, delimiter);
  if (!found.ok) {
    // A quote that is never closed swallows every row after it.
    if ('quotesIn' in found) return refuse('csvQuotes', { row: found.quotesIn });
    return found.tooMany === 'rows'
      ? refuse('tooManyRows', { max: MAX_ROWS })
      : refuse('tooManyCells', { max: MAX_CELLS });
  }
  return { ok: true, reader: csvReader(found.rows, sheetName, delimiter) };
}

function csvReader(data: readonly CsvRow[], name: string, delimiter: string): WorkbookReader {
  const rowCount = data.findLast(({ cells }) => cells.some((text) => csvCell(text) !== null))?.row ?? 0;
  const info: SheetInfo = { name, index: 0, hidden: false, hiddenColumns: [], rowCount, delimited: true };
  return {
    sheets: [delimiter === ';' ? { ...info, semicolons: true } : info],
    rows: () => inBatches(withBlankRows(data, rowCount)),
  };
}

function* withBlankRows(data: readonly CsvRow[], rowCount: number): Generator<SourceRow> {
  let next = 1;
  for (const { row, cells } of data) {
    if (row > rowCount) return;
    for (const end = Math.min(row, next + MAX_BLANK_ROWS); next < end; next++) yield { row: next, cells: [] };
    yield csvRow(cells, row);
    next = row + 1;
  }
}

function csvRow(texts: readonly string[], row: number): SourceRow {
  const cells = texts.map(csvCell);
  while (cells.length > 0 && cells.at(-1) === null) cells.pop();
  return { row, cells };
}

function csvCell(text: string): SourceCell | null {
  return textCell(text.replace(GUARDED, ''));
}
