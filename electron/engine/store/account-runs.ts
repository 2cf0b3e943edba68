import type { Connection } from '../data-folder/data-folder.ts';

const UNFINISHED = `(r.state IN ('submitting', 'paused', 'held')
  OR EXISTS (SELECT 1 FROM orders WHERE run = r.id AND state IN ('queued', 'sending', 'unknown')))`;
const IS_UNSENT = `r.deleted_at IS NULL AND r.state <> 'importing' AND NOT ${UNFINISHED}
  AND EXISTS (SELECT 1 FROM orders WHERE run = r.id AND state = 'ready')`;

/** What an account still has before it: ids of runs, newest first. */
export function createAccountRuns(db: Pick<Connection, 'prepare'>) {
  const idsOf = (account: string, which: string) =>
    db
      .prepare<[string], { id: string }>(
        `SELECT r.id FROM runs r WHERE r.account = ? AND ${which} ORDER BY r.created_at DESC, r.rowid DESC`,
      )
      .all(account)
      .map(({ id }) => id);
  return {
    /** Runs that are not done with: under way, or with orders whose outcome is open. */
    unfinished: (account: string): readonly string[] => idsOf(account, UNFINISHED),

    /** Its other runs in sight that have orders to send. */
    unsent: (account: string): readonly string[] => idsOf(account, IS_UNSENT),

    /** How many orders those have to send. */
    unsentOrders: (account: string): number =>
      db
        .prepare<[string], { n: number }>(
          `SELECT count(*) AS n FROM runs r JOIN orders o ON o.run = r.id AND o.state = 'ready'
           WHERE r.account = ? AND ${IS_UNSENT}`,
        )
        .get(account)?.n ?? 0,
  };
}
