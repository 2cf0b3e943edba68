import type { Database } from '../data-folder/data-folder.ts';
import type { Attempts } from './attempts.ts';
import type { Claims } from './claims.ts';
import type { Recollection } from './recollect.ts';

/**
 * A run that was sent for real since the store's time still names the account that it was practised with: it goes to the other
 * one, and nothing of it by itself. One of which the store knows that it was sent for real went back to practice since, as
 * a person said; so does one that another living process has. A part of a transaction.
 */
export function switchAccounts(
  db: Pick<Database, 'prepare' | 'now'>,
  { claims, attempts }: { readonly claims: Claims; readonly attempts: Attempts },
  found: readonly Recollection[],
  elsewhere: ReadonlySet<string>,
): void {
  const missed = found.filter(({ known, run }) => !known && !elsewhere.has(run));
  const pairs = new Map(missed.map(({ run, account }) => [JSON.stringify([run, account]), { run, account }]));
  for (const { run, account } of pairs.values()) {
    const moved = db
      .prepare<[object]>(
        `UPDATE runs SET account = @account, target = (SELECT target FROM accounts WHERE id = @account)
         WHERE id = @run AND account IS NOT @account AND target = 'practice'
           AND EXISTS (SELECT 1 FROM accounts WHERE id = @account AND target = 'production')`,
      )
      .run({ run, account }).changes;
    if (moved > 0) forgetPractice(db, { claims, attempts }, run);
  }
}

/** What was practised does not count as done, and what was to be practised is not sent for real. */
function forgetPractice(
  db: Pick<Database, 'prepare' | 'now'>,
  { claims, attempts }: { readonly claims: Claims; readonly attempts: Attempts },
  run: string,
): void {
  attempts.interrupt(run);
  const underWay = db.prepare<[string], { id: number; key: string }>(
    "SELECT id, key FROM orders WHERE run = ? AND state IN ('queued', 'sending')",
  );
  for (const { id, key } of underWay.all(run)) claims.release(run, key, id, 'cancelled');
  db.prepare<[string, string]>(
    `UPDATE orders SET state = 'ready', partner_no = NULL, message = NULL, body = NULL, body_hash = NULL, wire_hash = NULL,
       answer = NULL, updated_at = ?
     WHERE run = ? AND state IN ('queued', 'sending', 'accepted', 'exists', 'rejected', 'unknown')`,
  ).run(db.now(), run);
  db.prepare<[string]>(
    "UPDATE runs SET state = 'checked', hold = NULL WHERE id = ? AND state IN ('submitting', 'held', 'paused', 'finished')",
  ).run(run);
}
