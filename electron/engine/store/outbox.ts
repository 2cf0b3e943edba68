import type { OrderState } from '#shared/contract/run.ts';
import type { Attachment, JsonObject } from '#shared/kinds/kind.ts';
import type { Database } from '../data-folder/data-folder.ts';
import { HELD_BACK, type SubmissionProblem } from './submission-problems.ts';

/** An order by its number in the store and its idempotency key. */
export interface OrderRef {
  readonly id: number;
  readonly key: string;
}

/** An order with the body that would be sent. */
export interface PreparedOrder extends OrderRef {
  /** Attachments stand in it as slots. */
  readonly body: JsonObject;
  /** What tells one body from another when parts of it change by themselves (a preview's id); the body by default. */
  readonly identity?: JsonObject;
}

/** An order that cannot be sent as it is: it is kept back, unless its key says that nothing is to be sent anyway. */
export interface UnpreparedOrder extends OrderRef {
  readonly identity: JsonObject;
  readonly problem: SubmissionProblem;
}

/** An order in the queue, as it is stored. */
export interface QueuedOrder extends OrderRef {
  /** The JSON text of its body. */
  readonly text: string;
  /** What the hash of that body was when it was committed. */
  readonly hash: string | null;
  readonly attachments: readonly Attachment[];
}

/** An order on its way out, with its place in the store. */
export interface OutboxOrder extends OrderRef {
  readonly body: JsonObject;
  readonly attachments: readonly Attachment[];
}

/** What became of an order. Without a message there is none any more; a number or an answer that is left out stays. */
export interface Outcome {
  readonly state: OrderState;
  readonly partnerNo?: string | null;
  /** The partner's own words, when it rejected the order. */
  readonly message?: string | null;
  /** JSON of the partner's {@link Answer}. */
  readonly answer?: string;
  /** It is known to be there, and was not sent. */
  readonly unsent?: true;
  /** It has no number of the partner's any more. */
  readonly noNumber?: true;
}

export type Outbox = ReturnType<typeof createOutbox>;

/** Orders that are queued or further: the queue is the table itself, so that nothing is lost with the process. */
export function createOutbox(db: Pick<Database, 'prepare' | 'now'>) {
  return {
    /**
     * What a submission would queue: ready orders, those that only sending held back, and those of `again` that were rejected
     * or found to exist; those alone where the ready ones stay.
     */
    submittable(run: string, again: readonly string[], readyToo: boolean | readonly string[] = true): OrderRef[] {
      const ready = readyToo === true ? null : JSON.stringify(readyToo === false ? [] : readyToo);
      return db
        .prepare<[object], OrderRef>(
          `SELECT id, key FROM orders WHERE run = @run AND (((@ready IS NULL OR key IN (SELECT value FROM json_each(@ready)))
               AND (state = 'ready' OR (${HELD_BACK})))
             OR (state IN ('rejected', 'exists') AND key IN (SELECT value FROM json_each(@again)))) ORDER BY position`,
        )
        .all({ run, again: JSON.stringify(again), ready });
    },

    /** Runs that are not being sent, and of which orders are in the queue all the same: queueing them came to no end. */
    halfQueued(): string[] {
      return db
        .prepare<[], { id: string }>(
          `SELECT id FROM runs r WHERE state IN ('checked', 'finished')
             AND EXISTS (SELECT 1 FROM orders WHERE run = r.id AND state = 'queued')`,
        )
        .all()
        .map(({ id }) => id);
    },

    /**
     * @param bodyHash of what tells this order from another one with its key
     * @param wireHash of the body itself, where that is another
     */
    enqueue(order: number, body: JsonObject, bodyHash: string, wireHash: string | null = null): void {
      db.prepare<[object]>(
        `UPDATE orders SET state = 'queued', body = @body, body_hash = @bodyHash, wire_hash = @wireHash,
           unsent = 0, message = NULL, answer = NULL, updated_at = @now
         WHERE id = @order`,
      ).run({ body: JSON.stringify(body), bodyHash, wireHash, now: db.now(), order });
    },

    /** Orders that may be at the partner without a body here: the journal alone knew that they had left. */
    withoutBody(run: string): OrderRef[] {
      return db
        .prepare<[string], OrderRef>(
          "SELECT id, key FROM orders INDEXED BY orders_without_body WHERE run = ? AND state IN ('queued', 'unknown') AND body IS NULL ORDER BY +position",
        )
        .all(run);
    },

    /** Gives such an order the body that it left with. */
    fill(order: number, body: JsonObject, bodyHash: string): void {
      db.prepare<[string, string, number]>(
        'UPDATE orders SET body = ?, body_hash = ?, wire_hash = NULL WHERE id = ?',
      ).run(JSON.stringify(body), bodyHash, order);
    },

    /** Keeps an order back that may not be sent as it is, for a reason that is not the partner's; false when its outcome is final. */
    refuse(order: number): boolean {
      return (
        db
          .prepare<[string, number]>(
            `UPDATE orders SET state = 'incomplete', message = NULL, answer = NULL, updated_at = ?
             WHERE id = ? AND state IN ('ready', 'rejected')`,
          )
          .run(db.now(), order).changes === 1
      );
    },

    /** Whether there are more in the queue than so many. */
    hasQueued(run: string, beyond = 0): boolean {
      const more = db
        .prepare<[string, number]>("SELECT 1 FROM orders WHERE run = ? AND state = 'queued' LIMIT 1 OFFSET ?")
        .get(run, beyond);
      return more !== undefined;
    },

    /**
     * The next queued orders in reading order, but those of `except`, which are in the queue, too. At least one, then as
     * many as their attachments leave room for.
     */
    next(run: string, limit: number, attachmentBytes: number, except: ReadonlySet<number> = new Set()): QueuedOrder[] {
      const rows = db
        .prepare<[string, number], Omit<QueuedOrder, 'attachments'>>(
          "SELECT id, key, body AS text, coalesce(wire_hash, body_hash) AS hash FROM orders WHERE run = ? AND state = 'queued' ORDER BY position LIMIT ?",
        )
        .all(run, limit + except.size)
        .filter(({ id }) => !except.has(id))
        .slice(0, limit);
      const orders: QueuedOrder[] = [];
      let room = attachmentBytes;
      for (const row of rows) {
        const attachments = attachmentsOf(db, row.id);
        room -= attachments.reduce((sum, { size }) => sum + size, 0);
        if (room < 0 && orders.length > 0) break;
        orders.push({ ...row, attachments });
      }
      return orders;
    },

    /** The hash that tells the order from another one with its key, as it was committed. */
    /** What was sent of an order; null where that was cleared away. */
    bodyOf(order: number): JsonObject | null {
      const row = db.prepare<[number], { body: string | null }>('SELECT body FROM orders WHERE id = ?').get(order);
      return row?.body ? JSON.parse(row.body) : null;
    },

    bodyHash(order: number): string {
      const row = db
        .prepare<[number], { hash: string | null }>('SELECT body_hash AS hash FROM orders WHERE id = ?')
        .get(order);
      return row?.hash ?? '';
    },

    /** Moves an order on; false when it is not in the state expected. */
    move(order: number, from: OrderState, { state, partnerNo, message, answer, unsent, noNumber }: Outcome): boolean {
      return (
        db
          .prepare<[object]>(
            `UPDATE orders SET state = @state, partner_no = CASE WHEN @noNumber = 1 THEN NULL ELSE coalesce(@partnerNo, partner_no) END,
               message = @message, answer = coalesce(@answer, answer), unsent = max(unsent, @unsent), updated_at = @now
             WHERE id = @order AND state = @from`,
          )
          .run({
            state,
            partnerNo: partnerNo ?? null,
            message: message ?? null,
            answer: answer ?? null,
            unsent: unsent ? 1 : 0,
            noNumber: noNumber ? 1 : 0,
            now: db.now(),
            order,
            from,
          }).changes === 1
      );
    },

    inState(run: string, ...states: readonly OrderState[]): OrderRef[] {
      return db
        .prepare<[string, string], OrderRef>(
          // By their states: the order would have all of the run looked through.
          `SELECT id, key FROM orders WHERE run = ? AND state IN (SELECT value FROM json_each(?)) ORDER BY +position`,
        )
        .all(run, JSON.stringify(states));
    },

    /** Orders the partner had already, of which its number is not known yet. */
    withoutNumber(run: string): OrderRef[] {
      return db
        .prepare<[string], OrderRef>(
          "SELECT id, key FROM orders WHERE run = ? AND state = 'exists' AND partner_no IS NULL ORDER BY +position",
        )
        .all(run);
    },

    find(order: number): (OrderRef & { run: string; state: OrderState }) | null {
      return (
        db
          .prepare<[number], OrderRef & { run: string; state: OrderState }>(
            'SELECT id, key, run, state FROM orders WHERE id = ?',
          )
          .get(order) ?? null
      );
    },
  };
}

function attachmentsOf(db: Pick<Database, 'prepare'>, order: number): Attachment[] {
  return db
    .prepare<[number], Attachment>(
      'SELECT name, type, size, sha256 FROM attachments WHERE order_id = ? ORDER BY position',
    )
    .all(order);
}
