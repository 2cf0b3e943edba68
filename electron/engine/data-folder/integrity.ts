import type Sqlite from 'better-sqlite3';
import { isDamage } from './sqlite-error.ts';

const WEEK = 7 * 24 * 3600 * 1000;

/**
 * True when the file's pages and tables hang together. The quick check leaves out comparing every index with its table;
 * the full one is made once a week and after a process died.
 */
export function isSound(sqlite: Sqlite.Database, full: boolean): boolean {
  try {
    return sqlite.pragma(full ? 'integrity_check(1)' : 'quick_check(1)', { simple: true }) === 'ok';
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}

/** When the full check was last made lies a week back or was never. `now` in milliseconds. */
export function isFullCheckDue(sqlite: Sqlite.Database, now: number): boolean {
  const row = sqlite.prepare<[], { done_at: number }>("SELECT done_at FROM chores WHERE name = 'integrity'").get();
  return row === undefined || now - row.done_at > WEEK;
}

export function noteFullCheck(sqlite: Sqlite.Database, now: number): void {
  sqlite
    .prepare(
      "INSERT INTO chores (name, done_at) VALUES ('integrity', ?) ON CONFLICT (name) DO UPDATE SET done_at = excluded.done_at",
    )
    .run(now);
}
