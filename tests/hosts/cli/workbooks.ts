import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utils, write } from 'xlsx';

type Rows = readonly (readonly unknown[])[];

/** What somebody hid on every sheet, counted from 0. */
interface Hidden {
  readonly rows?: readonly number[];
  readonly columns?: readonly number[];
}

/** Writes a workbook of these sheets into a folder of its own; returns its path. */
export function workbook(
  sheets: Readonly<Record<string, Rows>>,
  name = 'orders.xlsx',
  { rows: hiddenRows = [], columns = [] }: Hidden = {},
): string {
  const book = utils.book_new();
  for (const [sheet, rows] of Object.entries(sheets)) {
    const written = utils.aoa_to_sheet(rows.map((cells) => [...cells]));
    written['!rows'] = rows.map((_, at) => ({ hidden: hiddenRows.includes(at) }));
    written['!cols'] = (rows[0] ?? []).map((_, at) => ({ hidden: columns.includes(at) }));
    utils.book_append_sheet(book, written, sheet);
  }
  const path = join(mkdtempSync(join(tmpdir(), 'dockhand-options-')), name);
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }));
  return path;
}
