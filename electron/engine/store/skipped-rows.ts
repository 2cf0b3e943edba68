import type { SkippedRow } from '#shared/sheets/line.ts';
import type { Connection } from '../data-folder/data-folder.ts';
import type { Page, PageRange } from './list-query.ts';

/** Source rows that are not lines, and why: together with the lines, every row that was read. */
export function createSkippedRows(db: Connection) {
  return {
    insert(run: string, skipped: SkippedRow): void {
      db.prepare<[string, number, string, number, string, string]>(
        'INSERT INTO skipped_rows (run, file, sheet, row, reason, text) VALUES (?, ?, ?, ?, ?, ?)',
      ).run(run, skipped.file, skipped.sheet, skipped.row, skipped.reason, skipped.text);
    },

    /** By file, sheet and row; `file` is the file's name. */
    window(run: string, { offset, limit }: PageRange): Page<Omit<SkippedRow, 'file'> & { readonly file: string }> {
      const total = db
        .prepare<[string], { n: number }>('SELECT count(*) AS n FROM skipped_rows WHERE run = ?')
        .get(run);
      const items = db
        .prepare<[string, number, number], Omit<SkippedRow, 'file'> & { readonly file: string }>(
          `SELECT f.name AS file, s.sheet, s.row, s.reason, s.text
           FROM skipped_rows s JOIN files f ON f.run = s.run AND f.idx = s.file
           WHERE s.run = ? ORDER BY s.file, s.sheet, s.row LIMIT ? OFFSET ?`,
        )
        .all(run, limit, offset);
      return { total: total?.n ?? 0, items };
    },
  };
}
