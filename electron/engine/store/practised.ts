import type { Database } from '../data-folder/data-folder.ts';

/** Runs that were practised: what that came to must not count as done when they are sent for real. */
export function createPractised(db: Pick<Database, 'prepare' | 'now'>) {
  return {
    /**
     * Makes the orders of a practice run ready again, to be checked anew. Attempts and the practice account's claims stay.
     * False, and nothing changed, when the run's outcomes are not practice, not final, or its lines are cleared away.
     */
    forget(run: string): boolean {
      const found = db
        .prepare<[string], { id: string }>(
          `SELECT id FROM runs r WHERE id = ? AND target = 'practice' AND state IN ('checked', 'finished')
             AND cleared IS NULL
             AND NOT EXISTS (SELECT 1 FROM orders WHERE run = r.id AND state IN ('queued', 'sending', 'unknown'))`,
        )
        .get(run);
      if (!found) return false;
      db.prepare<[string, string]>(
        `UPDATE orders SET state = 'ready', partner_no = NULL, message = NULL, body = NULL, body_hash = NULL,
           answer = NULL, followed = 0, updated_at = ?
         WHERE run = ? AND state IN ('accepted', 'exists', 'rejected')`,
      ).run(db.now(), run);
      return true;
    },
  };
}
