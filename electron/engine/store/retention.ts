import { setImmediate as turn } from 'node:timers/promises';
import type { Database } from '../data-folder/data-folder.ts';
import { CONTENTS } from './run-removal.ts';
import { COUNT_COLUMNS, type CountRow } from './runs.ts';

/** Rows cleared at once, which is less than what is taken away at once: the space they leave is overwritten. */
const SLICE = 250;

/**
 * Clears what a finished run no longer needs: lines, edits, problems, attachments, quotes, samples, bodies and answers, with
 * the addresses in them. Keys, outcomes, partner numbers, counts, claims and attempts stay, so that a duplicate is
 * caught years later. That is done in slices: from the first on nothing of the run is edited or sent, and a run of which some is
 * left is due again.
 */
export function createRetention(db: Database) {
  /** What is counted is kept with the run, and that it is not cleared to its end yet. */
  const begin = (run: string) =>
    db.transaction(() => {
      const counts = db.prepare<[string], CountRow>(`SELECT ${COUNT_COLUMNS} FROM runs r WHERE r.id = ?`).get(run);
      db.prepare<[string, string]>('UPDATE runs SET cleared = ?, attachments_dir = NULL WHERE id = ?').run(
        JSON.stringify({ ...counts, states: undefined, open: 1 }),
        run,
      );
      db.prepare<[string]>("UPDATE files SET path = NULL, sheets = '[]' WHERE run = ?").run(run);
    });

  /** True while there is more. */
  const clearContents = (run: string) =>
    db.transaction(() => CONTENTS.some((sql) => db.prepare<[string, number]>(sql).run(run, SLICE).changes > 0));

  /** Clears the orders at the places after `position`; returns the last of them, null when there are no more. */
  const clearOrders = (run: string, position: number): number | null =>
    db.transaction(() => {
      const orders = db
        .prepare<[string, number, number], { id: number; position: number }>(
          'SELECT id, position FROM orders WHERE run = ? AND position > ? ORDER BY position LIMIT ?',
        )
        .all(run, position, SLICE);
      const ids = JSON.stringify(orders.map(({ id }) => id));
      for (const table of ['attachments', 'freight_quotes', 'freight_choices']) {
        db.prepare<[string]>(`DELETE FROM ${table} WHERE order_id IN (SELECT value FROM json_each(?))`).run(ids);
      }
      // That a person decided is the outcome, and names nobody.
      db.prepare<[string]>(
        `UPDATE orders SET body = NULL, answer = CASE WHEN answer ->> '$.data.decidedBy' = 'person' THEN answer END
         WHERE id IN (SELECT value FROM json_each(?))`,
      ).run(ids);
      return orders.at(-1)?.position ?? null;
    });

  const clear = async (run: string) => {
    begin(run);
    while (clearContents(run)) await turn();
    for (let position: number | null = 0; position !== null; await turn()) position = clearOrders(run, position);
    db.prepare<[string]>("UPDATE runs SET cleared = json_remove(cleared, '$.open') WHERE id = ?").run(run);
  };

  /** Overwrites the space that work frees, so that nothing can be read back. */
  const overwriting = async (work: () => Promise<void>): Promise<void> => {
    db.sqlite.pragma('secure_delete = ON');
    try {
      await work();
    } finally {
      db.sqlite.pragma('secure_delete = OFF');
    }
    db.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  };

  return {
    overwriting,

    /**
     * Finished runs in which nothing has happened since `before` (ISO time) and whose lines are still there, and those whose clearing
     * came to no end.
     */
    due(before: string): string[] {
      return db
        .prepare<[string, string], { id: string }>(
          `SELECT id FROM runs r WHERE cleared ->> 'open' = 1
             OR (state = 'finished' AND cleared IS NULL AND created_at < ?
               AND NOT EXISTS (SELECT 1 FROM orders WHERE run = r.id
                 AND (updated_at >= ? OR state IN ('queued', 'sending', 'unknown'))))
           ORDER BY created_at`,
        )
        .all(before, before)
        .map((row) => row.id);
    },

    /** Clears these runs and overwrites the freed space, so that nothing can be read back; other calls are answered in between. */
    async clear(runs: readonly string[]): Promise<void> {
      if (runs.length === 0) return;
      await overwriting(async () => {
        for (const run of runs) await clear(run);
      });
    },
  };
}
