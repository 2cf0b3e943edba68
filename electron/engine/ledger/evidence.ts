import type { OrderState } from '#shared/contract/run.ts';
import type { Database } from '../data-folder/data-folder.ts';
import type { Recollection } from './recollect.ts';

/** What a person is shown of an order that the journal knows more of than the store: the requests that left. */

type Result = 'interrupted' | OrderState;

/**
 * Ends the request that the store has under way, or makes one as evidence. What one of its orders came to says nothing of the
 * others that were in it.
 */
export function noteAttempt(db: Pick<Database, 'prepare' | 'now'>, each: Recollection, state: OrderState): void {
  const { run, order } = each;
  const result = state === 'unknown' ? 'interrupted' : state;
  const ended = db
    .prepare<[object]>(
      `UPDATE attempts SET ended_at = @now, result = CASE
           WHEN @result <> 'interrupted' AND (SELECT count(*) FROM attempt_orders WHERE attempt = attempts.id) > 1
           THEN 'answered' ELSE @result END
       WHERE ended_at IS NULL AND run = @run AND purpose = 'send'
         AND id IN (SELECT attempt FROM attempt_orders WHERE order_id = @order)`,
    )
    .run({ now: db.now(), result, run, order }).changes;
  if (ended === 0) insertAttempt(db, each, result);
}

/**
 * Where the store has an order under way, or unknown, of which a request left that came to no end, and has lost that request:
 * there is one as evidence again, by which an order that is taken back is not taken for one that never left.
 */
export function keepEvidence(db: Pick<Database, 'prepare' | 'now'>, found: readonly Recollection[]): void {
  const lacks = db.prepare<[object]>(
    `SELECT 1 FROM orders o WHERE o.id = @order AND o.run = @run AND o.key = @key AND o.state IN ('queued', 'sending', 'unknown')
       AND NOT EXISTS (SELECT 1 FROM attempt_orders JOIN attempts a ON a.id = attempt AND a.run = o.run
         WHERE order_id = o.id AND a.purpose = 'send' AND coalesce(a.result, '') NOT IN
           ('not-sent', 'turned-away', 'credentials', 'clock', 'accepted', 'exists', 'rejected'))`,
  );
  for (const each of found) {
    const { run, order, key, state } = each;
    if ((state === 'unknown' || state === 'resend') && lacks.get({ run, order, key }))
      insertAttempt(db, each, 'interrupted');
  }
}

function insertAttempt(
  db: Pick<Database, 'prepare' | 'now'>,
  { run, account, kind, order, key, at }: Recollection,
  result: Result,
): void {
  const { lastInsertRowid } = db
    .prepare<[object]>(
      `INSERT INTO attempts (run, account, kind, purpose, started_at, ended_at, result)
       VALUES (@run, @account, @kind, 'send', @at, @now, @result)`,
    )
    .run({ run, account, kind, at, now: db.now(), result });
  db.prepare<[number, number, string]>('INSERT INTO attempt_orders (attempt, order_id, key) VALUES (?, ?, ?)').run(
    Number(lastInsertRowid),
    order,
    key,
  );
}
