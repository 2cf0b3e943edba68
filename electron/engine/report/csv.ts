import Papa from 'papaparse';
import { plainCell } from '#shared/text/plain-line.ts';
import { isRiskyLead } from './ooxml/cell-text.ts';
import { type IfTaken, type Written, writeWhole } from './report-file.ts';

/** One value per column; null is a blank cell. A number in a text column is written as text. */
export type ReportRow = readonly (string | number | null)[];

export interface CsvInput {
  /** The headers are the first. */
  readonly rows: readonly ReportRow[];
  readonly out: string;
  readonly ifTaken?: IfTaken;
}

/**
 * CSV as spreadsheet programs on Windows open it: UTF-8 with a byte-order mark, CRLF. Text that would start a formula
 * gets one `'` in front, which the reader of CSV files takes off again. What a terminal would obey is left out; lines break
 * in cells as they did in the person's own.
 */
export async function writeCsv({ rows, out, ifTaken }: CsvInput): Promise<Written> {
  return { path: await writeWhole(out, csvText(rows), ifTaken), notes: [] };
}

export function csvText(rows: readonly ReportRow[]): string {
  const data = rows.map((row) => row.map((value) => (typeof value === 'string' ? guard(plainCell(value)) : value)));
  return `\uFEFF${Papa.unparse(data, { newline: '\r\n' })}\r\n`;
}

/** The reader takes one `'` off whatever number of them: text that begins with some gets one more, as those are its own. */
function guard(text: string): string {
  return isRiskyLead(text.replace(/^'+/, '')) ? `'${text}` : text;
}
