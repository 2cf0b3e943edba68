import type { FreightCode } from '#shared/kinds/freight-order/rules.ts';
import type { GeneralCode, ProblemParams } from '#shared/problem.ts';
import type { Database } from '../data-folder/data-folder.ts';
import { createFieldLists } from './field-lists.ts';
import { hasCell } from './lines.ts';

/** What sending may find, besides what checking finds. */
export const submissionProblemCodes = [
  'order.changedAfterAccepted',
  'order.claimedElsewhere',
  'order.atAnotherDesk',
  'order.takenOver',
  'order.withdrawn',
  'order.bodyChanged',
  'partner.rejected',
  'partner.rejectedSilently',
  'freight.noChoice',
  'freight.stale',
  'freight.notOffered',
  'freight.noBest',
  'freight.overOrderCap',
  'freight.overRunCap',
  'freight.afterRunCap',
  'freight.capCurrency',
  'freight.capUncounted',
  'freight.rejected',
  'freight.unreadable',
  'freight.unreachable',
  'freight.throttled',
  'freight.credentials',
  'freight.clock',
] as const satisfies readonly (GeneralCode | FreightCode)[];

export type SubmissionProblemCode = (typeof submissionProblemCodes)[number];

export interface SubmissionProblem {
  readonly code: SubmissionProblemCode;
  /** The field that is meant. */
  readonly field?: string | null | undefined;
  /** The line that is meant; without it the first line of the order that has a cell of the field. */
  readonly line?: number | null | undefined;
  readonly params: ProblemParams;
}

const CODES = submissionProblemCodes.map((code) => `'${code}'`).join(', ');

/** Orders of run `@run` that nothing keeps back but what sending found. */
export const HELD_BACK = `run = @run AND state = 'incomplete'
  AND EXISTS (SELECT 1 FROM problems WHERE order_id = orders.id AND code IN (${CODES}))
  AND NOT EXISTS (SELECT 1 FROM problems
    WHERE order_id = orders.id AND severity = 'error' AND code NOT IN (${CODES}))`;

/**
 * Problems that sending found: kept beside those of checking, so that they show in the grid and in the error report. Shown
 * at the line that is meant, else at the first line of the order that has a cell of the field, or at its first line.
 */
export function createSubmissionProblems(db: Pick<Database, 'prepare' | 'now'>) {
  const lists = createFieldLists(db);
  const lineOf = (order: number, field: string | null) =>
    db
      .prepare<[object], { id: number }>(
        `SELECT id FROM lines l WHERE order_id = @order AND dropped = 0
         ORDER BY @path IS NOT NULL AND NOT ${hasCell('l')}, id LIMIT 1`,
      )
      .get({ order, path: field === null ? null : `$."${field}"`, places: lists.places(field ?? '') })?.id ?? null;

  const clear = (order: number): void => {
    db.prepare<[number]>(`DELETE FROM problems WHERE order_id = ? AND code IN (${CODES})`).run(order);
  };

  return {
    add(run: string, order: number, { code, field = null, line = null, params }: SubmissionProblem): void {
      const at = line ?? lineOf(order, field);
      db.prepare<[object]>(
        `INSERT INTO problems (run, order_id, line, at_line, field, code, severity, params)
         VALUES (@run, @order, @line, @at, @field, @code, 'error', @params)`,
      ).run({
        run,
        order,
        line: field === null && line === null ? null : at,
        at,
        field,
        code,
        params: JSON.stringify(params),
      });
    },

    clear,

    /** How many orders {@link lift} would make ready. */
    heldBack(run: string): number {
      return (
        db.prepare<[object], { n: number }>(`SELECT count(*) AS n FROM orders WHERE ${HELD_BACK}`).get({ run })?.n ?? 0
      );
    },

    /** Makes an order ready again that only sending held back: it is looked at anew. */
    liftOne(run: string, order: number): void {
      const { changes } = db
        .prepare<[object]>(`UPDATE orders SET state = 'ready', updated_at = @now WHERE id = @order AND ${HELD_BACK}`)
        .run({ run, order, now: db.now() });
      if (changes > 0) clear(order);
    },

    /** The same for all of a run: their claim, or the choice of a service, kept them back. */
    lift(run: string): void {
      db.prepare<[object]>(`UPDATE orders SET state = 'ready', updated_at = @now WHERE ${HELD_BACK}`).run({
        run,
        now: db.now(),
      });
      db.prepare<[string]>(
        `DELETE FROM problems WHERE code IN (${CODES})
           AND order_id IN (SELECT id FROM orders WHERE run = ? AND state = 'ready')`,
      ).run(run);
    },
  };
}
