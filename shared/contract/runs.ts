import { z } from 'zod';
import { warehouseState } from './follow-up.ts';
import { params, placedProblem, problemGroup, severity } from './problem.ts';
import { page, procedure } from './procedure.ts';
import { existing, orderState, run, shownState, target } from './run.ts';

const window = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(1000).default(200) };

/** Narrows lines and orders; absent parts do not narrow. */
export const lineFilter = z.object({
  severity: severity.optional(),
  code: z.string().optional(),
  /** Lines with a problem of this field. */
  field: z.string().optional(),
  /** As it is shown: an order that is there already counts as existing before it is marked so. */
  state: shownState.optional(),
  /** Text that occurs in any cell of the line. */
  search: z.string().optional(),
  order: z.string().optional(),
});
export type LineFilter = z.infer<typeof lineFilter>;

const view = {
  run: z.string(),
  filter: lineFilter.default({}),
  /** The lines of an order together, its own line first; else all lines as read. */
  grouped: z.boolean().default(false),
};

/** A cell on its way to the grid: text as typed, and what is wrong with it. */
const gridCell = z.object({
  text: z.string(),
  /** Filled down from a merged cell in this row. */
  mergedFrom: z.int().optional(),
  /** A number merged over so many lines, of which nobody said whose it is. */
  over: z.int().optional(),
  /** The cell of the sheet that the value stands in, where that is not the line's own below the field's header. */
  at: z.object({ row: z.int(), column: z.int() }).optional(),
  formula: z.literal(true).optional(),
  edited: z.literal(true).optional(),
});

export const gridLine = z.object({
  id: z.int(),
  file: z.int(),
  sheet: z.string(),
  row: z.int(),
  part: z.enum(['whole', 'order', 'detail']),
  order: z.string().nullable(),
  orderId: z.int().nullable(),
  orderState: orderState.nullable(),
  orderShown: shownState.nullable(),
  existing: existing.nullable(),
  partnerNo: z.string().nullable(),
  /** How many files its order has; absent without an order. */
  files: z.int().optional(),
  cells: z.record(z.string(), gridCell),
  problems: z.array(placedProblem),
});
export type GridLine = z.infer<typeof gridLine>;

/** A person's word on an order of unknown outcome. */
const decision = z.enum(['accepted', 'not-accepted', 'send-again']);

export const orderDecision = z.object({
  decision,
  partnerNo: z.string().nullable(),
  /** The name of the computer's user; empty when it could not be told. */
  by: z.string(),
  at: z.string(),
  /** About an order that had been practised. */
  practice: z.boolean(),
});
export type OrderDecision = z.infer<typeof orderDecision>;

/** The last request about an order of unknown outcome: why nobody knows. */
const unanswered = z.object({
  /** ISO time at which it was begun. */
  at: z.string(),
  /** How it ended, as attempts do; `interrupted` where the program ended, `untold` where the backup that
   * is in its place does not have it, null where even that is not written down. */
  result: z.string().nullable(),
  detail: z.string().nullable(),
});
export type Unanswered = z.infer<typeof unanswered>;

/** How an order was taken back: in the partner's system, as a person says, or by the partner, when it was asked. */
export const withdrawal = z.object({ how: z.enum(['portal', 'call']), by: z.string(), at: z.string() });
export type Withdrawal = z.infer<typeof withdrawal>;

export const orderSummary = z.object({
  id: z.int(),
  key: z.string(),
  state: orderState,
  shown: shownState,
  existing: existing.nullable(),
  lines: z.int(),
  errors: z.int(),
  warnings: z.int(),
  partnerNo: z.string().nullable(),
  message: z.string().nullable(),
  /** The last word that a person said about its outcome, who and when; null where nobody did. */
  decision: decision.nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  /** The first error of one that has some, at its row of the sheet. */
  firstError: z.object({ code: z.string(), field: z.string().nullable(), params, row: z.int().nullable() }).optional(),
  /** What its answer is warned of: it was booked for another fee than was previewed. */
  afterwards: z.object({ code: z.string(), params }).optional(),
  /** Of unknown outcome only. */
  unanswered: unanswered.nullable(),
  /** Null for one that was not taken back. */
  withdrawal: withdrawal.nullable(),
  /** What the partner gave it, by the kind's result columns; several values on lines of their own. */
  results: z.array(z.string()),
  /** Where it stands at its warehouse; absent for orders that are not followed. */
  warehouse: warehouseState.optional(),
});
export type OrderSummary = z.infer<typeof orderSummary>;

export const attempt = z.object({
  id: z.int(),
  purpose: z.enum(['send', 'lookup', 'preview', 'estimate']),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  status: z.int().nullable(),
  result: z.string().nullable(),
  detail: z.string().nullable(),
  /** With the built-in partner: a run that was practised first is sent for real afterwards. */
  practice: z.boolean(),
});
export type Attempt = z.infer<typeof attempt>;

/** Reading runs: windows of lines and orders, never a whole run at once. */
export const runProcedures = {
  'runs.list': procedure(
    z.object({
      /** Order number, partner number, file name, or a part of one. */
      search: z.string().optional(),
      from: z.string().optional(),
      to: z.string().optional(),
      /** Those that were deleted and can be taken back, instead of the others. */
      deleted: z.boolean().optional(),
      ...window,
    }),
    page(run),
  ),
  'runs.get': procedure(z.object({ run: z.string() }), run),
  /** Takes a run out of sight; for 30 days `runs.restore` brings it back. Failure `run.sending` while something is open. */
  'runs.delete': procedure(z.object({ run: z.string() }), z.object({ deleted: z.boolean() })),
  /** Takes a deleted run back; what history says of its orders is checked again. Failure `run.unknown`. */
  'runs.restore': procedure(z.object({ run: z.string() }), run),
  /** A person looked at the lines of a run that may be of before (`doubtedAt`): it may be sent. */
  'runs.trust': procedure(z.object({ run: z.string() }), run),
  /**
   * Chooses the account (and with it practice or production); history is checked again. A run that was only practised
   * goes to production with its practice outcomes forgotten; otherwise `run.sent` once something was accepted.
   */
  'runs.target': procedure(z.object({ run: z.string(), target, account: z.string().optional() }), run),
  'lines.window': procedure(z.object({ ...view, ...window }), page(gridLine)),
  /** Where a line stands in that list, from 0; null when it is not in it. */
  'lines.position': procedure(z.object({ ...view, line: z.int() }), z.object({ offset: z.int().nullable() })),
  'rows.skipped': procedure(
    z.object({ run: z.string(), ...window }),
    page(
      z.object({
        file: z.string(),
        sheet: z.string(),
        row: z.int(),
        reason: z.string(),
        text: z.string(),
        /** Of a row that a person said is no order: the line that it is otherwise. */
        line: z.int().optional(),
      }),
    ),
  ),
  'problems.window': procedure(
    z.object({
      run: z.string(),
      severity: severity.optional(),
      code: z.string().optional(),
      field: z.string().optional(),
      ...window,
    }),
    page(placedProblem),
  ),
  /** How often each problem occurs, worst first; those as frequent as one another in the order of their first lines. */
  'problems.groups': procedure(z.object({ run: z.string() }), z.array(problemGroup)),
  /** The nearest error or warning after (or before) a line or, with a field, a cell; null when there is none. */
  'problems.next': procedure(
    z.object({
      run: z.string(),
      line: z.int(),
      field: z.string().optional(),
      direction: z.enum(['next', 'previous']),
      /** Only problems of this severity. */
      severity: severity.optional(),
    }),
    placedProblem.nullable(),
  ),
  'orders.window': procedure(
    z.object({
      run: z.string(),
      state: shownState.optional(),
      /** Those that are not at the partner: held back, rejected, or decided not to be sent. Of one of unknown outcome nobody knows that. */
      failed: z.boolean().optional(),
      search: z.string().optional(),
      ...window,
    }),
    page(orderSummary),
  ),
  'orders.get': procedure(
    z.object({ order: z.int() }),
    z.object({
      kind: z.string(),
      summary: orderSummary,
      /** What the partner said of single lines, by those of the result columns that speak of lines. */
      lineResults: z.array(z.object({ sheet: z.string(), row: z.int(), values: z.array(z.string()) })),
      /** The body that would be (or was) sent, pretty-printed JSON; null while the order has errors. */
      body: z.string().nullable(),
      /** What the partner answered, as JSON; null when it did not, whatever became known of the order otherwise. */
      answer: z.string().nullable(),
      /** Of unknown outcome, and the partner is still asked about it, or will be when the run goes on. */
      asked: z.boolean(),
      /** What persons decided about it, oldest first. */
      decisions: z.array(orderDecision),
      /** The last of them can still be changed, and the partner's number given: nothing followed from it. */
      changeable: z.boolean(),
      attempts: z.array(attempt),
      attachments: z.array(
        z.object({
          name: z.string(),
          type: z.string(),
          size: z.int(),
          /** A person gave it to this order by itself, and may take it away. */
          byHand: z.literal(true).optional(),
        }),
      ),
    }),
  ),
};
