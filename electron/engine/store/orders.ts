import type { OrderState, ShownState } from '#shared/contract/run.ts';
import type { OrderSummary } from '#shared/contract/runs.ts';
import type { FreightCode } from '#shared/kinds/freight-order/rules.ts';
import { areAlike, keyLikeness } from '#shared/sheets/key-likeness.ts';
import type { Database } from '../data-folder/data-folder.ts';
import { DECISION_COLUMNS } from './decisions.ts';
import { containing, type Page, type PageRange } from './list-query.ts';
import { EXISTING, SHOWN_STATE, UNANSWERED_COLUMN, withUnanswered } from './standing.ts';
import { WITHDRAWAL_COLUMN, withWithdrawal } from './withdrawals.ts';

/** A summary as far as the store knows; what the kind makes of the partner's answer is added to it. */
export type StoredSummary = Omit<OrderSummary, 'results' | 'warehouse'>;

interface SummaryRow extends Omit<StoredSummary, 'unanswered' | 'withdrawal' | 'firstError' | 'afterwards'> {
  /** JSON */
  readonly unanswered: string | null;
  /** JSON */
  readonly withdrawal: string | null;
  /** JSON */
  readonly firstError: string | null;
  readonly afterwards: string | null;
}

/** An order as stored, without its lines. Body, hash and answer belong to the outbox. */
export interface StoredOrder {
  readonly id: number;
  readonly run: string;
  /** Ascending in reading order; unique in the run. */
  readonly position: number;
  readonly key: string;
  readonly state: OrderState;
  readonly partnerNo: string | null;
  readonly message: string | null;
  readonly body: string | null;
  readonly bodyHash: string | null;
  readonly answer: string | null;
}

export interface OrderWindow extends PageRange {
  readonly run: string;
  /** As it is shown. */
  readonly state?: ShownState | undefined;
  /** Those that are not at the partner, or may not be. */
  readonly failed?: boolean | undefined;
  /** A part of the key or the partner's number. */
  readonly search?: string | undefined;
}

/** What checking may say about an order. */
export type CheckedState = 'incomplete' | 'ready';

export type Orders = ReturnType<typeof createOrders>;

const COLUMNS = `o.id, o.run, o.position, o.key, o.state, o.partner_no AS partnerNo, o.message, o.body,
  o.body_hash AS bodyHash, o.answer`;

/** What an accepted order's answer may be warned of. */
const OTHER_FEE = 'freight.feeDiffers' satisfies FreightCode;

const SUMMARY = `
  SELECT o.id, o.key, o.state, ${SHOWN_STATE} AS shown, ${EXISTING} AS existing, o.partner_no AS partnerNo, o.message,
    ${DECISION_COLUMNS}, ${UNANSWERED_COLUMN}, ${WITHDRAWAL_COLUMN},
    (SELECT count(*) FROM lines WHERE order_id = o.id AND dropped = 0 AND part <> 'order') AS lines,
    (SELECT count(*) FROM problems WHERE order_id = o.id AND severity = 'error') AS errors,
    (SELECT count(*) FROM problems WHERE order_id = o.id AND severity = 'warning') AS warnings,
    (SELECT json_object('code', p.code, 'field', p.field, 'params', json(p.params),
       'row', (SELECT l.row FROM lines l WHERE l.run = p.run AND l.id = p.at_line))
     FROM problems p WHERE p.order_id = o.id AND p.severity = 'error' ORDER BY p.at_line, p.id LIMIT 1) AS firstError,
    (SELECT json_object('code', p.code, 'params', json(p.params)) FROM problems p
      WHERE p.order_id = o.id AND p.severity = 'warning' AND p.code = '${OTHER_FEE}' ORDER BY p.id LIMIT 1) AS afterwards
  FROM orders o`;

const MATCHING = `o.run = @run AND (@state IS NULL OR ${SHOWN_STATE} = @state)
  AND (@failed = 0 OR o.state IN ('incomplete', 'rejected'))
  AND (@pattern IS NULL OR o.key LIKE @pattern ESCAPE '\\' OR o.partner_no LIKE @pattern ESCAPE '\\')`;

/** Orders as the import and the checks see them. Sending (states from `queued` on) is the outbox's. */
export function createOrders(db: Database) {
  return {
    /** Appends an order (position after the last one) and returns its id. */
    append(run: string, key: string, state: CheckedState): number {
      const row = db
        .prepare<[string, string, string, string, string, string], { id: number }>(
          `INSERT INTO orders (run, position, key, likeness, state, updated_at)
           VALUES (?, (SELECT coalesce(max(position), 0) + 1 FROM orders WHERE run = ?), ?, ?, ?, ?) RETURNING id`,
        )
        .get(run, run, key, keyLikeness(key), state, db.now());
      if (!row) throw new Error('an inserted order returned no id');
      return row.id;
    },

    /** Position of the run's last order; 0 when it has none. */
    lastPosition(run: string): number {
      const row = db
        .prepare<[string], { position: number | null }>('SELECT max(position) AS position FROM orders WHERE run = ?')
        .get(run);
      return row?.position ?? 0;
    },

    get(order: number): StoredOrder | null {
      return db.prepare<[number], StoredOrder>(`SELECT ${COLUMNS} FROM orders o WHERE o.id = ?`).get(order) ?? null;
    },

    /** Orders of the run with these keys, in reading order. Several orders never share a key in one run. */
    byKey(run: string, keys: readonly string[]): StoredOrder[] {
      return db
        .prepare<[string, string], StoredOrder>(
          // By their keys: the order would have all of the run looked through.
          `SELECT ${COLUMNS} FROM orders o WHERE o.key IN (SELECT value FROM json_each(?)) AND o.run = ?
           ORDER BY +o.position`,
        )
        .all(JSON.stringify(keys), run);
    },

    /** Orders that may still change and whose key was used before at the account's partner: history may speak of them. */
    claimedBefore(run: string, account: string): number[] {
      return db
        .prepare<[string, string], { id: number }>(
          `SELECT o.id FROM orders o JOIN runs r ON r.id = o.run
           JOIN accounts a ON a.id = ?
           WHERE o.run = ? AND o.state IN ('incomplete', 'ready', 'rejected')
             AND EXISTS (SELECT 1 FROM claims c WHERE c.key = o.key AND c.kind = r.kind AND c.partner = a.partner
               AND c.practice = (a.target = 'practice'))
           ORDER BY o.position`,
        )
        .all(account, run)
        .map(({ id }) => id);
    },

    /** The run's orders whose keys may be taken for one of these, these keys among them. */
    alikeKeys(run: string, keys: readonly string[]): string[] {
      return db
        .prepare<[string, string], { key: string }>(
          'SELECT DISTINCT key FROM orders WHERE run = ? AND likeness IN (SELECT value FROM json_each(?))',
        )
        .all(run, JSON.stringify(keys.map(keyLikeness)))
        .map(({ key }) => key);
    },

    /** Orders that may be taken for another of the run. */
    alikeInRun(run: string): number[] {
      return db
        .prepare<[string, string], { id: number }>(
          `SELECT id FROM orders WHERE run = ? AND likeness IN
             (SELECT likeness FROM orders WHERE run = ? GROUP BY likeness HAVING count(DISTINCT key) > 1) ORDER BY position`,
        )
        .all(run, run)
        .map(({ id }) => id);
    },

    /** Orders sent earlier with this account whose keys may be taken for this one, newest first. */
    sentAlike(
      key: string,
      { run, account, kind }: { readonly run: string; readonly account: string; readonly kind: string },
    ) {
      return db
        .prepare<[object], { key: string; run: string; date: string }>(
          `SELECT o.key, o.run, o.updated_at AS date FROM orders o JOIN runs r ON r.id = o.run
           WHERE o.likeness = @likeness AND o.key <> @key AND o.run <> @run AND o.state IN ('accepted', 'exists')
             AND r.kind = @kind AND r.account = @account ORDER BY o.id DESC LIMIT 20`,
        )
        .all({ key, likeness: keyLikeness(key), run, account, kind })
        .filter((sent) => areAlike(sent.key, key));
    },

    /** The run's orders that may be taken for one sent earlier with the account. */
    alikeBefore(run: string, account: string): number[] {
      return db
        .prepare<[object], { id: number }>(
          `SELECT o.id FROM orders o JOIN runs r ON r.id = o.run
           WHERE o.run = @run AND o.state IN ('incomplete', 'ready', 'rejected')
             AND EXISTS (SELECT 1 FROM orders b JOIN runs s ON s.id = b.run
               WHERE b.likeness = o.likeness AND b.key <> o.key AND b.run <> o.run AND b.state IN ('accepted', 'exists')
                 AND s.kind = r.kind AND s.account = @account)
           ORDER BY o.position`,
        )
        .all({ run, account })
        .map(({ id }) => id);
    },

    /** Key of another order at the same account that is there under a partner's number; null where none is. */
    numbered(order: number, partnerNo: string): string | null {
      const row = db
        .prepare<[object], { key: string }>(
          `SELECT o.key FROM orders o JOIN runs r ON r.id = o.run, orders own JOIN runs home ON home.id = own.run
           WHERE own.id = @order AND o.partner_no = @partnerNo AND o.id <> own.id AND o.key <> own.key
             AND o.state IN ('accepted', 'exists') AND r.kind = home.kind AND r.account IS home.account LIMIT 1`,
        )
        .get({ order, partnerNo });
      return row?.key ?? null;
    },

    /** Orders that have a problem of this code and may still change. */
    withProblem(run: string, code: string): number[] {
      return db
        .prepare<[string, string], { id: number }>(
          `SELECT id FROM orders WHERE run = ? AND state IN ('incomplete', 'ready', 'rejected')
             AND id IN (SELECT order_id FROM problems
               WHERE run = orders.run AND severity = 'error' AND code = ?) ORDER BY position`,
        )
        .all(run, code)
        .map(({ id }) => id);
    },

    /** Keys that several orders of the run carry: they came from different files or sheets. */
    repeatedKeys(run: string): string[] {
      return db
        .prepare<[string], { key: string }>(
          'SELECT key FROM orders WHERE run = ? GROUP BY key HAVING count(*) > 1 ORDER BY min(position)',
        )
        .all(run)
        .map(({ key }) => key);
    },

    /** What the partner answered to these orders, as JSON; without those it answered nothing to. */
    answers(orders: readonly number[]): ReadonlyMap<number, string> {
      const rows = db
        .prepare<[string], { id: number; answer: string }>(
          'SELECT id, answer FROM orders WHERE id IN (SELECT value FROM json_each(?)) AND answer IS NOT NULL',
        )
        .all(JSON.stringify(orders));
      return new Map(rows.map(({ id, answer }) => [id, answer]));
    },

    /** The orders of a run in reading order, page by page: those after `position` (0 to begin). */
    after(run: string, position: number, limit: number): (StoredOrder & Pick<StoredSummary, 'shown'>)[] {
      return db
        .prepare<[string, number, number], StoredOrder & Pick<StoredSummary, 'shown'>>(
          `SELECT ${COLUMNS}, ${SHOWN_STATE} AS shown FROM orders o WHERE o.run = ? AND o.position > ? ORDER BY o.position LIMIT ?`,
        )
        .all(run, position, limit);
    },

    /** How it fares, in few words: asked at every step of every order that is sent. */
    faring(order: number): Pick<StoredSummary, 'key' | 'state' | 'partnerNo' | 'message'> | null {
      const row = db
        .prepare<[number], Pick<StoredSummary, 'key' | 'state' | 'partnerNo' | 'message'>>(
          'SELECT key, state, partner_no AS partnerNo, message FROM orders WHERE id = ?',
        )
        .get(order);
      return row ?? null;
    },

    summary(order: number): StoredSummary | null {
      const row = db.prepare<[number], SummaryRow>(`${SUMMARY} WHERE o.id = ?`).get(order);
      return row ? toSummary(row) : null;
    },

    window({ run, state, failed, search, offset, limit }: OrderWindow): Page<StoredSummary> {
      const where = { run, state: state ?? null, failed: failed ? 1 : 0, pattern: search ? containing(search) : null };
      const total = db
        .prepare<[object], { n: number }>(`SELECT count(*) AS n FROM orders o WHERE ${MATCHING}`)
        .get(where);
      const rows = db.prepare<[object], SummaryRow>(
        `${SUMMARY} WHERE ${MATCHING} ORDER BY o.position LIMIT @limit OFFSET @offset`,
      );
      return { total: total?.n ?? 0, items: rows.all({ ...where, offset, limit }).map(toSummary) };
    },

    /**
     * What a re-check found. False (and nothing changed) when the order is queued or further; a rejected order that
     * was mended becomes ready again, and what was said of it is over.
     */
    setChecked(order: number, state: CheckedState): boolean {
      const { changes } = db
        .prepare<[string, string, number]>(
          `UPDATE orders SET state = ?, message = NULL, answer = NULL, updated_at = ?
           WHERE id = ? AND state IN ('incomplete', 'ready', 'rejected')`,
        )
        .run(state, db.now(), order);
      return changes > 0;
    },

    /** Removes those of these orders that an edit left without lines; their dropped lines stay, without an order. */
    removeEmpty(orders: readonly number[]): number {
      return db.transaction(() => {
        const ids = JSON.stringify(orders);
        const empty = `SELECT id FROM orders o WHERE o.id IN (SELECT value FROM json_each(?))
          AND o.state IN ('incomplete', 'ready', 'rejected')
          AND NOT EXISTS (SELECT 1 FROM lines WHERE order_id = o.id AND dropped = 0)`;
        db.prepare<[string]>(`UPDATE lines SET order_id = NULL WHERE order_id IN (${empty})`).run(ids);
        return db.prepare<[string]>(`DELETE FROM orders WHERE id IN (${empty})`).run(ids).changes;
      });
    },
  };
}

function toSummary({ firstError, afterwards, ...row }: SummaryRow): StoredSummary {
  return {
    ...withWithdrawal(withUnanswered(row)),
    ...(firstError !== null && { firstError: JSON.parse(firstError) }),
    ...(afterwards !== null && { afterwards: JSON.parse(afterwards) }),
  };
}
