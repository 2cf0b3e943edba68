import { readFileSync } from 'node:fs';
import { type CellObject, utils, type WorkSheet, write } from 'xlsx';
import { Failure } from '#shared/contract/failure.ts';
import { cellText, MAX_CELL_TEXT } from '#shared/sheets/cell.ts';
import { type RawSheet, readBook, readCsv, sheetInfo, sourceCell } from '../read/open-workbook.ts';
import type { WorkbookReader } from '../read/read.ts';
import type { ErrorReportInput } from './marks.ts';
import { clip, displayWidth } from './ooxml/cell-text.ts';
import { escaped } from './ooxml/cell-xml.ts';
import { viewWorkbook } from './workbook-view.ts';

export interface PlainCopy {
  readonly bytes: Uint8Array;
  /** Sheet names of the source → those of the copy, where Excel does not allow them. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Cells whose text was longer than a cell can hold. */
  readonly clipped: number;
  /** The first cell that the copy does not hold as the source does, and their number; null when there is none. */
  readonly differing: { readonly at: string; readonly count: number } | null;
}

/**
 * A new .xlsx with the same sheets, rows, columns and values: numbers, dates and texts keep their kind, merged cells and
 * hidden rows and columns stay. Of formulas only the results come along.
 */
export function plainCopy(sheets: readonly RawSheet[]): PlainCopy {
  const renamed = new Map<string, string>();
  const taken = new Set<string>();
  let clipped = 0;
  const clipCell = (cell: CellObject): CellObject => {
    if (typeof cell.v !== 'string') return cell;
    if (cell.v.length > MAX_CELL_TEXT) clipped++;
    return { ...cell, v: escaped(clip(cell.v, MAX_CELL_TEXT)) };
  };
  const made = sheets.map((sheet) => {
    const allowed = allowedName(sheet.name, taken);
    if (allowed !== sheet.name) renamed.set(sheet.name, allowed);
    return { name: allowed, hidden: sheet.hidden, content: workSheet(sheet, clipCell) };
  });
  const book = {
    SheetNames: made.map((sheet) => sheet.name),
    Sheets: Object.fromEntries(made.map((sheet) => [sheet.name, sheet.content])),
    Workbook: {
      WBProps: { date1904: sheets.some(({ date1904 }) => date1904) },
      Sheets: made.map((sheet) => ({ name: sheet.name, Hidden: sheet.hidden ? (1 as const) : (0 as const) })),
    },
  };
  const bytes: Uint8Array = write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true, compression: true });
  return { bytes, renamed, clipped, differing: firstDiffering(sheets, bytes) };
}

/** SheetJS wrote the copy; the reader of imports says whether it holds what the source held. */
function firstDiffering(sheets: readonly RawSheet[], bytes: Uint8Array): PlainCopy['differing'] {
  const copy = viewWorkbook(bytes);
  let at: string | undefined;
  let count = 0;
  for (const [index, { name, cells, date1904 }] of sheets.entries()) {
    const now = copy?.sheet(copy.names[index] ?? '');
    cells.forEach((row, r) => {
      row?.forEach((cell, c) => {
        const value = meaning(cell, date1904);
        if (value === null || value === meaning(now?.cell(r + 1, c), now?.date1904 ?? false)) return;
        at ??= `${name} ${utils.encode_cell({ r, c })}`;
        count++;
      });
    });
  }
  return at === undefined ? null : { at, count };
}

/** A cell's value, of a formula or not; null where it has none to compare, as where a text is clipped. */
function meaning(cell: CellObject | undefined, date1904: boolean): string | null {
  const value = cell === undefined ? null : sourceCell(cell, date1904);
  if (cell === undefined || value === null) return null;
  if (typeof value === 'string') return JSON.stringify(value.replace(/\r+\n?/g, '\n'));
  if (typeof value !== 'object') return JSON.stringify(value);
  const { formula: _, ...plain } = value;
  if (plain.type === 'plain') return meaning({ t: cell.t, v: plain.value }, date1904);
  return plain.type === 'date' || plain.type === 'error' ? JSON.stringify(plain) : null;
}

/** @throws Failure `report.sourceUnreadable` when the file cannot be read (any more) */
export function sheetsOf({ path, format, name }: ErrorReportInput['source']): readonly RawSheet[] {
  const bytes = readFileSync(path);
  if (format === 'csv') {
    const opened = readCsv(bytes, 'Sheet1');
    if (opened.ok) return [sheetOfRows(opened.reader)];
  } else {
    const book = readBook(bytes, format);
    if (book.ok) return book.sheets;
  }
  throw new Failure('report.sourceUnreadable', { file: name });
}

function sheetOfRows(reader: WorkbookReader): RawSheet {
  const cells: CellObject[][] = [];
  for (const batch of reader.rows(0)) {
    for (const row of batch) {
      cells[row.row - 1] = row.cells.map((cell) => ({ t: cell === null ? 'z' : 's', v: cellText(cell), z: '@' }));
    }
  }
  const name = reader.sheets[0]?.name ?? 'Sheet1';
  return {
    name,
    cells,
    hidden: false,
    date1904: false,
    merges: [],
    hiddenColumns: [],
    isRowHidden: () => false,
    outlineOf: () => 0,
  };
}

function workSheet(sheet: RawSheet, clipCell: (cell: CellObject) => CellObject): WorkSheet {
  const widths: number[] = [];
  const rows: CellObject[][] = [];
  // A sheet's stated size is never trusted; the writer walks over all of it.
  for (let row = 0; row < Math.max(1, sheetInfo(sheet, 0).rowCount); row++) {
    const made: CellObject[] = [];
    sheet.cells[row]?.forEach((cell, column) => {
      if (cell === undefined || cell.v === undefined || cell.v === null || cell.t === 'z') return;
      widths[column] = Math.max(widths[column] ?? 0, textWidth(cell));
      made[column] = clipCell({ t: cell.t, v: cell.v, ...formatOf(cell) });
    });
    rows.push(made);
  }
  const hidden = new Set(sheet.hiddenColumns);
  const end = { r: rows.length - 1, c: Math.max(0, widths.length - 1) };
  return {
    '!data': rows,
    '!ref': utils.encode_range({ s: { r: 0, c: 0 }, e: end }),
    '!merges': [...sheet.merges],
    '!cols': Array.from(widths, (width = 0, at) => ({
      wch: Math.min(40, Math.max(9, width + 2)),
      hidden: hidden.has(at),
    })),
    '!rows': rows.map((_, row) => (sheet.isRowHidden(row) ? { hidden: true } : {})),
  };
}

/** SheetJS gives dates it knows no format of the American one; those, in a copy, are written for everybody. */
function formatOf({ v, z }: CellObject): { z: string | number } | Record<string, never> {
  if (z === undefined) return {};
  if (z !== 'm/d/yy') return { z };
  return { z: typeof v === 'number' && !Number.isInteger(v) ? 'yyyy-mm-dd hh:mm:ss' : 'yyyy-mm-dd' };
}

function textWidth({ v, z }: CellObject): number {
  if (typeof v === 'number')
    return typeof z === 'string' && /[ymd]/i.test(z) ? Math.max(10, z.length) : String(v).length;
  return displayWidth(String(v));
}

/** Excel: 1 to 31 characters, none of `[]:*?/\`, no apostrophe at either end, different without case. */
function allowedName(name: string, taken: Set<string>): string {
  const clean =
    name
      .replace(/[[\]:*?/\\]/g, '_')
      .replace(/^'|'$/g, '_')
      .slice(0, 31) || 'Sheet';
  let made = clean;
  for (let number = 2; taken.has(made.toLowerCase()); number++) made = `${clean.slice(0, 28)}_${number}`;
  taken.add(made.toLowerCase());
  return made;
}
