import type { RawSheet } from '../read/open-workbook.ts';
import type { ErrorReportInput, ReportTable } from './marks.ts';

/** A sheet with some of its rows only, and where the others have gone. */
interface KeptSheet {
  readonly sheet: RawSheet;
  /** From 1; null for a row that is left out. */
  readonly rowNow: (row: number) => number | null;
}

/**
 * The sheets of a report on some rows only: those that hold a table, each with what stands down to its header and with
 * the rows that are wanted, close together. A merged cell goes on over those of its rows that are there.
 */
export function keepRows(
  sheets: readonly RawSheet[],
  { rows = [], tables }: Pick<ErrorReportInput, 'rows' | 'tables'>,
): ReadonlyMap<string, KeptSheet> {
  const kept = new Map<string, KeptSheet>();
  for (const sheet of sheets) {
    const own = tables.filter(({ sheet: name }) => name === sheet.name);
    if (own.length === 0) continue;
    const wanted = rows.filter((row) => row.sheet === sheet.name).map(({ row }) => row);
    const head = own.flatMap((table, at) => headRows(table, at === 0));
    kept.set(
      sheet.name,
      keptSheet(
        sheet,
        [...new Set([...head, ...wanted])].sort((a, b) => a - b),
      ),
    );
  }
  return kept;
}

/** The rows of a table that stand above its lines; of the first one all that stand above them. */
export function headRows({ from, headerRow }: ReportTable, isFirst: boolean): number[] {
  const first = isFirst ? 1 : (from ?? headerRow);
  return Array.from({ length: headerRow + 1 - first }, (_, at) => first + at);
}

/** @param rows from 1, ascending */
function keptSheet(sheet: RawSheet, rows: readonly number[]): KeptSheet {
  const places = new Map(rows.map((row, at) => [row, at + 1]));
  const cells: RawSheet['cells'] = rows.map((row) => sheet.cells[row - 1]?.slice() ?? []);
  const merges = sheet.merges.flatMap(({ s, e }) => {
    const within = rows.filter((row) => row > s.r && row <= e.r + 1);
    const [first, last] = [places.get(within[0] ?? 0), places.get(within.at(-1) ?? 0)];
    if (first === undefined || last === undefined) return [];
    const top = cells[first - 1];
    // Only the first cell of a merge has a value.
    const value = sheet.cells[s.r]?.[s.c];
    if (top && value !== undefined) top[s.c] = value;
    return last > first || e.c > s.c ? [{ s: { r: first - 1, c: s.c }, e: { r: last - 1, c: e.c } }] : [];
  });
  return {
    sheet: { ...sheet, cells, merges, isRowHidden: (row) => sheet.isRowHidden((rows[row] ?? 1) - 1) },
    rowNow: (row) => places.get(row) ?? null,
  };
}

/** What a report says, about the rows that are left. */
export function onKeptRows(input: ErrorReportInput, kept: ReadonlyMap<string, KeptSheet>): ErrorReportInput {
  const moved = <T extends { readonly sheet: string; readonly row: number }>(items: readonly T[]) =>
    items.flatMap((item) => {
      const row = kept.get(item.sheet)?.rowNow(item.row) ?? null;
      return row === null ? [] : [{ ...item, row }];
    });
  const tables = input.tables.map((table) => ({ ...table, row: table.headerRow }));
  return {
    ...input,
    marks: moved(input.marks),
    edits: moved(input.edits),
    tables: moved(tables).map(({ row, ...table }) => ({ ...table, headerRow: row })),
  };
}
