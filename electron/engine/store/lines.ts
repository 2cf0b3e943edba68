import type { SourceCell } from '#shared/sheets/cell.ts';
import type { Line, LinePart } from '#shared/sheets/line.ts';
import type { Connection } from '../data-folder/data-folder.ts';
import { containing, searchText } from './list-query.ts';

export type Cells = Readonly<Record<string, SourceCell>>;

export interface StoredLine extends Line {
  /** Id of the order; null for a line that belongs to none (its key is blank, say). */
  readonly order: number | null;
  /** Merged into another line: kept, but in no order and not shown. */
  readonly dropped: boolean;
}

export type Lines = ReturnType<typeof createLines>;

interface LineRow {
  readonly id: number;
  readonly file: number;
  readonly sheet: string;
  readonly row: number;
  readonly part: LinePart;
  readonly order: number | null;
  readonly dropped: number;
  readonly cells: string;
}

const SELECT = `SELECT l.id, l.file, l.sheet, l.row, l.part, l.order_id AS "order", l.dropped, l.cells FROM lines l`;

/** Source rows as typed (and edited since). `run` and the line's number in the run name a line. */
export function createLines(db: Connection) {
  return {
    insert(run: string, line: Line, order: number | null): void {
      db.prepare<[string, number, number, string, number, string, number | null, string]>(
        'INSERT INTO lines (run, id, file, sheet, row, part, order_id, cells) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      ).run(run, line.id, line.file, line.sheet, line.row, line.part, order, JSON.stringify(line.cells));
      db.prepare<[string, number, string]>('INSERT INTO line_texts (run, line, text) VALUES (?, ?, ?)').run(
        run,
        line.id,
        searchText(line.cells),
      );
    },

    /** These lines, dropped ones too, in reading order; unknown ids are left out. */
    get(run: string, ids: readonly number[]): StoredLine[] {
      return db
        .prepare<[string, string], LineRow>(
          `${SELECT} WHERE l.run = ? AND l.id IN (SELECT value FROM json_each(?)) ORDER BY l.id`,
        )
        .all(run, JSON.stringify(ids))
        .map(toLine);
    },

    /** The lines of these orders in reading order, without dropped ones. */
    ofOrders(orders: readonly number[]): StoredLine[] {
      return db
        .prepare<[string], LineRow>(
          `${SELECT} WHERE l.order_id IN (SELECT value FROM json_each(?)) AND l.dropped = 0 ORDER BY l.id`,
        )
        .all(JSON.stringify(orders))
        .map(toLine);
    },

    /** All lines of a run but dropped ones, page by page: those after line `id` (0 to begin). */
    after(run: string, id: number, limit: number): StoredLine[] {
      return db
        .prepare<[string, number, number], LineRow>(
          `${SELECT} WHERE l.run = ? AND l.dropped = 0 AND l.id > ? ORDER BY l.id LIMIT ?`,
        )
        .all(run, id, limit)
        .map(toLine);
    },

    /** The run's lines from `after` on, up to `last`, with this text in some cell (case aside); the caller looks which cell it is. */
    containing(run: string, text: string, after: number, last: number): StoredLine[] {
      return db
        .prepare<[string, number, number, string], LineRow>(
          `${SELECT} WHERE l.run = ? AND l.dropped = 0 AND l.id > ? AND l.id <= ?
             AND (SELECT text FROM line_texts t WHERE t.run = l.run AND t.line = l.id) LIKE ? ESCAPE '\\'
           ORDER BY l.id`,
        )
        .all(run, after, last, containing(text))
        .map(toLine);
    },

    /** The highest id of a run's lines; 0 when there are none. */
    lastId(run: string): number {
      const row = db.prepare<[string], { id: number | null }>('SELECT max(id) AS id FROM lines WHERE run = ?').get(run);
      return row?.id ?? 0;
    },

    /** Every line of one sheet but dropped ones, in reading order. */
    ofSheet(run: string, file: number, sheet: string): StoredLine[] {
      return db
        .prepare<[string, number, string], LineRow>(
          `${SELECT} WHERE l.run = ? AND l.file = ? AND l.sheet = ? AND l.dropped = 0 ORDER BY l.id`,
        )
        .all(run, file, sheet)
        .map(toLine);
    },

    /** Whether a line of one sheet has no value for a field, nor another line of its order where the field is `shared` by it. */
    lacks(run: string, { file, sheet }: Pick<Line, 'file' | 'sheet'>, field: string, shared: boolean): boolean {
      const path = `$."${field}"`;
      return (
        db
          .prepare<[string, number, string, string, number, string], object>(
            `SELECT 1 FROM lines l WHERE l.run = ? AND l.file = ? AND l.sheet = ? AND l.dropped = 0
               AND json_type(l.cells, ?) IS NULL
               AND NOT (? AND EXISTS (SELECT 1 FROM lines o
                 WHERE o.order_id = l.order_id AND o.dropped = 0 AND json_type(o.cells, ?) IS NOT NULL))
             LIMIT 1`,
          )
          .get(run, file, sheet, path, Number(shared), path) !== undefined
      );
    },

    /** Lines of the run that carry no order, in reading order. */
    withoutOrder(run: string): StoredLine[] {
      return db
        .prepare<[string], LineRow>(`${SELECT} WHERE l.run = ? AND l.dropped = 0 AND l.order_id IS NULL ORDER BY l.id`)
        .all(run)
        .map(toLine);
    },

    /** Replaces a line's cells; the edit itself is recorded by `edits`. */
    setCells(run: string, line: number, cells: Cells): void {
      db.prepare<[string, string, number]>('UPDATE lines SET cells = ? WHERE run = ? AND id = ?').run(
        JSON.stringify(cells),
        run,
        line,
      );
      db.prepare<[string, string, number]>('UPDATE line_texts SET text = ? WHERE run = ? AND line = ?').run(
        searchText(cells),
        run,
        line,
      );
    },

    setOrder(run: string, lines: readonly number[], order: number | null): void {
      db.prepare<[number | null, string, string]>(
        'UPDATE lines SET order_id = ? WHERE run = ? AND id IN (SELECT value FROM json_each(?))',
      ).run(order, run, JSON.stringify(lines));
    },

    setDropped(run: string, line: number, dropped: boolean): void {
      db.prepare<[number, string, number]>('UPDATE lines SET dropped = ? WHERE run = ? AND id = ?').run(
        Number(dropped),
        run,
        line,
      );
    },
  };
}

function toLine(row: LineRow): StoredLine {
  return { ...row, dropped: row.dropped === 1, cells: JSON.parse(row.cells) as Cells };
}
