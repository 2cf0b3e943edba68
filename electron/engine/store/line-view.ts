import type { LineFilter } from '#shared/contract/runs.ts';
import type { Database } from '../data-folder/data-folder.ts';
import { containing } from './list-query.ts';
import { SHOWN_STATE } from './standing.ts';

/** Which lines of a run are looked at, and in which order. */
export interface LineView {
  readonly run: string;
  readonly filter: LineFilter;
  /** The lines of an order together, its own line first; else all lines as read. */
  readonly grouped?: boolean | undefined;
}

/**
 * Lists the ids of a view. The last list is kept until something in the database changes: scrolling asks for one window
 * after the other of the same view.
 */
export function createLineOrder(db: Database) {
  let last: { readonly key: string; readonly ids: readonly number[] } | undefined;

  const changes = () =>
    JSON.stringify(
      db
        .prepare<[], { own: number; others: number }>(
          'SELECT total_changes() AS own, data_version AS others FROM pragma_data_version',
        )
        .get(),
    );

  const list = ({ run, filter, grouped }: LineView): readonly number[] => {
    const matching = matchingLines(db, run, filter);
    if (matching && !grouped) return matching;
    return db
      .prepare<[object], { id: number }>(
        `SELECT l.id FROM lines l LEFT JOIN orders o ON o.id = l.order_id
         WHERE l.run = @run AND l.dropped = 0
           AND (@matching IS NULL OR l.id IN (SELECT value FROM json_each(@matching)))
         ORDER BY o.position IS NULL, o.position, l.part <> 'order', l.id`,
      )
      .all({ run, matching: matching ? JSON.stringify(matching) : null })
      .map(({ id }) => id);
  };

  return (view: LineView): readonly number[] => {
    const { run, filter, grouped = false } = view;
    const key = JSON.stringify([run, filter, grouped, changes()]);
    if (last?.key !== key) last = { key, ids: list(view) };
    return last.ids;
  };
}

/** True for a view of all lines as read, which the index gives by itself. */
export function isPlain({ filter, grouped }: LineView): boolean {
  return !grouped && Object.values(filter).every((part) => part === undefined || part === '');
}

/** The lines that these orders `o` have, and those that they wait for. */
const linesOf = (these: string) => `SELECT l.id FROM orders o JOIN lines l ON l.order_id = o.id WHERE ${these}
  UNION SELECT p.at_line FROM orders o JOIN problems p ON p.order_id = o.id WHERE ${these} AND p.at_line > 0`;

/**
 * The ids of a run's lines that pass a filter, ascending; null when the filter lets every line pass. Each criterion is
 * one query that an index answers; they are intersected here, because SQLite has no plan that is good for all of their
 * combinations (measured over 100 000 lines).
 */
export function matchingLines(db: Database, run: string, filter: LineFilter): number[] | null {
  const criteria: number[][] = [];
  const ids = (sql: string, params: object) =>
    criteria.push(
      db
        .prepare<[object], { id: number }>(sql)
        .all({ run, ...params })
        .map((row) => row.id),
    );

  const { severity, code, field, state, order, search } = filter;
  if (severity !== undefined || code !== undefined || field !== undefined) {
    ids(
      `SELECT DISTINCT at_line AS id FROM problems WHERE run = @run AND at_line > 0
         AND (@severity IS NULL OR severity = @severity) AND (@code IS NULL OR code = @code)
         AND (@field IS NULL OR field = @field)`,
      { severity: severity ?? null, code: code ?? null, field: field ?? null },
    );
  }
  if (state !== undefined) {
    ids(linesOf(`o.run = @run AND ${SHOWN_STATE} = @state`), { state });
  }
  if (order !== undefined) {
    ids(linesOf('o.key = @order AND o.run = @run'), { order });
  }
  if (search) {
    ids("SELECT id FROM lines WHERE run = @run AND texts LIKE @pattern ESCAPE '\\'", {
      pattern: containing(search),
    });
  }
  const [first, ...others] = criteria;
  if (!first) return null;

  const hidden = new Set(droppedLines(db, run));
  const sets = others.map((list) => new Set(list));
  return first.filter((id) => !hidden.has(id) && sets.every((set) => set.has(id))).sort((a, b) => a - b);
}

function droppedLines(db: Database, run: string): number[] {
  return db
    .prepare<[string], { id: number }>('SELECT id FROM lines WHERE run = ? AND dropped = 1')
    .all(run)
    .map((row) => row.id);
}
