import type { Existing, OrderState, ShownState } from '#shared/contract/run.ts';
import type { GridLine, LineFilter } from '#shared/contract/runs.ts';
import { type CellMarks, cellText, type SourceCell } from '#shared/sheets/cell.ts';
import type { Database } from '../data-folder/data-folder.ts';
import { createLineOrder, isPlain, type LineView, matchingLines } from './line-view.ts';
import type { Lines } from './lines.ts';
import type { Page, PageRange } from './list-query.ts';
import type { Cells } from './packed-cells.ts';
import type { ProblemList } from './problem-list.ts';
import { EXISTING, SHOWN_STATE } from './standing.ts';

export type GridWindow = LineView & PageRange;

export interface Passing {
  readonly lines: ReadonlySet<number>;
  readonly orders: ReadonlySet<number>;
}

interface GridOrder {
  readonly id: number;
  readonly key: string;
  readonly state: OrderState;
  readonly shown: ShownState;
  readonly existing: Existing | null;
  readonly partnerNo: string | null;
  readonly files: number;
}

/** Windows of a run's lines as the grid shows them. The cost depends on the window, not on the run. */
export function createGrid(db: Database, lines: Lines, problems: ProblemList) {
  const idsOf = createLineOrder(db);

  const ordersOf = (ids: readonly number[]) =>
    new Map(
      db
        .prepare<[string], GridOrder>(
          `SELECT o.id, o.key, o.state, ${SHOWN_STATE} AS shown, ${EXISTING} AS existing, o.partner_no AS partnerNo,
             (SELECT count(*) FROM attachments a WHERE a.order_id = o.id) AS files
           FROM orders o WHERE o.id IN (SELECT value FROM json_each(?))`,
        )
        .all(JSON.stringify(ids))
        .map((order) => [order.id, order]),
    );

  const editedFields = (run: string, ids: readonly number[]) =>
    Map.groupBy(
      db
        .prepare<[string, string], { line: number; field: string }>(
          `SELECT DISTINCT line, field FROM edits
           WHERE run = ? AND line IN (SELECT value FROM json_each(?)) AND undone = 0 AND field IS NOT NULL`,
        )
        .all(run, JSON.stringify(ids)),
      (edit) => edit.line,
    );

  /** These lines as grid rows, in reading order; for drawing again what an edit changed. */
  const rows = (run: string, ids: readonly number[]): GridLine[] => {
    const stored = lines.get(run, ids);
    const orders = ordersOf(stored.flatMap((line) => line.order ?? []));
    const edited = editedFields(run, ids);
    const found = problems.atLines(run, ids);
    return stored.map((line) => {
      const order = line.order === null ? undefined : orders.get(line.order);
      return {
        id: line.id,
        file: line.file,
        sheet: line.sheet,
        row: line.row,
        part: line.part,
        order: order?.key ?? null,
        orderId: line.order,
        orderState: order?.state ?? null,
        orderShown: order?.shown ?? null,
        existing: order?.existing ?? null,
        partnerNo: order?.partnerNo ?? null,
        ...(order && { files: order.files }),
        cells: gridCells(line.cells, edited.get(line.id)?.map((edit) => edit.field) ?? []),
        problems: found.get(line.id) ?? [],
      };
    });
  };

  return {
    rows,

    window(view: GridWindow): Page<GridLine> {
      const { run, offset, limit } = view;
      if (!isPlain(view)) {
        const found = idsOf(view);
        const wanted = found.slice(offset, offset + limit);
        const byId = new Map(rows(run, wanted).map((row) => [row.id, row]));
        return { total: found.length, items: wanted.flatMap((id) => byId.get(id) ?? []) };
      }
      const total = db
        .prepare<[string], { n: number }>('SELECT count(*) AS n FROM lines WHERE run = ? AND dropped = 0')
        .get(run);
      const ids = db
        .prepare<[string, number, number], { id: number }>(
          'SELECT id FROM lines WHERE run = ? AND dropped = 0 ORDER BY id LIMIT ? OFFSET ?',
        )
        .all(run, limit, offset)
        .map((row) => row.id);
      return { total: total?.n ?? 0, items: rows(run, ids) };
    },

    /** The lines of a window with this filter, and their orders; null when it lets every line pass. */
    passing(run: string, filter: LineFilter): Passing | null {
      const ids = isPlain({ run, filter }) ? null : matchingLines(db, run, filter);
      if (!ids) return null;
      const orders = db
        .prepare<[string, string], { id: number | null }>(
          'SELECT DISTINCT order_id AS id FROM lines WHERE run = ? AND id IN (SELECT value FROM json_each(?))',
        )
        .all(run, JSON.stringify(ids));
      return { lines: new Set(ids), orders: new Set(orders.flatMap(({ id }) => id ?? [])) };
    },

    /** Where a line stands in a view, from 0; null when it is not in it. */
    position(view: LineView & { readonly line: number }): number | null {
      if (!isPlain(view)) {
        const at = idsOf(view).indexOf(view.line);
        return at < 0 ? null : at;
      }
      const found = db
        .prepare<[object], { shown: number; before: number }>(
          `SELECT (SELECT count(*) FROM lines WHERE run = @run AND dropped = 0 AND id = @line) AS shown,
             (SELECT count(*) FROM lines WHERE run = @run AND dropped = 0 AND id < @line) AS before`,
        )
        .get({ run: view.run, line: view.line });
      return found && found.shown > 0 ? found.before : null;
    },
  };
}

function gridCells(cells: Cells, edited: readonly string[]): GridLine['cells'] {
  const grid: GridLine['cells'] = {};
  for (const [field, cell] of Object.entries(cells)) grid[field] = gridCell(cell);
  for (const field of edited) grid[field] = { ...(grid[field] ?? { text: '' }), edited: true };
  return grid;
}

function gridCell(cell: SourceCell): GridLine['cells'][string] {
  const marks: CellMarks = typeof cell === 'object' ? cell : {};
  return {
    text: cellText(cell),
    ...(marks.mergedFrom === undefined ? {} : { mergedFrom: marks.mergedFrom }),
    ...(marks.over === undefined ? {} : { over: marks.over }),
    ...(marks.at && { at: marks.at }),
    ...(marks.formula ? { formula: true } : {}),
  };
}
