import type { FoundOrder, UsedNumber } from '#shared/contract/search.ts';
import type { Database } from '../data-folder/data-folder.ts';
import { containing } from './list-query.ts';
import { EXISTING, SHOWN_STATE } from './standing.ts';

/** An order that nobody noted the terms of, or that changed since. */
export interface Unsought {
  readonly order: number;
  /** Null: there is no such order any more. */
  readonly kind: string | null;
  readonly key: string;
  readonly partnerNo: string | null;
  readonly answer: string | null;
}

export interface StoredFind extends Omit<FoundOrder, 'matched'> {
  readonly terms: string;
}

export interface FoundRunRow {
  readonly run: string;
  readonly kind: string;
  readonly target: FoundOrder['target'];
  readonly createdAt: string;
  /** JSON of the names. */
  readonly files: string;
}

const SHOWN = "r.deleted_at IS NULL AND r.state <> 'importing'";

/** Numbers that were used, newest first, and that no order in sight tells of. */
const USED = `SELECT c.key, c.partner_no AS partnerNo, c.kind, iif(c.practice, 'practice', 'production') AS target,
    c.account_name AS accountName, c.claimed_at AS at,
    iif(d.id IS NULL, NULL, json_object('run', d.id,
      'file', coalesce((SELECT name FROM files WHERE run = d.id ORDER BY idx LIMIT 1), ''))) AS deleted
  FROM claims c LEFT JOIN runs d ON d.id = c.run AND d.deleted_at IS NOT NULL AND d.state <> 'importing'
  WHERE c.state IN ('accepted', 'exists', 'unknown', 'queued') AND NOT EXISTS (
    SELECT 1 FROM orders o JOIN runs r ON r.id = o.run
    WHERE o.key = c.key AND r.kind = c.kind AND (r.target = 'practice') = c.practice AND ${SHOWN}
      AND (o.id = c.order_id OR o.state IN ('accepted', 'exists')))`;

const SELECT = `SELECT o.id AS "order", o.key, o.run, r.kind, r.target, ${SHOWN_STATE} AS shown, ${EXISTING} AS existing,
  o.partner_no AS partnerNo, coalesce((SELECT name FROM files WHERE run = r.id ORDER BY idx LIMIT 1), '') AS file,
  r.created_at AS createdAt, t.terms
  FROM order_terms t JOIN orders o ON o.id = t.order_id JOIN runs r ON r.id = o.run`;

interface UsedRow extends Omit<UsedNumber, 'deleted'> {
  /** JSON. */
  readonly deleted: string | null;
}

const toUsed = ({ deleted, ...row }: UsedRow): UsedNumber => ({
  ...row,
  deleted: deleted === null ? null : JSON.parse(deleted),
});

/** What orders are found by, over all runs. */
export function createSearch(db: Pick<Database, 'prepare'>) {
  return {
    /** Orders whose terms are to be noted, but for those of runs that are still importing; the newest first. */
    unsought: (limit: number): Unsought[] =>
      db
        .prepare<[number], Unsought>(
          `SELECT u.order_id AS "order", r.kind, o.key, o.partner_no AS partnerNo, o.answer
           FROM unsought u LEFT JOIN orders o ON o.id = u.order_id LEFT JOIN runs r ON r.id = o.run
           WHERE r.state IS NOT 'importing' ORDER BY u.order_id DESC LIMIT ?`,
        )
        .all(limit),

    note(order: number, terms: readonly string[]): void {
      db.prepare<[number, string]>('INSERT OR REPLACE INTO order_terms (order_id, terms) VALUES (?, ?)').run(
        order,
        terms.join('\n'),
      );
    },

    sought(orders: readonly number[]): void {
      db.prepare<[string]>('DELETE FROM unsought WHERE order_id IN (SELECT value FROM json_each(?))').run(
        JSON.stringify(orders),
      );
    },

    /** Orders with this key or partner's number, newest first. */
    withNumber: (number: string, limit: number): StoredFind[] =>
      db
        .prepare<[object], StoredFind>(
          `${SELECT} WHERE o.id IN (SELECT id FROM orders WHERE key = @number UNION SELECT id FROM orders
             WHERE partner_no = @number) AND ${SHOWN} ORDER BY o.id DESC LIMIT @limit`,
        )
        .all({ number, limit }),

    /** Orders among whose terms each of these words (lower case) occurs, newest first. */
    withWords: (words: readonly string[], limit: number): StoredFind[] =>
      db
        .prepare<[...string[], number], StoredFind>(
          `${SELECT} WHERE ${words.map(() => 'instr(t.terms, ?) > 0').join(' AND ')} AND ${SHOWN}
           ORDER BY t.order_id DESC LIMIT ?`,
        )
        .all(...words, limit),

    /** Numbers of orders in no run in sight that are this key. */
    usedAs: (key: string, limit: number): UsedNumber[] =>
      db
        .prepare<[string, number], UsedRow>(`${USED} AND c.key = ? ORDER BY c.id DESC LIMIT ?`)
        .all(key, limit)
        .map(toUsed),

    /** The same of which the key or the partner's number has each of these words (lower case). */
    usedWith: (words: readonly string[], limit: number): UsedNumber[] =>
      db
        .prepare<[...string[], number], UsedRow>(
          `${USED} AND ${words.map(() => "instr(lower(c.key || char(10) || coalesce(c.partner_no, '')), ?) > 0").join(' AND ')}
           ORDER BY c.id DESC LIMIT ?`,
        )
        .all(...words, limit)
        .map(toUsed),

    /** Runs with a file that has this in its name, newest first. */
    runsByFile: (text: string, limit: number): FoundRunRow[] =>
      db
        .prepare<[string, number], FoundRunRow>(
          `SELECT r.id AS run, r.kind, r.target, r.created_at AS createdAt,
             (SELECT json_group_array(json_object('name', name) ORDER BY idx) FROM files WHERE run = r.id) AS files
           FROM runs r WHERE ${SHOWN}
             AND r.id IN (SELECT run FROM files WHERE name LIKE ? ESCAPE '\\') ORDER BY r.created_at DESC LIMIT ?`,
        )
        .all(containing(text), limit),
  };
}
