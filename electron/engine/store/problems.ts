import type { ProblemGroup } from '#shared/contract/problem.ts';
import type { Fix, Problem, ProblemParams } from '#shared/problem.ts';
import type { Connection } from '../data-folder/data-folder.ts';
import { type ProblemRow, SELECT_PROBLEMS } from './problem-places.ts';

export interface StoredProblem extends Problem {
  readonly id: number;
  readonly run: string;
  /** Id of the order it counts against, its own or the one that waits for it; null for a line without one. */
  readonly order: number | null;
}

export type Problems = ReturnType<typeof createProblems>;

/** What is wrong with lines and orders; found again (and replaced) with every check. */
export function createProblems(db: Connection) {
  const firstLine = (order: number) =>
    db
      .prepare<[number], { line: number | null }>(
        'SELECT min(id) AS line FROM lines WHERE order_id = ? AND dropped = 0',
      )
      .get(order)?.line ?? null;

  const insert = (run: string, order: number | null, problem: Problem, ofColumn = false) => {
    const atLine = problem.line ?? (order === null ? null : firstLine(order));
    db.prepare<(string | number | null)[]>(
      `INSERT INTO problems (run, order_id, line, at_line, field, code, severity, params, fix, of_column)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      run,
      order,
      problem.line,
      atLine,
      problem.field,
      problem.code,
      problem.severity,
      JSON.stringify(problem.params),
      problem.fix ? JSON.stringify(problem.fix) : null,
      ofColumn ? 1 : 0,
    );
  };

  return {
    insert: (run: string, order: number | null, problem: Problem): void => insert(run, order, problem),

    /** A problem of a whole column, shown at a line that fills it. No check of lines or orders finds it again, or mends it. */
    insertOfColumn: (run: string, problem: Problem): void => insert(run, null, problem, true),

    /** Problems of one order, instead of all it had. */
    replaceForOrder(run: string, order: number, problems: readonly Problem[]): void {
      db.transaction(() => {
        db.prepare<[number]>('DELETE FROM problems WHERE order_id = ?').run(order);
        for (const problem of problems) insert(run, order, problem);
      });
    },

    /** Problems of lines, instead of all that these lines have without belonging to an order; what is said of columns stays. */
    replaceForLines(run: string, lines: readonly number[], problems: readonly Problem[]): void {
      db.transaction(() => {
        db.prepare<[string, string]>(
          `DELETE FROM problems
           WHERE run = ? AND at_line IN (SELECT value FROM json_each(?)) AND order_id IS NULL AND of_column = 0`,
        ).run(run, JSON.stringify(lines));
        for (const problem of problems) insert(run, null, problem);
      });
    },

    /** Takes away every problem with one of these codes, as before history is looked up anew. */
    removeCodes(run: string, codes: readonly string[]): void {
      db.prepare<[string, string]>(
        'DELETE FROM problems WHERE run = ? AND code IN (SELECT value FROM json_each(?))',
      ).run(run, JSON.stringify(codes));
    },

    /** True when a cell of this field on a sheet has a problem with one of these codes. */
    isIn(run: string, at: { readonly file: number; readonly sheet: string }, field: string, codes: readonly string[]) {
      const row = db
        .prepare<[object], { found: number }>(
          `SELECT EXISTS (SELECT 1 FROM problems p JOIN lines l ON l.run = p.run AND l.id = p.at_line
             WHERE p.run = @run AND p.field = @field AND p.code IN (SELECT value FROM json_each(@codes))
               AND l.file = @file AND l.sheet = @sheet AND l.dropped = 0) AS found`,
        )
        .get({ run, field, codes: JSON.stringify(codes), ...at });
      return row?.found === 1;
    },

    /** Those of these lines that have a problem with this code which counts against no order. */
    saidAlone(run: string, lines: readonly number[], code: string): ReadonlySet<number> {
      const rows = db
        .prepare<[object], { line: number }>(
          `SELECT at_line AS line FROM problems
           WHERE run = @run AND at_line IN (SELECT value FROM json_each(@lines)) AND code = @code AND order_id IS NULL`,
        )
        .all({ run, code, lines: JSON.stringify(lines) });
      return new Set(rows.map(({ line }) => line));
    },

    /** Those of these lines that have a problem with this code. */
    linesWith(run: string, lines: readonly number[], code: string): ReadonlySet<number> {
      const rows = db
        .prepare<[object], { line: number }>(
          `SELECT DISTINCT line FROM problems
           WHERE run = @run AND at_line IN (SELECT value FROM json_each(@lines)) AND line = at_line AND code = @code`,
        )
        .all({ run, code, lines: JSON.stringify(lines) });
      return new Set(rows.map(({ line }) => line));
    },

    get(id: number): StoredProblem | null {
      const row = db.prepare<[number], ProblemRow>(`${SELECT_PROBLEMS} WHERE p.id = ?`).get(id);
      return row ? toStored(row) : null;
    },

    /** The problems of these orders, by order and reading order. */
    ofOrders(orders: readonly number[]): StoredProblem[] {
      return db
        .prepare<[string], ProblemRow>(
          `${SELECT_PROBLEMS} WHERE p.order_id IN (SELECT value FROM json_each(?)) ORDER BY p.order_id, p.at_line, p.id`,
        )
        .all(JSON.stringify(orders))
        .map(toStored);
    },

    /** Ids of the run's orders that have an error whose code begins so. */
    ordersWith(run: string, codes: string): number[] {
      return db
        .prepare<[object], { id: number }>(
          `SELECT DISTINCT order_id AS id FROM problems
           WHERE run = @run AND order_id IS NOT NULL AND severity = 'error' AND substr(code, 1, length(@codes)) = @codes ORDER BY order_id`,
        )
        .all({ run, codes })
        .map(({ id }) => id);
    },

    /** Every problem with this code and field that offers a fix, in reading order. */
    fixable(run: string, code: string, field: string | null): StoredProblem[] {
      return db
        .prepare<[string, string, string | null], ProblemRow>(
          `${SELECT_PROBLEMS} WHERE p.run = ? AND p.code = ? AND p.field IS ? AND p.fix IS NOT NULL
           ORDER BY p.at_line, p.id`,
        )
        .all(run, code, field)
        .map(toStored);
    },

    /** How often each problem occurs: errors first, then warnings; the frequent ones first. */
    groups(run: string, fields: readonly string[] = []): ProblemGroup[] {
      // With min() SQLite takes the other columns from the row that has the minimum: the example is the first line's.
      return db
        .prepare<[string, string], Omit<ProblemGroup, 'params'> & { params: string; first: number }>(
          `SELECT code, severity, field, count(*) AS count, count(fix) AS fixable, params, min(at_line) AS first
           FROM problems WHERE run = ?
           GROUP BY severity, code, field
           ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, count(*) DESC, first,
             (SELECT key FROM json_each(?) WHERE value = field), code, field`,
        )
        .all(run, JSON.stringify(fields))
        .map(({ first: _, params, ...group }) => ({ ...group, params: JSON.parse(params) as ProblemGroup['params'] }));
    },
  };
}

function toStored(row: ProblemRow): StoredProblem {
  return {
    id: row.id,
    run: row.run,
    order: row.orderId,
    code: row.code,
    severity: row.severity,
    field: row.field,
    line: row.line,
    params: JSON.parse(row.params) as ProblemParams,
    ...(row.fix === null ? {} : { fix: JSON.parse(row.fix) as Fix }),
  };
}
