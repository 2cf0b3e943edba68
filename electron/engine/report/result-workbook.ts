import { type CellStyle, type CellValue, type ColumnDef, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { type Language, type Translate, translator } from '#shared/text/index.ts';
import type { Written } from './error-input.ts';
import { displayWidth, storable } from './ooxml/cell-text.ts';
import { FONT } from './template-columns.ts';
import { type IfTaken, writeWhole } from './write-whole.ts';

/** `text` is for ids too: they never become numbers. */
export interface ReportColumn {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  readonly type: 'text' | 'number';
}

/** One value per column; null is a blank cell. A number in a text column is written as text. */
export type ReportRow = readonly (string | number | null)[];

export interface ResultInput {
  /** One row per order. */
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
  /** One row per source line, in the columns of {@link lineColumns}. */
  readonly lineRows: readonly ReportRow[];
  readonly lang: Language;
  /** Path of the report; `.xlsx`. */
  readonly out: string;
  readonly ifTaken?: IfTaken;
}

/** Data rows of one sheet; Excel has 1 048 576 rows, one of them the header. */
const MAX_ROWS = 1_048_575;

/** Where each line came from and what became of its order: file, sheet, row, order key, outcome. */
export function lineColumns(t: Translate): readonly ReportColumn[] {
  return [
    { header: t('report:lines.file'), width: 30, type: 'text' },
    { header: t('report:lines.sheet'), width: 16, type: 'text' },
    { header: t('report:lines.row'), width: 8, type: 'number' },
    { header: t('report:lines.order'), width: 24, type: 'text' },
    { header: t('report:lines.outcome'), width: 16, type: 'text' },
  ];
}

/** A workbook with the partner's numbers: one sheet with a row per order, one with a row per source line. */
export async function writeResultWorkbook({
  columns,
  rows,
  lineRows,
  lang,
  out,
  ifTaken,
}: ResultInput): Promise<Written> {
  const t = translator(lang);
  const orders = sheets(t('report:results.sheet'), columns, rows);
  const lines = sheets(t('report:results.lines'), lineColumns(t), lineRows);
  const written = [...orders, ...lines];
  const bytes = await writeXlsx({ sheets: written, stringMode: 'shared', defaultFont: FONT });
  const path = await writeWhole(out, bytes, ifTaken);
  return { path, notes: written.length > 2 ? [t('report:note.split')] : [] };
}

function sheets(name: string, columns: readonly ReportColumn[], rows: readonly ReportRow[]): WriteSheet[] {
  const made: WriteSheet[] = [];
  for (let from = 0; from === 0 || from < rows.length; from += MAX_ROWS) {
    const title = from === 0 ? name : `${name} ${made.length + 1}`;
    made.push(sheet(title, columns, rows.slice(from, from + MAX_ROWS)));
  }
  return made;
}

function sheet(name: string, columns: readonly ReportColumn[], rows: readonly ReportRow[]): WriteSheet {
  const values = rows.map((row) => columns.map((column, at) => cellValue(column, row[at] ?? null)));
  const header = columns.map(({ header: text }) => text);
  const cells = new Map(header.map((_, at) => [`0,${at}`, { style: HEADER }]));
  return {
    name,
    columns: columns.map(columnDef),
    rows: [header, ...values],
    cells,
    freezePane: { rows: 1 },
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '$1:$1' },
    ...(columns.length === 0 ? {} : { autoFilter: { range: `A1:${letter(columns.length)}${rows.length + 1}` } }),
  };
}

const HEADER: CellStyle = {
  font: { ...FONT, bold: true, color: { rgb: 'FFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '1F4E78' } },
  alignment: { vertical: 'center', wrapText: true },
};

function columnDef({ header, width, type }: ReportColumn): ColumnDef {
  const style: CellStyle = type === 'text' ? { numFmt: '@' } : {};
  return { width: Math.max(width, displayWidth(header) + 4), style };
}

function cellValue({ type }: ReportColumn, value: string | number | null): CellValue {
  if (value === null || value === '') return null;
  if (typeof value === 'number' && type === 'number' && Number.isFinite(value)) return value;
  return storable(String(value));
}

function letter(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}
