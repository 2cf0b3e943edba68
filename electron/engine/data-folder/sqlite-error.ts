import Sqlite from 'better-sqlite3';
import { Failure } from '#shared/contract/failure.ts';

/** SQLite's result code of an error it raised, such as `SQLITE_BUSY`; empty for any other error. */
export function sqliteCode(error: unknown): string {
  return error instanceof Sqlite.SqliteError ? error.code : '';
}

/** True when the file's content cannot be trusted: malformed pages, or not a database at all. */
export function isDamage(error: unknown): boolean {
  return /^SQLITE_(CORRUPT|NOTADB)/.test(sqliteCode(error));
}

/** Turns what a person can mend (a full disk, another program holding the file) into a {@link Failure}. */
export function asFailure(error: unknown, file: string): unknown {
  const code = sqliteCode(error);
  if (code.startsWith('SQLITE_FULL')) return new Failure('store.full', { file });
  if (code.startsWith('SQLITE_BUSY')) return new Failure('store.busy', { file });
  if (/^SQLITE_(READONLY|CANTOPEN|IOERR|PERM)/.test(code)) {
    return new Failure('store.notWritable', { file, reason: code });
  }
  return error;
}
