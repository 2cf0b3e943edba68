import type { LineFilter } from '#shared/contract/runs.ts';
import type { Database } from '../data-folder/database.ts';
import { matchingLines } from './line-filter.ts';

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
