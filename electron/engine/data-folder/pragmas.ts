import type Sqlite from 'better-sqlite3';

/** What every connection to the store has. `FULL`: a transaction is on the disk when it has ended. */
export function setPragmas(sqlite: Sqlite.Database, synchronous: 'FULL' | 'NORMAL' = 'FULL'): void {
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma(`synchronous = ${synchronous}`);
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('trusted_schema = OFF');
}
