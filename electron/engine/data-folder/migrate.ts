import type Sqlite from 'better-sqlite3';

/** What bringing a schema up to date came to. */
export type Migrated =
  | { readonly type: 'current' }
  | { readonly type: 'migrated'; readonly from: number; readonly to: number }
  /** Rolled back: the file holds what it held before. */
  | { readonly type: 'failed'; readonly reason: string };

/** How many migrations the database has had. */
export function schemaVersion(sqlite: Sqlite.Database): number {
  return Number(sqlite.pragma('user_version', { simple: true }));
}

/**
 * Runs what is missing of `migrations`, all in one transaction: half-migrated files do not exist, and an older program
 * can go on with the old one. Foreign keys are off meanwhile, as rebuilding a table needs, and checked before the commit.
 */
export function migrate(sqlite: Sqlite.Database, migrations: readonly string[]): Migrated {
  const from = schemaVersion(sqlite);
  if (from >= migrations.length) return { type: 'current' };
  sqlite.pragma('foreign_keys = OFF');
  try {
    sqlite
      .transaction(() => {
        for (const sql of migrations.slice(from)) sqlite.exec(sql);
        const broken = sqlite.prepare<[], { table: string }>('SELECT "table" FROM pragma_foreign_key_check').get();
        if (broken) throw new Error(`rows without their parent in ${broken.table}`);
        sqlite.pragma(`user_version = ${migrations.length}`);
      })
      .immediate();
    return { type: 'migrated', from, to: migrations.length };
  } catch (error) {
    return { type: 'failed', reason: error instanceof Error ? error.message : String(error) };
  } finally {
    sqlite.pragma('foreign_keys = ON');
  }
}
