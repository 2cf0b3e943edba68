import type { Standing } from '#shared/contract/run.ts';
import type { Unanswered } from '#shared/contract/runs.ts';
import { submissionProblemCodes } from './submission-problems.ts';
import { IS_WITHDRAWN, withdrawnIn } from './withdrawals.ts';

/** What history says of an order by a check: accepted before with the same content. */
const BEFORE = 'order.acceptedBefore';

const CODES = submissionProblemCodes.map((code) => `'${code}'`).join(', ');

/** Found by sending, and mended by choosing or by waiting: not by a change of the order. */
const KEPT_BACK = submissionProblemCodes
  .filter((code) => code !== 'order.changedAfterAccepted' && code !== 'order.withdrawn')
  .map((code) => `'${code}'`)
  .join(', ');

/**
 * Whether sending kept back the incomplete order `o`, which has no error of its own. The first condition is there for the
 * index: few orders of a run have such a problem.
 */
const IS_HELD = `o.state = 'incomplete'
  AND EXISTS (SELECT 1 FROM problems WHERE order_id = o.id AND severity = 'error' AND code IN (${KEPT_BACK}))
  AND NOT EXISTS (SELECT 1 FROM problems WHERE order_id = o.id AND severity = 'error' AND code NOT IN (${CODES}))`;

/** Whether the ready order `o` was accepted before with the same content: nothing of it will be sent. */
const IS_THERE = `o.state = 'ready'
  AND EXISTS (SELECT 1 FROM problems WHERE order_id = o.id AND severity = 'warning' AND code = '${BEFORE}')`;

/** Whether it was a person, and not the partner, that order `o` was turned down by. */
export const IS_SHELVED = `o.state = 'rejected' AND o.answer ->> '$.data.decidedBy' = 'person'`;

/** How order `o` is shown: a {@link ShownState}. */
export const SHOWN_STATE = `CASE WHEN ${IS_THERE} THEN 'exists' WHEN ${IS_HELD} THEN 'held' WHEN ${IS_SHELVED} THEN 'shelved'
  WHEN ${IS_WITHDRAWN} THEN 'withdrawn'
  ELSE o.state END`;

/** How order `o` of run `r` came to be at the partner, when it is shown as existing: an {@link Existing}, or null. */
export const EXISTING = `CASE
  WHEN ${IS_THERE} OR (o.state = 'exists' AND o.unsent = 1) THEN 'unsent'
  WHEN o.state <> 'exists' THEN NULL
  WHEN EXISTS (SELECT 1 FROM attempt_orders ao JOIN attempts a ON a.id = ao.attempt
    WHERE ao.order_id = o.id AND a.run = o.run AND a.purpose = 'send' AND a.result IN ('unknown', 'interrupted', 'untold', 'throttled')
      AND coalesce((SELECT target FROM accounts WHERE id = a.account), 'production')
        = (SELECT target FROM runs WHERE id = o.run)) THEN 'own-attempt'
  ELSE 'partner' END`;

/**
 * Column of order `o`: JSON of the last request that may have brought it there while its outcome is unknown, an
 * {@link Unanswered}; null where none is known of, and else.
 */
export const UNANSWERED_COLUMN = `CASE WHEN o.state = 'unknown' THEN (
  SELECT json_object('at', a.started_at, 'result', a.result, 'detail', a.detail)
  FROM attempt_orders ao JOIN attempts a ON a.id = ao.attempt
  WHERE ao.order_id = o.id AND a.run = o.run AND a.purpose = 'send'
    AND coalesce(a.result, '') NOT IN ('not-sent', 'turned-away', 'credentials', 'clock')
  ORDER BY a.id DESC LIMIT 1) END AS unanswered`;

/** A row with that column, read. */
export function withUnanswered<Row extends { readonly unanswered: string | null }>(
  row: Row,
): Omit<Row, 'unanswered'> & { readonly unanswered: Unanswered | null } {
  return { ...row, unanswered: row.unanswered === null ? null : (JSON.parse(row.unanswered) as Unanswered) };
}

/** Columns of run `r` for {@link toStanding}. */
export const STANDING_COLUMNS = `
  (SELECT count(DISTINCT p.order_id) FROM problems p JOIN orders o ON o.id = p.order_id
    WHERE p.run = r.id AND p.severity = 'warning' AND p.code = '${BEFORE}' AND o.state = 'ready') AS readyThere,
  (SELECT count(*) FROM orders WHERE run = r.id AND unsent = 1 AND state = 'exists')
    - ${withdrawnIn('exists', ' AND o.unsent = 1')} AS existsUnsent,
  (SELECT count(*) FROM orders o WHERE ${IS_HELD}
    AND o.id IN (SELECT order_id FROM problems WHERE run = r.id AND severity = 'error' AND code IN (${KEPT_BACK}))) AS heldBack,
  (SELECT count(*) FROM orders WHERE run = r.id AND state = 'sending') AS sending,
  (SELECT count(DISTINCT at_line) FROM problems WHERE run = r.id AND severity = 'error'
    AND code NOT IN (${CODES})) AS wrongLines,
  (SELECT count(*) FROM problems p WHERE p.run = r.id AND p.severity = 'warning' AND p.code = '${BEFORE}') AS there`;

export interface StandingRow {
  readonly readyThere: number;
  readonly existsUnsent: number;
  readonly heldBack: number;
  readonly sending: number;
  readonly wrongLines: number;
  /** Warnings that an order is there already. */
  readonly there: number;
}

export function toStanding({ there, ...counted }: StandingRow, warnings: number): Standing {
  const { readyThere, existsUnsent, heldBack, sending, wrongLines } = counted;
  return { readyThere, existsUnsent, heldBack, sending, wrongLines, toConfirm: Math.max(0, warnings - there) };
}
