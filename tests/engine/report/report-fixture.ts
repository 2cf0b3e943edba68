import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { type CellObject, read, utils } from 'xlsx';
import type { ErrorReportInput, Mark } from '#engine/report/marks.ts';

export const samples = resolve(import.meta.dirname, '../../../resources/samples');

export function workFolder(): string {
  return mkdtempSync(join(tmpdir(), 'report-'));
}

/** A report on the only table of a workbook whose header is row 1. */
export function reportOn(path: string, out: string, more: Partial<ErrorReportInput> = {}): ErrorReportInput {
  const tables = [{ sheet: 'Sheet1', headerRow: 1, lastColumn: 2 }];
  return {
    source: { path, format: 'xlsx', name: 'orders.xlsx' },
    marks: [],
    edits: [],
    tables,
    lang: 'zh',
    out,
    ...more,
  };
}

export function errorAt(row: number, column: number | null, text: string, severity: Mark['severity'] = 'error'): Mark {
  return { sheet: 'Sheet1', row, column, severity, text };
}

/** A cell with its note, by address. */
export function cellOf(path: string, sheet: string, address: string): CellObject | undefined {
  const book = read(readFileSync(path), { cellFormula: true, cellNF: true });
  return book.Sheets[sheet]?.[address];
}

export function noteOf(path: string, address: string, sheet = 'Sheet1'): string {
  return (cellOf(path, sheet, address)?.c ?? [])
    .map(({ t }) => t)
    .join('')
    .replaceAll('\r', '');
}

/** The ARGB of a cell's fill as stored; `none` without one. */
export function fillOf(path: string, address: string, part = 'xl/worksheets/sheet1.xml'): string {
  const style = Number(new RegExp(`<c r="${address}"[^>]*? s="(\\d+)"`).exec(partOf(path, part))?.[1] ?? 0);
  const styles = partOf(path, 'xl/styles.xml');
  const formats = [...(/<cellXfs[^>]*>([\s\S]*)<\/cellXfs>/.exec(styles)?.[1]?.matchAll(/<xf [^>]*>/g) ?? [])];
  const fills = styles.match(/<fill>[\s\S]*?<\/fill>/g) ?? [];
  const fill = fills[Number(/fillId="(\d+)"/.exec(formats[style]?.[0] ?? '')?.[1] ?? 0)];
  return /fgColor rgb="(\w+)"/.exec(fill ?? '')?.[1] ?? 'none';
}

export function partOf(path: string, part: string): string {
  return strFromU8(unzipSync(readFileSync(path))[part] ?? new Uint8Array());
}

/** A sheet's values by row, blanks as empty texts. */
export function rowsOf(path: string, sheet: string): unknown[][] {
  const book = read(readFileSync(path));
  return utils.sheet_to_json(book.Sheets[sheet] ?? {}, { header: 1, defval: '' });
}
