import type { Database } from '../data-folder/data-folder.ts';

/** Header → field key, or null for a column that is not used. */
export type MappedColumns = Readonly<Record<string, string | null>>;

export interface Mapping {
  readonly kind: string;
  /** The header row it was chosen for, in the order of its columns. */
  readonly headers: readonly string[];
  readonly columns: MappedColumns;
  readonly savedAt: string;
}

/** Column mappings a person chose, remembered for the next file with the same header row. */
export function createMappings(db: Database) {
  return {
    save(kind: string, headers: readonly string[], columns: MappedColumns): void {
      db.prepare<[string, string, string, string]>(
        `INSERT INTO mappings (kind, headers, columns, saved_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (kind, headers) DO UPDATE SET columns = excluded.columns, saved_at = excluded.saved_at`,
      ).run(kind, JSON.stringify(headers), JSON.stringify(columns), db.now());
    },

    /** Newest first. */
    list(): Mapping[] {
      return db
        .prepare<[], { kind: string; headers: string; columns: string; savedAt: string }>(
          'SELECT kind, headers, columns, saved_at AS savedAt FROM mappings ORDER BY saved_at DESC, kind, headers',
        )
        .all()
        .map((row) => ({
          ...row,
          headers: JSON.parse(row.headers) as string[],
          columns: JSON.parse(row.columns) as MappedColumns,
        }));
    },

    delete(kind: string, headers: readonly string[]): boolean {
      const { changes } = db
        .prepare<[string, string]>('DELETE FROM mappings WHERE kind = ? AND headers = ?')
        .run(kind, JSON.stringify(headers));
      return changes > 0;
    },
  };
}
