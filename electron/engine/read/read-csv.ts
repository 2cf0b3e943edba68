import type { SourceCell } from '#shared/sheets/cell.ts';
import { textOf } from './choose-encoding.ts';
import { csvRows, findDelimiter } from './csv-rows.ts';
import { refuse } from './refusal.ts';
import { textCell } from './sheet-cell.ts';
import { BATCH_ROWS, type OpenedWorkbook, type SourceRow, type WorkbookReader } from './workbook-reader.ts';

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
  const found = csvRows(text, hint?.[1] ?? findDelimiter(text));
  // A quote that is never closed swallows every row after it.
  if (!found.ok) return refuse('csvQuotes', { row: found.quotesIn });
  return { ok: true, reader: csvReader(found.rows, sheetName) };
}

function csvReader(data: readonly (readonly string[])[], name: string): WorkbookReader {
  let rowCount = data.length;
  while (rowCount > 0 && data[rowCount - 1]?.every((text) => csvCell(text) === null)) rowCount--;
  return {
    sheets: [{ name, index: 0, hidden: false, hiddenColumns: [], rowCount, delimited: true }],
    *rows() {
      for (let from = 0; from < rowCount; from += BATCH_ROWS) {
        yield data.slice(from, Math.min(from + BATCH_ROWS, rowCount)).map((cells, i) => csvRow(cells, from + i + 1));
      }
    },
  };
}

function csvRow(texts: readonly string[], row: number): SourceRow {
  const cells = texts.map(csvCell);
  while (cells.length > 0 && cells.at(-1) === null) cells.pop();
  return { row, cells };
}

function csvCell(text: string): SourceCell | null {
  return textCell(text.replace(GUARDED, ''));
}
