import type { Database } from '../data-folder/data-folder.ts';

/** Whose values: each account has its own warehouses. */
export interface KnownScope {
  readonly account: string;
  readonly kind: string;
}

/** Values of orders that a partner accepted, such as warehouse codes: one never used before is worth a second look. */
export function createKnownValues(db: Database) {
  return {
    /** To be called in the transaction that stores the acceptance. */
    remember({ account, kind }: KnownScope, values: Readonly<Record<string, string>>): void {
      const save = db.prepare<[string, string, string, string, string]>(
        `INSERT INTO known_values (account, kind, field, value, last_used_at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (account, kind, field, value) DO UPDATE SET last_used_at = excluded.last_used_at`,
      );
      for (const [field, value] of Object.entries(values)) save.run(account, kind, field, value, db.now());
    },

    of({ account, kind }: KnownScope, field: string): Set<string> {
      const rows = db
        .prepare<[string, string, string], { value: string }>(
          'SELECT value FROM known_values WHERE account = ? AND kind = ? AND field = ?',
        )
        .all(account, kind, field);
      return new Set(rows.map((row) => row.value));
    },
  };
}
