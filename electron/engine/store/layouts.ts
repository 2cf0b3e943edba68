import { randomUUID } from 'node:crypto';
import type { Layout, LayoutContent } from '#shared/contract/layouts.ts';
import type { Database } from '../data-folder/data-folder.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** JSON, like all but `ends` and the last two. */
  readonly headers: string;
  readonly columns: string;
  readonly constants: string;
  readonly cells: string;
  readonly sheets: string | null;
  readonly ends: string | null;
  readonly boxRows: string | null;
  readonly unused: string | null;
  readonly noOrders: string | null;
  readonly savedAt: string;
  readonly usedAt: string | null;
}

const SELECT = `SELECT id, name, kind, headers, columns, constants, cells, sheets, ends, unused, box_rows AS boxRows, no_orders AS noOrders, saved_at AS savedAt, used_at AS usedAt
  FROM layouts`;

/** What the office has said of its sets of headers. Names are unique, and so are the headers within a kind. */
export function createLayouts(db: Database) {
  const list = (): Layout[] => db.prepare<[], Row>(`${SELECT} ORDER BY saved_at DESC, name`).all().map(layoutOf);
  const get = (id: string): Layout | undefined => {
    const row = db.prepare<[string], Row>(`${SELECT} WHERE id = ?`).get(id);
    return row && layoutOf(row);
  };
  return {
    get,
    /** Those saved last come first. */
    list,

    named(name: string): Layout | undefined {
      const row = db.prepare<[string], Row>(`${SELECT} WHERE name = ?`).get(name);
      return row && layoutOf(row);
    },

    /** The one for just these headers, in their sorted order. */
    withHeaders(kind: string, headers: readonly string[]): Layout | undefined {
      const row = db
        .prepare<[string, string], Row>(`${SELECT} WHERE kind = ? AND headers = ?`)
        .get(kind, JSON.stringify(headers));
      return row && layoutOf(row);
    },

    /**
     * A new one, or the whole content of the one with this id.
     *
     * @throws Error when its name, or its kind and headers, belong to another one
     */
    save(content: LayoutContent, id: string = randomUUID()): Layout {
      const { name, kind, headers, columns, constants, cells, sheets, ends, unused, boxRows, noOrders } = content;
      db.prepare<object>(
        `INSERT INTO layouts (id, name, kind, headers, columns, constants, cells, sheets, ends, unused, box_rows, no_orders, saved_at)
         VALUES (@id, @name, @kind, @headers, @columns, @constants, @cells, @sheets, @ends, @unused, @boxRows, @noOrders, @savedAt)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind, headers = excluded.headers,
           columns = excluded.columns, constants = excluded.constants, cells = excluded.cells,
           sheets = excluded.sheets, ends = excluded.ends, unused = excluded.unused,
           box_rows = excluded.box_rows, no_orders = excluded.no_orders, saved_at = excluded.saved_at`,
      ).run({
        id,
        name,
        kind,
        headers: JSON.stringify(headers),
        columns: JSON.stringify(columns),
        constants: JSON.stringify(constants),
        cells: JSON.stringify(cells),
        sheets: sheets === undefined ? null : JSON.stringify(sheets),
        ends: ends ?? null,
        boxRows: boxRows === undefined ? null : JSON.stringify(boxRows),
        unused: unused === undefined ? null : JSON.stringify(unused),
        noOrders: noOrders === undefined ? null : JSON.stringify(noOrders),
        savedAt: db.now(),
      });
      const saved = get(id);
      if (!saved) throw new Error(`layout ${id} was not saved`);
      return saved;
    },

    rename(id: string, name: string): void {
      db.prepare<[string, string]>('UPDATE layouts SET name = ? WHERE id = ?').run(name, id);
    },

    /** A sheet was read by it just now. */
    used(id: string): void {
      db.prepare<[string, string]>('UPDATE layouts SET used_at = ? WHERE id = ?').run(db.now(), id);
    },

    delete(id: string): boolean {
      return db.prepare<[string]>('DELETE FROM layouts WHERE id = ?').run(id).changes > 0;
    },
  };
}

function layoutOf({ sheets, ends, unused, boxRows, noOrders, ...row }: Row): Layout {
  return {
    ...row,
    headers: JSON.parse(row.headers) as Layout['headers'],
    columns: JSON.parse(row.columns) as Layout['columns'],
    constants: JSON.parse(row.constants) as Layout['constants'],
    cells: JSON.parse(row.cells) as Layout['cells'],
    ...(sheets !== null && { sheets: JSON.parse(sheets) as NonNullable<Layout['sheets']> }),
    ...(ends !== null && { ends }),
    ...(boxRows !== null && { boxRows: JSON.parse(boxRows) as NonNullable<Layout['boxRows']> }),
    ...(unused !== null && { unused: JSON.parse(unused) as NonNullable<Layout['unused']> }),
    ...(noOrders !== null && { noOrders: JSON.parse(noOrders) as NonNullable<Layout['noOrders']> }),
  };
}
