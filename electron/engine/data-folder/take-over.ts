import Sqlite from 'better-sqlite3';
import type { Target } from '#shared/contract/run.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { isDamage } from './sqlite-error.ts';

const CLAIM =
  'partner, practice, kind, key, account, account_name, address, marks, run, order_id, body_hash, state, partner_no, claimed_at, fence, untold';
const ACCOUNT = 'id, partner, name, target, settings, secrets, created_at, removed_at, marks';
const OUTCOME = 'key, state, partner_no, message, updated_at, body_hash, wire_hash, body, answer';

/**
 * Of a key that both know, the replaced store knows later news; only what was accepted once stays accepted. Order numbers
 * given since the backup are not given again either, because the claims name them.
 */
const CLAIMS = `
  DELETE FROM main.claims WHERE EXISTS (SELECT 1 FROM replaced.claims r
    WHERE r.key = claims.key AND r.kind = claims.kind AND r.partner = claims.partner AND r.practice = claims.practice
      AND (r.order_id = claims.order_id OR claims.state NOT IN ('accepted', 'exists')));
  INSERT OR IGNORE INTO main.claims (${CLAIM}) SELECT ${CLAIM} FROM replaced.claims;
  CREATE TEMP TABLE given AS SELECT coalesce(max(seq), 0) AS seq FROM (
    SELECT seq FROM main.sqlite_sequence WHERE name = 'orders'
    UNION ALL SELECT seq FROM replaced.sqlite_sequence WHERE name = 'orders');
  DELETE FROM main.sqlite_sequence WHERE name = 'orders';
  INSERT INTO main.sqlite_sequence (name, seq) SELECT 'orders', seq FROM given;
  DROP TABLE given;`;

/**
 * Of a run that the backup lacks only the claims are left: one says that its order is queued only where nothing of it left, by
 * all that the replaced store knows; any other may have arrived.
 */
const CLAIMS_OF_MISSING = `
  UPDATE main.claims SET state = 'unknown', untold = fence IS NOT NULL
    WHERE state = 'queued' AND run NOT IN (SELECT id FROM main.runs)
      AND NOT EXISTS (SELECT 1 FROM replaced.orders r WHERE r.id = claims.order_id AND r.run = claims.run AND r.state = 'queued'
        AND NOT EXISTS (SELECT 1 FROM replaced.attempt_orders ao JOIN replaced.attempts a ON a.id = ao.attempt
          WHERE ao.order_id = r.id AND a.run = r.run AND a.purpose = 'send'));`;

/** What the replaced store knew of the journal is taken over with what it knew of the orders. */
const JOURNALED = `INSERT OR REPLACE INTO main.journaled (writer, n) SELECT writer, n FROM replaced.journaled;`;

/** The folder stays the desk that it is to the office's others, and knows how it opened their ledger last. */
const DESK = `
  INSERT OR REPLACE INTO main.desk SELECT * FROM replaced.desk;
  INSERT OR IGNORE INTO main.desk_stamps SELECT s.* FROM replaced.desk_stamps s;`;

/** What was taken back since the backup stays so, and that a partner was asked to: the later word counts. */
const WITHDRAWN = `
  INSERT OR REPLACE INTO main.withdrawals SELECT * FROM replaced.withdrawals;
  INSERT OR REPLACE INTO main.cancel_requests SELECT * FROM replaced.cancel_requests;`;

/**
 * A claim lets its own order pass (it may be sent once more after a stop), so a claim alone does not hold back an order
 * that the backup has as ready: the order itself must say that it was sent, or that a person decided not to send it.
 */
const SENT = `
  CREATE TEMP TABLE sent AS
    SELECT r.id, r.run, r.key, CASE WHEN r.state IN ('accepted', 'exists', 'rejected') THEN r.state ELSE 'unknown' END AS state,
      r.partner_no, r.message, r.updated_at, r.body_hash, r.wire_hash, r.body, r.answer
    FROM replaced.orders r JOIN main.orders o ON o.id = r.id AND o.run = r.run
    WHERE r.state IN ('queued', 'sending', 'unknown', 'accepted', 'exists')
      OR (r.state = 'rejected' AND r.answer ->> '$.data.decidedBy' = 'person');`;

/**
 * An outcome belongs to the account that it was sent with. When the run has another one in the backup, what the backup
 * calls done was done there, in practice, and must not count as done here.
 */
const SENT_AS = `
  CREATE TEMP TABLE sent_as AS
    SELECT r.id, r.target, r.account FROM replaced.runs r JOIN main.runs m ON m.id = r.id
    WHERE r.id IN (SELECT run FROM sent) AND (r.account IS NOT m.account OR r.target <> m.target);
  INSERT OR IGNORE INTO main.accounts (${ACCOUNT})
    SELECT ${ACCOUNT} FROM replaced.accounts WHERE id IN (SELECT account FROM sent_as);
  UPDATE main.runs SET target = s.target, account = s.account FROM sent_as s WHERE s.id = runs.id;
  UPDATE main.orders SET state = 'ready', partner_no = NULL, message = NULL, body = NULL, body_hash = NULL, answer = NULL
    FROM replaced.orders r
    WHERE r.id = orders.id AND r.run = orders.run AND r.state IN ('incomplete', 'ready', 'rejected')
      AND orders.run IN (SELECT id FROM sent_as) AND orders.state IN ('accepted', 'exists', 'rejected', 'unknown');
  DROP TABLE sent_as;`;

const SAME = 'm.run = a.run AND m.account = a.account AND m.purpose = a.purpose AND m.started_at = a.started_at';

/**
 * The exchanges about what was sent go with it: what each of them came to is what is known of an unknown outcome. Those that
 * the backup has are ended as they ended; one that the replaced store left open was interrupted there.
 */
const EVIDENCE = `
  CREATE TEMP TABLE told AS
    SELECT DISTINCT a.id AS old, (SELECT m.id FROM main.attempts m JOIN main.attempt_orders mo ON mo.attempt = m.id
      AND mo.order_id = ao.order_id WHERE ${SAME}) AS known
    FROM sent JOIN replaced.attempt_orders ao ON ao.order_id = sent.id
      JOIN replaced.attempts a ON a.id = ao.attempt AND a.run = sent.run
    WHERE a.purpose IN ('send', 'lookup');
  UPDATE main.attempts SET (ended_at, status, result, detail) =
      (SELECT a.ended_at, a.status, a.result, a.detail FROM replaced.attempts a JOIN told ON told.old = a.id
       WHERE told.known = attempts.id)
    WHERE result = 'untold' AND id IN (SELECT known FROM told);
  CREATE TEMP TABLE taken AS
    SELECT old, (SELECT coalesce(max(id), 0) FROM main.attempts) + row_number() OVER (ORDER BY old) AS new
    FROM told GROUP BY old HAVING max(known) IS NULL;
  INSERT INTO main.attempts (id, run, account, kind, purpose, started_at, ended_at, status, result, detail)
    SELECT new, run, account, kind, purpose, started_at, ended_at, status, result, detail
    FROM taken JOIN replaced.attempts a ON a.id = old ORDER BY new;
  INSERT INTO main.attempt_orders (attempt, order_id, key)
    SELECT new, order_id, key FROM taken JOIN replaced.attempt_orders ON attempt = old;
  DROP TABLE told;
  DROP TABLE taken;`;

/** What was sent goes with its order, as “send again” sends what is stored; mistakes that the backup knows were mended. */
const OUTCOMES = `
  UPDATE main.orders SET (${OUTCOME}) = (SELECT ${OUTCOME} FROM sent WHERE sent.id = orders.id)
    WHERE id IN (SELECT id FROM sent);
  INSERT INTO main.decisions (run, order_id, key, decision, partner_no, decided_by, decided_at)
    SELECT d.run, d.order_id, d.key, d.decision, d.partner_no, d.decided_by, d.decided_at
    FROM replaced.decisions d JOIN sent ON sent.id = d.order_id AND sent.run = d.run
    WHERE d.decided_at > coalesce((SELECT max(decided_at) FROM main.decisions m WHERE m.order_id = d.order_id AND m.run = d.run), '')
    ORDER BY d.id;
  DELETE FROM main.problems WHERE severity = 'error' AND order_id IN (SELECT id FROM sent);
  DELETE FROM main.attachments WHERE order_id IN (SELECT id FROM sent WHERE state = 'unknown');
  INSERT INTO main.attachments (order_id, position, name, type, size, sha256)
    SELECT order_id, position, name, type, size, sha256 FROM replaced.attachments
    WHERE order_id IN (SELECT id FROM sent WHERE state = 'unknown');
  UPDATE main.runs SET state = 'finished', hold = NULL
    WHERE id IN (SELECT id FROM replaced.runs WHERE state = 'finished' AND id IN (SELECT run FROM sent));
  UPDATE main.runs SET state = 'paused', hold = NULL WHERE id IN (SELECT run FROM sent WHERE state = 'unknown');
  DROP TABLE sent;`;

/** Of a run deleted since, only the claims still tell what became of what the backup has under way. */
const OF_DELETED_RUNS = `
  UPDATE main.orders SET state = c.state, partner_no = c.partner_no
    FROM main.claims c JOIN main.runs u ON u.id = c.run AND u.account = c.account
    WHERE orders.state = 'unknown' AND c.order_id = orders.id AND c.run = orders.run
      AND c.state IN ('accepted', 'exists')
      AND NOT EXISTS (SELECT 1 FROM replaced.orders r WHERE r.id = orders.id AND r.run = orders.run);`;

const MISSING = `
  SELECT r.id, r.created_at AS createdAt, r.target,
    (SELECT json_group_array(name ORDER BY idx) FROM replaced.files WHERE run = r.id) AS files,
    (SELECT count(*) FROM replaced.orders WHERE run = r.id) AS orders,
    (SELECT count(*) FROM replaced.orders WHERE run = r.id AND state IN ('accepted', 'exists')) AS done,
    (SELECT count(*) FROM replaced.orders WHERE run = r.id AND state IN ('sending', 'unknown')) AS unknown,
    (SELECT count(*) FROM replaced.orders WHERE run = r.id AND state = 'queued') AS queued
  FROM replaced.runs r WHERE r.state <> 'importing' AND r.id NOT IN (SELECT id FROM main.runs)
  ORDER BY r.created_at DESC, r.rowid DESC`;

/** A run that was imported after the backup was made. */
export interface MissingRun {
  readonly id: string;
  /** ISO time. */
  readonly createdAt: string;
  readonly files: readonly string[];
  readonly orders: number;
  /** Where it went: the built-in partner's orders are in no partner's system. */
  readonly target: Target;
  /** Of these, the partner has, or the built-in one in practice. */
  readonly done: number;
  /** Left, or may have, and nobody knows what came of it. */
  readonly unknown: number;
  /** Had a key, and waited for their turn. */
  readonly queued: number;
}

type MissingRow = Omit<MissingRun, 'files'> & { readonly files: string };

/** What came over from the replaced store. */
export interface TakenOver {
  /** False when it was too damaged to read which keys it had used. */
  readonly claimsKept: boolean;
  readonly missing: readonly MissingRun[];
}

/**
 * Takes over from the replaced store, in one transaction, what was sent since the backup: used keys, and the orders they
 * were used for; and says which of its runs the backup does not have. Nothing is taken over when the replaced store is too
 * damaged to be read.
 *
 * @param sqlite of this program's schema; the replaced store is brought to it
 */
export function takeOverSent(sqlite: Sqlite.Database, replaced: string): TakenOver {
  const nothing = { claimsKept: false, missing: [] };
  try {
    if (!bringToHead(replaced)) return nothing;
    sqlite.prepare<[string]>('ATTACH ? AS replaced').run(replaced);
    sqlite.exec(
      `BEGIN; ${CLAIMS} ${CLAIMS_OF_MISSING} ${DESK} ${WITHDRAWN} ${JOURNALED} ${SENT} ${SENT_AS} ${EVIDENCE} ${OUTCOMES} ${OF_DELETED_RUNS} COMMIT;`,
    );
    const missing = sqlite.prepare<[], MissingRow>(MISSING).all();
    sqlite.exec('DETACH replaced');
    return { claimsKept: true, missing: missing.map((row) => ({ ...row, files: JSON.parse(row.files) as string[] })) };
  } catch (error) {
    if (!isDamage(error)) throw error;
    if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
    return nothing;
  }
}

/** An older program may have left the replaced store, when this one was installed before it was restored. */
function bringToHead(path: string): boolean {
  const sqlite = new Sqlite(path);
  try {
    return migrate(sqlite, migrations).type !== 'failed';
  } finally {
    sqlite.close();
  }
}
