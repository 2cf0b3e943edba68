import type { Database } from '../data-folder/data-folder.ts';
import { COUNT_COLUMNS, type CountRow } from './runs.ts';

/**
 * Clears what a finished run no longer needs: lines, edits, problems, attachments, quotes, samples, bodies and answers, with
 * the addresses in them. Keys, outcomes, partner numbers, counts, claims and attempts stay, so that a duplicate is
 * caught years later.
 */
export function createRetention(db: Database) {
  const clear = (run: string) =>
    db.transaction(() => {
      const counts = db.prepare<[string], CountRow>(`SELECT ${COUNT_COLUMNS} FROM runs r WHERE r.id = ?`).get(run);
      db.prepare<[string, string]>('UPDATE runs SET cleared = ?, attachments_dir = NULL WHERE id = ?').run(
        JSON.stringify({ ...counts, states: undefined }),
        run,
      );
      for (const table of ['problems', 'edits', 'lines', 'skipped_rows']) {
        db.prepare<[string]>(`DELETE FROM ${table} WHERE run = ?`).run(run);
      }
      for (const table of ['attachments', 'freight_quotes', 'freight_choices']) {
        db.prepare<[string]>(`DELETE FROM ${table} WHERE order_id IN (SELECT id FROM orders WHERE run = ?)`).run(run);
      }
      // That a person decided is the outcome, and names nobody.
      db.prepare<[string]>(
        "UPDATE orders SET body = NULL, answer = CASE WHEN answer ->> '$.data.decidedBy' = 'person' THEN answer END WHERE run = ?",
      ).run(run);
      db.prepare<[string]>("UPDATE files SET path = NULL, sheets = '[]' WHERE run = ?").run(run);
    });

  return {
    /** Finished runs in which nothing has happened since `before` (ISO time) and whose lines are still there. */
    due(before: string): string[] {
      return db
        .prepare<[string, string], { id: string }>(
          `SELECT id FROM runs r WHERE state = 'finished' AND cleared IS NULL AND created_at < ?
             AND NOT EXISTS (SELECT 1 FROM orders WHERE run = r.id
               AND (updated_at >= ? OR state IN ('queued', 'sending', 'unknown')))
           ORDER BY created_at`,
        )
        .all(before, before)
        .map((row) => row.id);
    },

    /** Clears these runs, one transaction each, and overwrites the freed space, so that nothing can be read back. */
    clear(runs: readonly string[]): void {
      if (runs.length === 0) return;
      db.sqlite.pragma('secure_delete = ON');
      try {
        for (const run of runs) clear(run);
      } finally {
        db.sqlite.pragma('secure_delete = OFF');
      }
      db.sqlite.pragma('wal_checkpoint(TRUNCATE)');
    },
  };
}
