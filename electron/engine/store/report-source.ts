import type { Existing, OrderState, ShownState } from '#shared/contract/run.ts';
import type { OrderSummary } from '#shared/contract/runs.ts';
import type { Problem, ProblemParams, Severity } from '#shared/problem.ts';
import { cellText, type SourceCell } from '#shared/sheets/cell.ts';
import type { Database } from '../data-folder/data-folder.ts';
import { DECISION_COLUMNS } from './decisions.ts';
import { createFieldLists, PACKED_COLUMNS } from './field-lists.ts';
import type { PackedCells } from './packed-cells.ts';
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
  const lists = createFieldLists(db);
  return {
    /** Problems by row; one of an order as a whole stands at the order's first line. */
    problems(run: string, file: number): PlacedFinding[] {
      return db
        .prepare<
          [string, number],
          Place & PackedCells & { line: number; field: string | null; code: string; severity: Severity; params: string }
        >(
          `SELECT l.sheet, l.row, l.id AS line, p.field, p.code, p.severity, p.params, ${PACKED_COLUMNS}
           FROM problems p JOIN lines l ON l.run = p.run AND l.id = p.at_line
           WHERE p.run = ? AND l.file = ? ORDER BY l.id, p.severity, p.id`,
        )
        .all(run, file)
        .map(({ sheet, row, params, fields, types, rich, texts, ...problem }) => ({
          sheet,
          row,
          cell: (problem.field === null ? null : lists.cells({ fields, types, rich, texts })[problem.field]) ?? null,
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
        .prepare<[string, number], Place & PackedCells & { field: string; original: string | null }>(
          `SELECT l.sheet, l.row, e.field, ${PACKED_COLUMNS}, e.before AS original, min(e.id)
           FROM edits e JOIN lines l ON l.run = e.run AND l.id = e.line
           WHERE e.run = ? AND l.file = ? AND l.dropped = 0 AND e.undone = 0 AND e.field IS NOT NULL
           GROUP BY l.id, e.field ORDER BY l.id, e.field`,
        )
        .all(run, file)
        .map(({ sheet, row, field, original, ...packed }) => {
          const cells = lists.cells(packed);
          const before = original === null ? null : (JSON.parse(original) as SourceCell);
          return { sheet, row, field, value: cells[field] ?? null, original: before, cells };
        });
    },

    /** Lines that were merged into others. */
    dropped(run: string, file: number): DroppedLine[] {
      return db
        .prepare<[string, number], Place & PackedCells>(
          `SELECT l.sheet, l.row, ${PACKED_COLUMNS} FROM lines l
           WHERE l.run = ? AND l.file = ? AND l.dropped = 1 AND l.no_order = 0 ORDER BY l.id`,
        )
        .all(run, file)
        .map(({ sheet, row, ...packed }) => ({ sheet, row, cells: lists.cells(packed) }));
    },

    /** Rows that a person said are no orders. */
    noOrders(run: string, file: number): Place[] {
      return db
        .prepare<[string, number], Place>(
          'SELECT DISTINCT sheet, row FROM lines WHERE run = ? AND file = ? AND no_order = 1 ORDER BY sheet, row',
        )
        .all(run, file);
    },

    /** The texts that a person wrote for a field in one sheet, those edited here aside, the most frequent first. */
    texts(run: string, file: number, sheet: string, field: string): string[] {
      const cells = db
        .prepare<object, PackedCells>(
          `SELECT ${PACKED_COLUMNS} FROM lines l
           WHERE l.run = @run AND l.file = @file AND l.sheet = @sheet AND l.dropped = 0
             AND NOT EXISTS (SELECT 1 FROM edits WHERE run = l.run AND line = l.id AND field = @field AND undone = 0)`,
        )
        .all({ run, file, sheet, field })
        .flatMap((packed) => lists.cells(packed)[field] ?? []);
      const alike = [...Map.groupBy(cells, (cell) => JSON.stringify(cell))];
      return alike
        .sort(([a, one], [b, two]) => two.length - one.length || (a < b ? -1 : 1))
        .flatMap(([, [cell]]) => (cell === undefined ? [] : cellText(cell)));
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
