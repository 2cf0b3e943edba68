import { cellText } from '#shared/sheets/cell.ts';
import type { SkippedRow } from '#shared/sheets/line.ts';
import type { Connection } from '../data-folder/data-folder.ts';
import { createFieldLists, PACKED_COLUMNS } from './field-lists.ts';
import type { Page, PageRange } from './list-query.ts';
import type { PackedCells } from './packed-cells.ts';

/** A row with its file's name, and the line that it was before somebody said that it is no order. */
type ListedRow = Omit<SkippedRow, 'file'> & { readonly file: string; readonly line?: number };

/** Enough of a row to know it again by. */
const mostText = 120;

/** Source rows that are not lines, and why: together with the lines, every row that was read. */
export function createSkippedRows(db: Connection) {
  const lists = createFieldLists(db);
  const textOf = (run: string, line: number): string => {
    const packed = db
      .prepare<[string, number], PackedCells>(`SELECT ${PACKED_COLUMNS} FROM lines l WHERE l.run = ? AND l.id = ?`)
      .get(run, line);
    const text = Object.values(packed ? lists.cells(packed) : {})
      .map(cellText)
      .filter(Boolean)
      .join(' ');
    return [...text].slice(0, mostText).join('');
  };
  return {
    insert(run: string, skipped: SkippedRow): void {
      db.prepare<[string, number, string, number, string, string]>(
        'INSERT INTO skipped_rows (run, file, sheet, row, reason, text) VALUES (?, ?, ?, ?, ?, ?)',
      ).run(run, skipped.file, skipped.sheet, skipped.row, skipped.reason, skipped.text);
    },

    /** By file, sheet and row; `file` is the file's name. */
    window(run: string, { offset, limit }: PageRange): Page<ListedRow> {
      const total = db
        .prepare<[object], { n: number }>(
          `SELECT (SELECT count(*) FROM skipped_rows WHERE run = @run)
             + (SELECT count(*) FROM lines WHERE run = @run AND no_order = 1) AS n`,
        )
        .get({ run });
      const items = db
        .prepare<[object], Omit<ListedRow, 'line'> & { readonly line: number | null }>(
          `SELECT f.name AS file, s.sheet, s.row, s.reason, s.text, s.line FROM
             (SELECT file, sheet, row, reason, text, NULL AS line FROM skipped_rows WHERE run = @run
              UNION ALL SELECT file, sheet, row, 'no-order', '', id FROM lines WHERE run = @run AND no_order = 1) s
           JOIN files f ON f.run = @run AND f.idx = s.file
           ORDER BY s.file, s.sheet, s.row, s.line LIMIT @limit OFFSET @offset`,
        )
        .all({ run, limit, offset })
        .map(({ line, ...row }) => (line === null ? row : { ...row, line, text: textOf(run, line) }));
      return { total: total?.n ?? 0, items };
    },
  };
}
