import type { OrderState } from '#shared/contract/run.ts';
import type { OrderDecision } from '#shared/contract/runs.ts';
import type { Database } from '../data-folder/data-folder.ts';
import type { OrderRef } from './outbox.ts';

/** Whether decision `d` was about an order that was practised: what it was last sent to before. */
const IN_PRACTICE = `coalesce((SELECT ac.target FROM attempt_orders ao JOIN attempts a ON a.id = ao.attempt
  JOIN accounts ac ON ac.id = a.account
  WHERE ao.order_id = d.order_id AND a.run = d.run AND a.purpose = 'send' AND a.started_at <= d.decided_at
  ORDER BY a.id DESC LIMIT 1), (SELECT target FROM runs WHERE id = d.run)) = 'practice'`;

/** Columns of order `o`: the last word that a person said about it where its run goes now, in practice or for real. */
export const DECISION_COLUMNS = ['decision', 'decided_by AS decidedBy', 'decided_at AS decidedAt']
  .map((column) => {
    const [from = '', name = from] = column.split(' AS ');
    return `(SELECT d.${from} FROM decisions d WHERE d.order_id = o.id AND d.run = o.run
      AND (${IN_PRACTICE}) = ((SELECT target FROM runs WHERE id = o.run) = 'practice') ORDER BY d.id DESC LIMIT 1) AS ${name}`;
  })
  .join(', ');

interface NewDecision extends Pick<OrderDecision, 'decision' | 'partnerNo' | 'by'> {
  readonly run: string;
  readonly order: number;
  readonly key: string;
}

/** What persons decided about orders of unknown outcome: who, when and what. Kept like the claims that follow from it. */
export function createDecisions(db: Pick<Database, 'prepare' | 'now'>) {
  return {
    add(decision: NewDecision): void {
      db.prepare<[object]>(
        `INSERT INTO decisions (run, order_id, key, decision, partner_no, decided_by, decided_at)
         VALUES (@run, @order, @key, @decision, @partnerNo, @by, @now)`,
      ).run({ ...decision, now: db.now() });
    },

    /** Oldest first. */
    ofOrder(run: string, order: number): OrderDecision[] {
      return db
        .prepare<[number, string], Omit<OrderDecision, 'practice'> & { practice: number }>(
          `SELECT d.decision, d.partner_no AS partnerNo, d.decided_by AS "by", d.decided_at AS at, ${IN_PRACTICE} AS practice
           FROM decisions d WHERE d.order_id = ? AND d.run = ? ORDER BY d.id`,
        )
        .all(order, run)
        .map((row) => ({ ...row, practice: row.practice === 1 }));
    },

    /** When a person last decided that an order is not at the partner and is not sent; null when it was sent since, or nobody did. */
    shelvedAt(run: string, order: number): string | null {
      return (
        db
          .prepare<[object], { at: string }>(
            `SELECT d.decided_at AS at FROM decisions d
             WHERE d.id = (SELECT max(id) FROM decisions WHERE order_id = @order AND run = @run) AND d.decision = 'not-accepted'
               AND NOT EXISTS (SELECT 1 FROM attempt_orders JOIN attempts a ON a.id = attempt
                 WHERE order_id = @order AND a.run = @run AND a.purpose = 'send' AND a.started_at >= d.decided_at)`,
          )
          .get({ run, order })?.at ?? null
      );
    },

    /** Ready orders of a run that do not say it and whose number a person, about another order, last decided not to send. */
    shelvedUnsaid(run: string): OrderRef[] {
      return db
        .prepare<[object], OrderRef>(
          `SELECT DISTINCT o.id, o.key FROM decisions d JOIN orders o ON o.key = d.key AND o.run = @run AND o.id <> d.order_id
           WHERE o.state = 'ready' AND d.decision = 'not-accepted'
             AND NOT EXISTS (SELECT 1 FROM problems p WHERE p.order_id = o.id AND p.code = 'order.shelvedBefore')`,
        )
        .all({ run });
    },

    /** Whether a person looked for it at the partner last, did not find it, and has it sent again; and it was not sent since. */
    isMissing(run: string, order: number): boolean {
      return (
        db
          .prepare<[object]>(
            `SELECT 1 FROM decisions d
             WHERE d.id = (SELECT max(id) FROM decisions WHERE order_id = @order AND run = @run) AND d.decision = 'send-again'
               AND NOT EXISTS (SELECT 1 FROM attempt_orders JOIN attempts a ON a.id = attempt
                 WHERE order_id = @order AND a.run = @run AND a.purpose = 'send' AND a.started_at >= d.decided_at)`,
          )
          .get({ run, order }) !== undefined
      );
    },

    /** Whether a person looked for it at the partner last and did not find it, and no more than one request was begun since then. */
    missedBefore(run: string, order: number): boolean {
      const since = db
        .prepare<[object], { decision: string; requests: number }>(
          `SELECT d.decision, (SELECT count(*) FROM attempt_orders JOIN attempts a ON a.id = attempt
             WHERE order_id = @order AND a.run = @run AND a.purpose = 'send' AND a.started_at >= d.decided_at) AS requests
           FROM decisions d WHERE d.id = (SELECT max(id) FROM decisions WHERE order_id = @order AND run = @run)`,
        )
        .get({ run, order });
      return since !== undefined && since.decision !== 'accepted' && since.requests <= 1;
    },

    /**
     * The state that the last decision left an order in, while nothing followed from it: it was not sent or asked about
     * since, and no other order with its number was settled by it. Null when there is nothing to change.
     */
    changeable(run: string, order: number): OrderState | null {
      return (
        db
          .prepare<[object], { state: OrderState }>(
            `SELECT o.state FROM orders o
             JOIN decisions d ON d.id = (SELECT max(id) FROM decisions WHERE order_id = o.id AND run = o.run)
             WHERE o.id = @order AND o.run = @run
               AND o.state = CASE d.decision WHEN 'accepted' THEN 'accepted' WHEN 'send-again' THEN 'queued' ELSE 'rejected' END
               AND (o.state = 'queued' OR json_extract(o.answer, '$.data.decidedBy') = 'person')
               AND NOT EXISTS (SELECT 1 FROM attempt_orders JOIN attempts a ON a.id = attempt
                 WHERE order_id = o.id AND a.run = o.run AND a.started_at >= d.decided_at)
               AND NOT EXISTS (SELECT 1 FROM orders other WHERE other.key = o.key AND other.run <> o.run
                 AND other.state NOT IN ('ready', 'incomplete', 'rejected') AND other.updated_at >= d.decided_at)`,
          )
          .get({ run, order })?.state ?? null
      );
    },
  };
}
