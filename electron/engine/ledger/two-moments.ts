import type { OrderState } from '#shared/contract/run.ts';
import type { Database } from '../data-folder/data-folder.ts';
import type { Attempts } from './attempts.ts';
import type { Claims } from './claims.ts';
import type { Recollection } from './recollect.ts';

/**
 * A store of two moments: old pages beside new ones, each sound and every row leading somewhere, as a `-wal` leaves that is
 * lost when a checkpoint had put a part of it into the file. Where it tells of what was sent it contradicts the journal
 * (`recall.ts`); here is what it may contradict itself in, and what is done with one.
 */

interface QueuedRow {
  readonly id: number;
  readonly run: string;
  readonly key: string;
  /** Of its own claim; null when it has none. */
  readonly claim: string | null;
}

/** Orders in the queue, and the claims that they were queued with. */
function queued(db: Pick<Database, 'prepare'>, elsewhere: ReadonlySet<string>): readonly QueuedRow[] {
  return db
    .prepare<[], QueuedRow>(
      `SELECT o.id, o.run, o.key, (SELECT c.state FROM claims c WHERE c.key = o.key AND c.order_id = o.id AND c.run = o.run) AS claim
       FROM runs r JOIN orders o ON o.run = r.id AND o.state = 'queued'`,
    )
    .all()
    .filter(({ run }) => !elsewhere.has(run));
}

const idOf = ({ run, order, key }: Pick<Recollection, 'run' | 'order' | 'key'>) => JSON.stringify([run, order, key]);

const under = (...states: readonly OrderState[]) =>
  `EXISTS (SELECT 1 FROM orders WHERE run = runs.id AND state IN (${states.map((state) => `'${state}'`).join()}))`;

/**
 * True when an order is in the queue without the claim that it was queued with, or with one that is settled, unless a person
 * had it sent again; or when a run is over of which something is being sent.
 */
export function isOfTwoMoments(
  db: Pick<Database, 'prepare'>,
  recollected: readonly Recollection[],
  elsewhere: ReadonlySet<string>,
): boolean {
  const over = db
    .prepare<[], { id: string }>(`SELECT id FROM runs WHERE state IN ('checked', 'finished') AND ${under('sending')}`)
    .all();
  if (over.some(({ id }) => !elsewhere.has(id))) return true;
  const again = new Set(recollected.filter((each) => each.again).map(idOf));
  return queued(db, elsewhere).some(
    ({ id, run, key, claim }) => claim !== 'queued' && claim !== 'unknown' && !again.has(idOf({ run, order: id, key })),
  );
}

interface Unclaimed {
  readonly id: number;
  readonly run: string;
  readonly key: string;
  readonly bodyHash: string | null;
  readonly account: string;
  readonly kind: string;
}

/** An order that may be at the partner holds its key, so that no other one is sent with it. */
function claimWhatIsUnderWay(db: Pick<Database, 'prepare'>, claims: Claims, elsewhere: ReadonlySet<string>): void {
  const unclaimed = db.prepare<[], Unclaimed>(
    `SELECT o.id, o.run, o.key, o.body_hash AS bodyHash, r.account, r.kind
     FROM runs r JOIN orders o ON o.run = r.id AND o.state IN ('sending', 'unknown')
     WHERE r.account IS NOT NULL AND NOT EXISTS (SELECT 1 FROM claims c WHERE c.key = o.key AND c.kind = r.kind
       AND c.order_id = o.id AND c.run = o.run AND c.state IN ('queued', 'unknown', 'accepted', 'exists'))`,
  );
  for (const { id, run, key, bodyHash, ...scope } of unclaimed.all()) {
    const known = elsewhere.has(run) ? null : claims.find(scope, key);
    const isFree = known === null || known.state === 'rejected' || known.state === 'cancelled';
    if (isFree && !elsewhere.has(run)) claims.put(scope, key, { run, order: id, bodyHash: bodyHash ?? '' });
  }
}

/** What its process was at when it died, of a run that does not go on by itself any more: it must not look as if it were being sent. */
function leaveUnknown(
  db: Pick<Database, 'prepare' | 'now'>,
  { attempts, claims }: { readonly attempts: Attempts; readonly claims: Claims },
  elsewhere: ReadonlySet<string>,
): void {
  const sending = db.prepare<[], { id: number; run: string; key: string }>(
    `SELECT o.id, o.run, o.key FROM runs r JOIN orders o ON o.run = r.id AND o.state = 'sending' WHERE r.state <> 'submitting'`,
  );
  const unknown = db.prepare<[string, number]>("UPDATE orders SET state = 'unknown', updated_at = ? WHERE id = ?");
  for (const { id, run, key } of sending.all()) {
    if (elsewhere.has(run)) continue;
    unknown.run(db.now(), id);
    claims.release(run, key, id, 'unknown');
    attempts.interrupt(run);
  }
}

/**
 * What older pages leave that sends nothing and stands in the way: a key that an order under way does not hold, or one held by
 * an order that does not use it, an exchange without an end, and a run that seems to be over while something of it is unknown.
 */
export function putRight(
  db: Pick<Database, 'prepare' | 'now'>,
  { attempts, claims }: { readonly attempts: Attempts; readonly claims: Claims },
  elsewhere: ReadonlySet<string>,
): void {
  leaveUnknown(db, { attempts, claims }, elsewhere);
  claimWhatIsUnderWay(db, claims, elsewhere);
  const others = JSON.stringify([...elsewhere]);
  db.prepare<[string]>(
    `UPDATE claims SET state = CASE o.state WHEN 'rejected' THEN 'rejected' ELSE 'cancelled' END
       FROM orders o
       WHERE claims.state IN ('queued', 'unknown') AND o.id = claims.order_id AND o.run = claims.run AND o.key = claims.key
         AND o.state IN ('ready', 'incomplete', 'rejected') AND o.run NOT IN (SELECT value FROM json_each(?))`,
  ).run(others);
  const over = db.prepare<[string], { run: string }>(
    `SELECT DISTINCT run FROM attempts WHERE ended_at IS NULL AND purpose IN ('send', 'lookup')
       AND run IN (SELECT id FROM runs WHERE state IN ('checked', 'finished'))
       AND run NOT IN (SELECT value FROM json_each(?))`,
  );
  for (const { run } of over.all(others)) attempts.interrupt(run);
  db.prepare<[string]>(
    `UPDATE runs SET state = 'paused' WHERE state IN ('checked', 'finished') AND ${under('unknown')}
       AND id NOT IN (SELECT value FROM json_each(?))`,
  ).run(others);
}

/**
 * Nothing of it is on its way any more that a person did not start anew: what is in the queue may be there by its older pages
 * only, with bodies of lines that were edited since.
 */
export function startOver(
  db: Pick<Database, 'prepare' | 'now'>,
  { claims, attempts }: { readonly claims: Claims; readonly attempts: Attempts },
  recollected: readonly Recollection[],
  elsewhere: ReadonlySet<string>,
): void {
  const open = new Set(recollected.filter(({ state }) => state === 'unknown' || state === 'resend').map(idOf));
  for (const { id, run, key } of queued(db, elsewhere)) {
    const arrived = open.has(idOf({ run, order: id, key })) || attempts.mayHaveArrived(id);
    db.prepare<[string, string, number]>('UPDATE orders SET state = ?, updated_at = ? WHERE id = ?').run(
      arrived ? 'unknown' : 'ready',
      db.now(),
      id,
    );
    claims.release(run, key, id, arrived ? 'unknown' : 'cancelled');
  }
  db.prepare<[string]>(
    `UPDATE runs SET hold = NULL, state = CASE
         WHEN ${under('queued', 'sending', 'unknown')} THEN 'paused'
         WHEN ${under('ready')} THEN 'checked' ELSE 'finished' END
       WHERE (state IN ('submitting', 'held')
           OR (state IN ('checked', 'finished') AND ${under('queued', 'sending', 'unknown')}))
         AND id NOT IN (SELECT value FROM json_each(?))`,
  ).run(JSON.stringify([...elsewhere]));
}

/**
 * Lines and edits are compared with nothing: of every run that has anything left to be sent, some may be of before. That of
 * such a store no row proves when a run was last changed is why it is all of them.
 */
export function doubtLines(db: Pick<Database, 'prepare' | 'now'>, elsewhere: ReadonlySet<string>): void {
  db.prepare<[string, string]>(
    `INSERT OR IGNORE INTO doubted_runs (run, found_at)
       SELECT id, ? FROM runs WHERE state <> 'importing' AND cleared IS NULL AND ${under('ready', 'incomplete', 'rejected')}
         AND id NOT IN (SELECT value FROM json_each(?))`,
  ).run(db.now(), JSON.stringify([...elsewhere]));
}
