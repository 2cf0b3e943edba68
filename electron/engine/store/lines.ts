import type { Line, LinePart } from '#shared/sheets/line.ts';
import type { Connection } from '../data-folder/data-folder.ts';
import { createFieldLists, PACKED_COLUMNS } from './field-lists.ts';
import { containing } from './list-query.ts';
import { type Cells, type FieldList, fieldList, type PackedCells, packWidely, unpackCells } from './packed-cells.ts';

export interface StoredLine extends Line {
  /** Id of the order; null for a line that belongs to none (its key is blank, say). */
  readonly order: number | null;
  /** Merged into another line, or no order: kept, but in no order and not shown. */
  readonly dropped: boolean;
  /** A person said that its row is no order. */
  readonly noOrder: boolean;
}

export type Lines = ReturnType<typeof createLines>;

/** A line as it is stored. */
export interface PackedLine extends Omit<Line, 'cells'>, Omit<PackedCells, 'fields'> {
  readonly list: FieldList;
}

/** Packs lines one after the other; those with the same fields share a list. */
export function linePacker(): (line: Line) => PackedLine {
  let list = fieldList([]);
  return ({ id, file, sheet, row, part, cells }) => {
    const { packed, list: own } = packWidely(cells, list);
    list = own;
    const { types, rich, texts } = packed;
    return { id, file, sheet, row, part, list, types, rich, texts };
  };
}

export function unpackLine({ list, types, rich, texts, ...line }: PackedLine): Line {
  return { ...line, cells: unpackCells({ fields: list.id, types, rich, texts }, list.fields) };
}

interface LineRow extends PackedCells {
  readonly id: number;
  readonly file: number;
  readonly sheet: string;
  readonly row: number;
  readonly part: LinePart;
  readonly order: number | null;
  readonly dropped: number;
  readonly noOrder: number;
}

const SELECT = `SELECT l.id, l.file, l.sheet, l.row, l.part, l.order_id AS "order", l.dropped, l.no_order AS noOrder,
  ${PACKED_COLUMNS} FROM lines l`;

/** True of a line `name` that has a cell of a field: `@places` says where its list has it, `@path` where cells of before do. */
export const hasCell = (name: string) =>
  `CASE WHEN ${name}.fields IS NULL THEN json_type(${name}.rich, @path) IS NOT NULL
     ELSE coalesce(substr(${name}.types, @places ->> ('$."' || ${name}.fields || '"'), 1), '.') <> '.' END`;

/** Source rows as typed (and edited since). `run` and the line's number in the run name a line. */
export function createLines(db: Connection) {
  const lists = createFieldLists(db);
  const toLine = ({ fields, types, rich, texts, dropped, noOrder, ...line }: LineRow): StoredLine => ({
    ...line,
    dropped: dropped === 1,
    noOrder: noOrder === 1,
    cells: lists.cells({ fields, types, rich, texts }),
  });

  return {
    /** The lists that these lines go by are kept before they are inserted. */
    keepLists(lines: readonly PackedLine[]): void {
      for (const list of new Set(lines.map((line) => line.list))) lists.keep(list);
    },

    insert(run: string, line: PackedLine, order: number | null): void {
      db.prepare<(string | number | null)[]>(
        `INSERT INTO lines (run, id, file, sheet, row, part, order_id, fields, types, rich, texts)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(
        run,
        line.id,
        line.file,
        line.sheet,
        line.row,
        line.part,
        order,
        line.list.id,
        line.types,
        line.rich,
        line.texts,
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
             AND l.texts LIKE ? ESCAPE '\\'
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

    /** The order of the nearest line above this one, in its sheet, that is in one; dropped lines aside. */
    orderAbove(run: string, { id, file, sheet }: Pick<Line, 'id' | 'file' | 'sheet'>): number | null {
      const nearest = db
        .prepare<[string, number], { order: number; file: number; sheet: string }>(
          `SELECT order_id AS "order", file, sheet FROM lines
           WHERE run = ? AND dropped = 0 AND id < ? AND order_id IS NOT NULL ORDER BY id DESC LIMIT 1`,
        )
        .get(run, id);
      return nearest?.file === file && nearest.sheet === sheet ? nearest.order : null;
    },

    /**
     * The lines without an order below any of these (given in reading order), in its sheet, down to the next that has one;
     * dropped lines aside.
     */
    looseBelow(run: string, lines: readonly Pick<Line, 'id' | 'file' | 'sheet'>[]): StoredLine[] {
      const found: StoredLine[] = [];
      for (const [at, { id, file, sheet }] of lines.entries()) {
        const next = lines[at + 1];
        const isFollowed = next?.id === id + 1 && next.sheet === sheet && next.file === file;
        // What is below one is below those after it as well.
        if (isFollowed || id < (found.at(-1)?.id ?? 0)) continue;
        const rows = db
          .prepare<[object], LineRow>(
            `${SELECT} WHERE l.run = @run AND l.dropped = 0 AND l.id > @id AND l.order_id IS NULL
               AND l.file = @file AND l.sheet = @sheet
               AND l.id < coalesce((SELECT id FROM lines WHERE run = @run AND dropped = 0 AND id > @id
                 AND order_id IS NOT NULL ORDER BY id LIMIT 1), 9e15)
             ORDER BY l.id`,
          )
          .all({ run, id, file, sheet });
        for (const row of rows) found.push(toLine(row));
      }
      return found;
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

    /** The lines of one sheet whose rows are no orders, as a person said. */
    noOrders(run: string, file: number, sheet: string): StoredLine[] {
      return db
        .prepare<[string, number, string], LineRow>(
          `${SELECT} WHERE l.run = ? AND l.file = ? AND l.sheet = ? AND l.no_order = 1 ORDER BY l.id`,
        )
        .all(run, file, sheet)
        .map(toLine);
    },

    /** All lines of the rows that these lines are of, dropped ones too: where columns are boxes, a row has several. */
    ofSameRows(run: string, ids: readonly number[]): StoredLine[] {
      return db
        .prepare<[object], LineRow>(
          `${SELECT} WHERE l.run = @run AND (l.file, l.sheet, l.row) IN
             (SELECT file, sheet, row FROM lines WHERE run = @run AND id IN (SELECT value FROM json_each(@ids))) ORDER BY l.id`,
        )
        .all({ run, ids: JSON.stringify(ids) })
        .map(toLine);
    },

    /** Whether a line of one sheet has no value for a field, nor another line of its order where the field is `shared` by it. */
    lacks(run: string, { file, sheet }: Pick<Line, 'file' | 'sheet'>, field: string, shared: boolean): boolean {
      const where = { run, file, sheet, shared: Number(shared), path: `$."${field}"`, places: lists.places(field) };
      return (
        db
          .prepare<[object], object>(
            `SELECT 1 FROM lines l WHERE l.run = @run AND l.file = @file AND l.sheet = @sheet AND l.dropped = 0
               AND NOT ${hasCell('l')}
               AND NOT (@shared AND EXISTS (SELECT 1 FROM lines o
                 WHERE o.order_id = l.order_id AND o.dropped = 0 AND ${hasCell('o')}))
             LIMIT 1`,
          )
          .get(where) !== undefined
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
      const row = db
        .prepare<[string, number], { fields: number | null }>('SELECT fields FROM lines WHERE run = ? AND id = ?')
        .get(run, line);
      const id = row?.fields ?? null;
      const { packed, list } = packWidely(cells, id === null ? fieldList([]) : { id, fields: lists.get(id) });
      if (list.id !== id) lists.keep(list);
      const { fields, types, rich, texts } = packed;
      db.prepare<(string | number | null)[]>(
        'UPDATE lines SET fields = ?, types = ?, rich = ?, texts = ? WHERE run = ? AND id = ?',
      ).run(fields, types, rich, texts, run, line);
    },

    setOrder(run: string, lines: readonly number[], order: number | null): void {
      db.prepare<[number | null, string, string]>(
        'UPDATE lines SET order_id = ? WHERE run = ? AND id IN (SELECT value FROM json_each(?))',
      ).run(order, run, JSON.stringify(lines));
    },

    setDropped(
      run: string,
      line: number,
      { dropped, noOrder = false }: { readonly dropped: boolean; readonly noOrder?: boolean },
    ): void {
      db.prepare<[number, number, string, number]>(
        'UPDATE lines SET dropped = ?, no_order = ? WHERE run = ? AND id = ?',
      ).run(Number(dropped), Number(dropped && noOrder), run, line);
    },
  };
}
