import { Failure } from '#shared/contract/failure.ts';
import { cellText, type SourceCell } from '#shared/sheets/cell.ts';
import { translator } from '#shared/text/index.ts';
import { REPORT_HEADERS } from '#shared/text/report-marks.ts';
import { openWorkbook } from '../read/open-workbook.ts';
import type { SourceRow } from '../read/read.ts';
import { writeCsv } from './csv.ts';
import { headRows } from './failed-rows.ts';
import { type ErrorReportInput, type PlacedReport, placeAdded, rowTexts } from './marks.ts';
import { numberedName, type Written } from './report-file.ts';

/**
 * The rows of every sheet that has a table, edits included, with the column of explanations at the right: one CSV per
 * sheet, the first under the name asked for and the others numbered beside it, replacing nothing.
 *
 * @throws Failure `report.sourceUnreadable`
 */
export async function writeErrorCsv(input: ErrorReportInput): Promise<Written[]> {
  const { source, tables, out, ifTaken = 'replace' } = input;
  const opened = openWorkbook(source.path, source.format);
  if (!opened.ok) throw new Failure('report.sourceUnreadable', { file: source.name });
  const { reader } = opened;
  const wanted = reader.sheets.filter(({ name }) => tables.some(({ sheet }) => sheet === name));
  const written: Written[] = [];
  for (const [at, sheet] of wanted.entries()) {
    const rows = wantedRows([...reader.rows(sheet.index)].flat(), sheet.name, input);
    const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
    const placed = placeAdded(input, () => width);
    const place = { out: numberedName(out, at), ifTaken: at === 0 ? ifTaken : 'next' } as const;
    written.push(await writeCsv({ rows: sheetRows(sheet.name, rows, placed), ...place }));
  }
  return written;
}

/** What stands down to the header, and the rows that the report is about. */
function wantedRows(rows: readonly SourceRow[], name: string, { rows: only, tables }: ErrorReportInput) {
  if (only === undefined) return rows;
  const own = tables.filter(({ sheet }) => sheet === name);
  const heads = own.flatMap((table, at) => headRows(table, at === 0));
  const wanted = new Set([...heads, ...only.filter(({ sheet }) => sheet === name).map(({ row }) => row)]);
  return rows.filter(({ row }) => wanted.has(row));
}

function sheetRows(
  name: string,
  rows: readonly SourceRow[],
  { marks, edits, headers: added, tables, lang }: PlacedReport,
) {
  const t = translator(lang);
  const ofSheet = marks.filter(({ sheet }) => sheet === name);
  const texts = new Map(rowTexts(ofSheet, t).map(({ row, text }) => [row, text]));
  const edited = edits.filter(({ sheet }) => sheet === name);
  const values = new Map(edited.map(({ row, column, value }) => [`${row} ${column}`, String(value ?? '')]));
  const headers = new Set(tables.flatMap(({ sheet, headerRow, again }) => (sheet === name && !again ? headerRow : [])));
  const earlier = rows.find(({ row }) => headers.has(row))?.cells.findIndex(isOurHeader) ?? -1;
  const columns = added.filter(({ sheet }) => sheet === name);
  for (const { header, column } of columns) for (const row of headers) values.set(`${row} ${column}`, header);
  const width = Math.max(...rows.map(({ cells }) => cells.length), ...columns.map(({ column }) => column + 1), 0);
  return rows.map(({ row, cells }) => {
    const kept = Array.from({ length: width }, (_, at) => values.get(`${row} ${at}`) ?? cellText(cells[at]));
    if (earlier >= 0) kept.splice(earlier, 1);
    return [...kept, headers.has(row) ? t('report:errors.header') : (texts.get(row) ?? '')];
  });
}

/** The column of an earlier report: it makes room for the new one. */
function isOurHeader(cell: SourceCell | null): boolean {
  return REPORT_HEADERS.includes(cellText(cell).trim());
}
