import type { SourceCell } from '#shared/cell.ts';
import type { Problem, ProblemParams, Severity } from '#shared/problem.ts';
import type { Database } from './database.ts';

/** A place in one of the run's files. */
interface Place {
  readonly sheet: string;
  /** From 1. */
  readonly row: number;
}

export interface PlacedFinding extends Place {
  readonly problem: Problem;
}

export interface EditedCell extends Place {
  readonly field: string;
  readonly value: SourceCell | null;
}

export interface UndecidedOrder extends Place {
  readonly key: string;
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
          Place & { line: number; field: string | null; code: string; severity: Severity; params: string }
        >(
          `SELECT l.sheet, l.row, l.id AS line, p.field, p.code, p.severity, p.params
           FROM problems p JOIN lines l ON l.run = p.run AND l.id = p.at_line
           WHERE p.run = ? AND l.file = ? ORDER BY l.id, p.severity, p.id`,
        )
        .all(run, file)
        .map(({ sheet, row, params, ...problem }) => ({
          sheet,
          row,
          problem: { ...problem, params: JSON.parse(params) as ProblemParams },
        }));
    },

    /** Cells whose value is not the file's any more. */
    edits(run: string, file: number): EditedCell[] {
      return db
        .prepare<[string, number], Place & { field: string; cells: string }>(
          `SELECT DISTINCT l.sheet, l.row, e.field, l.cells FROM edits e JOIN lines l ON l.run = e.run AND l.id = e.line
           WHERE e.run = ? AND l.file = ? AND e.undone = 0 AND e.field IS NOT NULL ORDER BY l.id, e.field`,
        )
        .all(run, file)
        .map(({ sheet, row, field, cells }) => {
          const values = JSON.parse(cells) as Record<string, SourceCell>;
          return { sheet, row, field, value: values[field] ?? null };
        });
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
