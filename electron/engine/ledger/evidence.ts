import type { OrderState } from '#shared/contract/run.ts';
import type { Database } from '../data-folder/data-folder.ts';
import type { Recollection } from './recollect.ts';

/** What a person is shown of an order that the journal knows more of than the store: the requests that left. */

type Result = 'interrupted' | 'untold' | OrderState;

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
 * there is one as evidence again, by which an order that is taken back is not taken for one that never left. So is there of
 * one whose request was begun, and of which its process had nothing written down before it died. (One that a backup had in
 * the queue is unknown, too; its claim says that it was not sent.)
 */
export function keepEvidence(
  db: Pick<Database, 'prepare' | 'now'>,
  found: readonly Recollection[],
  elsewhere: ReadonlySet<string>,
): void {
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
  const begun = db.prepare<[], Requested & { readonly state: OrderState }>(
    `SELECT o.run, o.state, r.account, r.kind, o.id AS "order", o.key, o.updated_at AS at
     FROM runs r JOIN orders o ON o.run = r.id AND o.state IN ('sending', 'unknown')
     WHERE r.account IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM attempt_orders JOIN attempts a ON a.id = attempt AND a.run = o.run
         WHERE order_id = o.id AND a.purpose = 'send')
       AND NOT (o.state = 'unknown' AND EXISTS (SELECT 1 FROM claims c
         WHERE c.key = o.key AND c.order_id = o.id AND c.run = o.run AND c.state = 'queued'))`,
  );
  for (const each of begun.all()) {
    // Of one that is unknown already nobody can say that it was interrupted: a backup may have left its story behind.
    if (!elsewhere.has(each.run)) insertAttempt(db, each, each.state === 'unknown' ? 'untold' : 'interrupted');
  }
}

export type Requested = Pick<Recollection, 'run' | 'account' | 'kind' | 'order' | 'key' | 'at'>;

/** A request as evidence: it began then, and nobody here knows how it ended. */
export function insertAttempt(
  db: Pick<Database, 'prepare' | 'now'>,
  { run, account, kind, order, key, at }: Requested,
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
