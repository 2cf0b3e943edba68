import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utils, write } from 'xlsx';

type Rows = readonly (readonly unknown[])[];

/** Writes a workbook of these sheets into a folder of its own; returns its path. */
export function workbook(sheets: Readonly<Record<string, Rows>>, name = 'orders.xlsx'): string {
  const book = utils.book_new();
  for (const [sheet, rows] of Object.entries(sheets)) {
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((cells) => [...cells])), sheet);
  }
  const path = join(mkdtempSync(join(tmpdir(), 'dockhand-options-')), name);
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }));
  return path;
}
