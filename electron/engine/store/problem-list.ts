import type { PlacedProblem } from '#shared/contract/problem.ts';
import type { Severity } from '#shared/problem.ts';
import type { Database } from '../data-folder/data-folder.ts';
import { createFieldLists, PACKED_COLUMNS } from './field-lists.ts';
import type { Files } from './files.ts';
import type { Page, PageRange } from './list-query.ts';
import type { PackedCells } from './packed-cells.ts';
import { type FieldLabel, ProblemPlaces, type ProblemRow, SELECT_PROBLEMS } from './problem-places.ts';

export interface ProblemWindow extends PageRange {
  readonly run: string;
  readonly severity?: Severity | undefined;
  readonly code?: string | undefined;
  readonly field?: string | undefined;
}

/** A cell to go on from; without a field the whole line. */
export interface ProblemCursor {
  readonly run: string;
  readonly line: number;
  readonly field?: string | undefined;
  readonly direction: 'next' | 'previous';
  /** Absent: errors and warnings. */
  readonly severity?: Severity | undefined;
}

export type ProblemList = ReturnType<typeof createProblemList>;

const MATCHING = `p.run = @run AND (@severity IS NULL OR p.severity = @severity)
  AND (@code IS NULL OR p.code = @code) AND (@field IS NULL OR p.field = @field)`;
const READING_ORDER = 'p.at_line, p.severity, p.code, p.id';

/** Problems with their places spelled out, as the side list, the reports and the command line show them. */
export function createProblemList(db: Database, files: Files, label: FieldLabel) {
  const lists = createFieldLists(db);
  const places = (run: string) => new ProblemPlaces(files.list(run), lists, label);

  const rowsAt = (run: string, lines: readonly number[]) =>
    db
      .prepare<[string, string], ProblemRow>(
        `${SELECT_PROBLEMS} WHERE p.run = ? AND p.at_line IN (SELECT value FROM json_each(?)) ORDER BY ${READING_ORDER}`,
      )
      .all(run, JSON.stringify(lines));

  /** The nearest other line with such a problem; null when there is none that way. */
  const nearestLine = (run: string, line: number, forward: boolean, severities: readonly Severity[]) =>
    db
      .prepare<[string, number, string], { line: number | null }>(
        `SELECT ${forward ? 'min' : 'max'}(at_line) AS line FROM problems
         WHERE run = ? AND at_line ${forward ? '>' : '<'} ? AND severity IN (SELECT value FROM json_each(?))`,
      )
      .get(run, line, JSON.stringify(severities))?.line ?? null;

  return {
    window({ run, severity, code, field, offset, limit }: ProblemWindow): Page<PlacedProblem> {
      const where = { run, severity: severity ?? null, code: code ?? null, field: field ?? null };
      const total = db
        .prepare<[object], { n: number }>(`SELECT count(*) AS n FROM problems p WHERE ${MATCHING}`)
        .get(where);
      const rows = db
        .prepare<[object], ProblemRow>(
          `${SELECT_PROBLEMS} WHERE p.id IN (
             SELECT p.id FROM problems p WHERE ${MATCHING} ORDER BY ${READING_ORDER} LIMIT @limit OFFSET @offset)
           ORDER BY ${READING_ORDER}`,
        )
        .all({ ...where, offset, limit });
      const placing = places(run);
      return { total: total?.n ?? 0, items: rows.map((row) => placing.place(row)) };
    },

    /** The problems shown at these lines, by line; one of an order as a whole is shown at the order's first line. */
    atLines(run: string, lines: readonly number[]): Map<number, PlacedProblem[]> {
      const placing = places(run);
      const rows = Map.groupBy(rowsAt(run, lines), (row) => row.atLine ?? 0);
      return new Map([...rows].map(([line, group]) => [line, group.map((row) => placing.place(row))]));
    },

    /** The nearest problem after (before) a cell: along the columns of its line, then along the lines. */
    next({ run, line, field, direction, severity }: ProblemCursor): PlacedProblem | null {
      const severities: readonly Severity[] = severity ? [severity] : ['error', 'warning'];
      const placing = places(run);
      const forward = direction === 'next';
      const inLine = (at: number) =>
        rowsAt(run, [at])
          .filter((row) => severities.includes(row.severity))
          .sort((a, b) => placing.columnIndex(a) - placing.columnIndex(b));

      if (field !== undefined) {
        const place = db
          .prepare<[string, number], Pick<ProblemRow, 'file' | 'sheet' | 'row'> & PackedCells>(
            `SELECT l.file, l.sheet, l.row, ${PACKED_COLUMNS} FROM lines l WHERE l.run = ? AND l.id = ?`,
          )
          .get(run, line);
        const from = place ? placing.columnIndex({ ...place, field }) : -1;
        const rest = inLine(line).filter((row) =>
          forward ? placing.columnIndex(row) > from : placing.columnIndex(row) < from,
        );
        const found = forward ? rest[0] : rest.at(-1);
        if (found) return placing.place(found);
      }
      const other = nearestLine(run, line, forward, severities);
      if (other === null) return null;
      const found = forward ? inLine(other)[0] : inLine(other).at(-1);
      return found ? placing.place(found) : null;
    },
  };
}
