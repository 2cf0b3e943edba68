import type { Connection } from '../data-folder/data-folder.ts';
import { type Cells, type FieldList, type NoCells, type PackedCells, unpackCells } from './packed-cells.ts';

/** The columns that {@link PackedCells} are read from, of lines `l`. */
export const PACKED_COLUMNS = 'l.fields, l.types, l.rich, l.texts';

export type FieldLists = ReturnType<typeof createFieldLists>;

/**
 * Which fields the cells of lines go by. A list never changes, and its id follows from it: what was read once holds, whatever
 * becomes of the transaction that it was read in.
 */
export function createFieldLists(db: Pick<Connection, 'prepare'>) {
  const known = new Map<number, readonly string[]>();

  const get = (id: number): readonly string[] => {
    const before = known.get(id);
    if (before) return before;
    const row = db.prepare<[number], { fields: string }>('SELECT fields FROM field_lists WHERE id = ?').get(id);
    if (!row) throw new Error(`there is no list ${id} of fields`);
    const fields = JSON.parse(row.fields) as readonly string[];
    known.set(id, fields);
    return fields;
  };

  return {
    get,

    /** Sees to it that lines may go by the list. */
    keep({ id, fields }: FieldList): void {
      const json = JSON.stringify(fields);
      const { changes } = db
        .prepare<[number, string]>('INSERT INTO field_lists (id, fields) VALUES (?, ?) ON CONFLICT (id) DO NOTHING')
        .run(id, json);
      if (changes === 0 && JSON.stringify(get(id)) !== json) throw new Error(`two lists of fields have the id ${id}`);
    },

    /** By field. */
    cells(packed: PackedCells | NoCells): Cells {
      if (packed.texts === null) return {};
      return unpackCells(packed, packed.fields === null ? [] : get(packed.fields));
    },

    /** The place of a field in every list that has it, counted from 1, as JSON by the lists' ids. */
    places(field: string): string {
      const lists = db
        .prepare<[string], { id: number; place: number }>(
          'SELECT f.id, j.key + 1 AS place FROM field_lists f, json_each(f.fields) j WHERE j.value = ?',
        )
        .all(field);
      return JSON.stringify(Object.fromEntries(lists.map(({ id, place }) => [id, place])));
    },
  };
}
