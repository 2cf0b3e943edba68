import Sqlite from 'better-sqlite3';
import { sqliteCode } from './sqlite-error.ts';

/** A held lock; letting go of it twice does no harm. */
export interface FileLock {
  release(): void;
}

/**
 * Takes the exclusive lock of a file (made when absent), or returns null when another holder keeps it for `waitMs`.
 * The operating system frees it when the process ends, however it ends, so that no process number or time limit has to
 * be trusted. SQLite does the locking because Node offers none; the file stays empty.
 */
export function lockFile(path: string, waitMs = 0): FileLock | null {
  const sqlite = new Sqlite(path, { timeout: waitMs });
  try {
    sqlite.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    sqlite.close();
    if (sqliteCode(error).startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
  return { release: () => sqlite.close() };
}
