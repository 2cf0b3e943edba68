import type { Database } from '../data-folder/data-folder.ts';

/** Runs that may wait for a person. */
export function createWaiting(db: Pick<Database, 'prepare'>) {
  return {
    /**
     * Ids, newest first: those that stopped, did not begin or of which something is unknown, and since a moment (ISO time) those with
     * orders that are wrong, rejected or ready, or with lines and no order yet.
     */
    runs: (since: string, limit: number): string[] =>
      db
        .prepare<[object], { id: string }>(
          `SELECT r.id FROM runs r WHERE r.state <> 'importing' AND r.deleted_at IS NULL
             AND (r.state IN ('held', 'paused') OR r.hold ->> 'reason' = 'queueing'
               OR EXISTS (SELECT 1 FROM orders WHERE run = r.id AND state = 'unknown')
               OR (r.created_at >= @since AND r.cleared IS NULL
                 AND (EXISTS (SELECT 1 FROM orders WHERE run = r.id AND state IN ('incomplete', 'rejected', 'ready'))
                   OR (NOT EXISTS (SELECT 1 FROM orders WHERE run = r.id)
                     AND EXISTS (SELECT 1 FROM lines WHERE run = r.id AND dropped = 0)))))
           ORDER BY r.state IN ('held', 'paused') DESC, r.created_at DESC LIMIT @limit`,
        )
        .all({ since, limit })
        .map(({ id }) => id),

    inSight: (): number =>
      db
        .prepare<[], { n: number }>("SELECT count(*) AS n FROM runs WHERE state <> 'importing' AND deleted_at IS NULL")
        .get()?.n ?? 0,
  };
}
