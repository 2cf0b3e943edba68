import type { Existing, OrderState, ShownState } from '#shared/contract/run.ts';
import type { OrderSummary } from '#shared/contract/runs.ts';
import type { Problem, ProblemParams, Severity } from '#shared/problem.ts';
import { cellText, type SourceCell } from '#shared/sheets/cell.ts';
import type { Database } from '../data-folder/data-folder.ts';
import { DECISION_COLUMNS } from './decisions.ts';
import { EXISTING, SHOWN_STATE, UNANSWERED_COLUMN, withUnanswered } from './standing.ts';
import { WITHDRAWAL_COLUMN, withWithdrawal } from './withdrawals.ts';

/** Of order `o` of run `r`, where the run goes now: it may have been practised before. Asking for a price sends nothing. */
const EXCHANGES = `FROM attempts a JOIN attempt_orders ON attempt = a.id
  WHERE order_id = o.id AND a.run = o.run AND a.purpose IN ('send', 'lookup') AND coalesce((SELECT target FROM accounts WHERE id = a.account), 'production') = r.target`;

/** A place in one of the run's files. */
interface Place {
  readonly sheet: string;
  /** From 1. */
  readonly row: number;
}

export interface PlacedFinding extends Place {
  readonly problem: Problem;
  /** The field's cell on that line; null where it has none. */
  readonly cell: SourceCell | null;
}

export interface EditedCell extends Place {
  readonly field: string;
  readonly value: SourceCell | null;
  /** What the file has there. */
  readonly original: SourceCell | null;
  /** The whole line as it is now, by field. */
  readonly cells: Readonly<Record<string, SourceCell>>;
}

/** A line that was merged into another one of its order. */
export interface DroppedLine extends Place {
  /** By field. */
  readonly cells: Readonly<Record<string, SourceCell>>;
}

export interface UndecidedOrder extends Place {
  readonly key: string;
}

export interface OrderOutcome
  extends Pick<OrderSummary, 'decision' | 'decidedBy' | 'decidedAt' | 'unanswered' | 'withdrawal'> {
  readonly id: number;
  readonly position: number;
  readonly key: string;
  readonly state: OrderState;
  readonly shown: ShownState;
  readonly existing: Existing | null;
  readonly partnerNo: string | null;
  readonly message: string | null;
  /** JSON of the partner's answer; null when there is none. */
  readonly answer: string | null;
  readonly lines: number;
  readonly errors: number;
  /** How often it was sent; practice counts for a practice run only. */
  readonly attempts: number;
  /** ISO time of the last exchange. */
  readonly lastAt: string | null;
}

type OutcomeRow = Omit<OrderOutcome, 'unanswered' | 'withdrawal'> & {
  readonly unanswered: string | null;
  readonly withdrawal: string | null;
};

export interface LineOutcome extends Place {
  readonly id: number;
  readonly file: string;
  /** Whether it is one of the order's detail lines, and not the row of an order sheet. */
  readonly detail: boolean;
  /** Null for a line that belongs to no order. */
  readonly order: number | null;
  readonly key: string | null;
  readonly shown: ShownState | null;
  readonly existing: Existing | null;
  readonly partnerNo: string | null;
  /** What the partner said of this line when it rejected the order. */
  readonly refusals: readonly Pick<Problem, 'code' | 'field' | 'params'>[];
}

interface LineOutcomeRow extends Omit<LineOutcome, 'detail' | 'refusals'> {
  readonly detail: number;
  /** JSON */
  readonly refusals: string;
}

export type ReportSource = ReturnType<typeof createReportSource>;

/** What an error report says about one file of a run. */
export function createReportSource(db: Database) {
  return {
    /** Problems by row; one of an order as a whole stands at the order's first line. */
    problems(run: string, file: number): PlacedFinding[] {
      return db
        .prepare<
          [string, number],
          Place & {
            line: number;
            field: string | null;
            code: string;
            severity: Severity;
            params: string;
            cell: string | null;
          }
        >(
          `SELECT l.sheet, l.row, l.id AS line, p.field, p.code, p.severity, p.params,
             l.cells -> ('$."' || p.field || '"') AS cell
           FROM problems p JOIN lines l ON l.run = p.run AND l.id = p.at_line
           WHERE p.run = ? AND l.file = ? ORDER BY l.id, p.severity, p.id`,
        )
        .all(run, file)
        .map(({ sheet, row, params, cell, ...problem }) => ({
          sheet,
          row,
          cell: cell === null ? null : (JSON.parse(cell) as SourceCell),
          problem: { ...problem, params: JSON.parse(params) as ProblemParams },
        }));
    },

    /** Every order with what came of it, in reading order, page by page: those after `position` (0 to begin). */
    outcomes(run: string, position: number, limit: number): OrderOutcome[] {
      return db
        .prepare<[string, number, number], OutcomeRow>(
          `SELECT o.id, o.position, o.key, o.state, ${SHOWN_STATE} AS shown, ${EXISTING} AS existing,
             o.partner_no AS partnerNo, o.message, o.answer, ${DECISION_COLUMNS}, ${UNANSWERED_COLUMN}, ${WITHDRAWAL_COLUMN},
             (SELECT count(*) FROM lines WHERE order_id = o.id AND dropped = 0 AND part <> 'order') AS lines,
             (SELECT count(*) FROM problems WHERE order_id = o.id AND severity = 'error') AS errors,
             (SELECT count(*) ${EXCHANGES} AND a.purpose = 'send') AS attempts,
             (SELECT max(ended_at) ${EXCHANGES}) AS lastAt
           FROM orders o JOIN runs r ON r.id = o.run WHERE o.run = ? AND o.position > ? ORDER BY o.position LIMIT ?`,
        )
        .all(run, position, limit)
        .map((row) => withWithdrawal(withUnanswered(row)));
    },

    /** Every line with its order's outcome, in reading order, page by page: those after line `id` (0 to begin). */
    lines(run: string, id: number, limit: number): LineOutcome[] {
      return db
        .prepare<[string, number, number], LineOutcomeRow>(
          `SELECT l.id, f.name AS file, l.sheet, l.row, l.part <> 'order' AS detail, o.id AS "order", o.key,
             ${SHOWN_STATE} AS shown, ${EXISTING} AS existing, o.partner_no AS partnerNo,
             (SELECT json_group_array(json_object('code', code, 'field', field, 'params', json(params)))
               FROM problems WHERE run = l.run AND at_line = l.id AND severity = 'error'
                 AND code IN ('partner.rejected', 'partner.rejectedSilently')) AS refusals
           FROM lines l JOIN files f ON f.run = l.run AND f.idx = l.file LEFT JOIN orders o ON o.id = l.order_id
           WHERE l.run = ? AND l.dropped = 0 AND l.id > ? ORDER BY l.id LIMIT ?`,
        )
        .all(run, id, limit)
        .map(({ detail, refusals, ...line }) => ({ ...line, detail: detail === 1, refusals: JSON.parse(refusals) }));
    },

    /** Cells that were edited, but for those of dropped lines. */
    edits(run: string, file: number): EditedCell[] {
      return db
        .prepare<[string, number], Place & { field: string; cells: string; original: string | null }>(
          `SELECT l.sheet, l.row, e.field, l.cells, e.before AS original, min(e.id)
           FROM edits e JOIN lines l ON l.run = e.run AND l.id = e.line
           WHERE e.run = ? AND l.file = ? AND l.dropped = 0 AND e.undone = 0 AND e.field IS NOT NULL
           GROUP BY l.id, e.field ORDER BY l.id, e.field`,
        )
        .all(run, file)
        .map(({ sheet, row, field, cells, original }) => {
          const values = JSON.parse(cells) as Record<string, SourceCell>;
          const before = original === null ? null : (JSON.parse(original) as SourceCell);
          return { sheet, row, field, value: values[field] ?? null, original: before, cells: values };
        });
    },

    dropped(run: string, file: number): DroppedLine[] {
      return db
        .prepare<[string, number], Place & { cells: string }>(
          'SELECT sheet, row, cells FROM lines WHERE run = ? AND file = ? AND dropped = 1 ORDER BY id',
        )
        .all(run, file)
        .map(({ cells, ...place }) => ({ ...place, cells: JSON.parse(cells) as DroppedLine['cells'] }));
    },

    /** The texts that a person wrote for a field in one sheet, those edited here aside, the most frequent first. */
    texts(run: string, file: number, sheet: string, field: string): string[] {
      return db
        .prepare<object, { cell: string }>(
          `SELECT l.cells -> @path AS cell FROM lines l
           WHERE l.run = @run AND l.file = @file AND l.sheet = @sheet AND l.dropped = 0 AND l.cells -> @path IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM edits WHERE run = l.run AND line = l.id AND field = @field AND undone = 0)
           GROUP BY 1 ORDER BY count(*) DESC, 1`,
        )
        .all({ run, file, sheet, field, path: `$."${field}"` })
        .map(({ cell }) => cellText(JSON.parse(cell) as SourceCell));
    },

    /** Lines of orders that are not at the partner: held back, not sent or rejected; and those without an order, in reading order. */
    failed(run: string, file: number): { readonly sheet: string; readonly row: number }[] {
      return db
        .prepare<[string, number], Place>(
          `SELECT l.sheet, l.row FROM lines l LEFT JOIN orders o ON o.id = l.order_id
           WHERE l.run = ? AND l.file = ? AND l.dropped = 0
             AND (o.id IS NULL OR ${SHOWN_STATE} IN ('incomplete', 'held', 'ready', 'rejected', 'withdrawn'))
           ORDER BY l.id`,
        )
        .all(run, file);
    },

    /** First lines of orders whose outcome a person must still decide. */
    undecided(run: string, file: number): UndecidedOrder[] {
      return db
        .prepare<[string, number], UndecidedOrder>(
          `SELECT l.sheet, l.row, o.key FROM orders o
           JOIN lines l ON l.run = o.run AND l.id = (SELECT min(id) FROM lines WHERE order_id = o.id AND dropped = 0)
           WHERE o.run = ? AND l.file = ? AND o.state = 'unknown' ORDER BY l.id`,
        )
        .all(run, file);
    },
  };
}
