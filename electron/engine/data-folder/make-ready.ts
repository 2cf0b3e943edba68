import { join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { Failure } from '#shared/contract/failure.ts';
import { copyDatabase, fileStamp } from './backup.ts';
import { migrate, schemaVersion } from './migrate.ts';
import { setPragmas } from './pragmas.ts';
import type { Presence } from './presence.ts';
import { isDamage } from './sqlite-error.ts';

/** `DKHD`: tells our files from any other SQLite file. */
export const APPLICATION_ID = 0x444b4844;

export interface StoreFile {
  readonly path: string;
  readonly backupDir: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly migrations: readonly string[];
  readonly presence: Presence;
  readonly appVersion: string;
  /** False when something else than a program of ours may have written to it since the last one left. */
  readonly isAsLeft: boolean;
}

/**
 * Takes a just opened file through everything that must hold before it is used: ours, not newer than the program,
 * sound, backed up and migrated. Returns false when the file is damaged; throws a Failure for what a person can mend.
 */
export function makeReady(sqlite: Sqlite.Database, file: StoreFile): boolean {
  const version = schemaVersion(sqlite);
  const isNew = isEmpty(sqlite);
  if (!isNew && sqlite.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    throw new Failure('store.foreign', { file: file.path });
  }
  if (version > file.migrations.length) {
    throw new Failure('store.newer', { file: file.path, version: file.appVersion });
  }

  setPragmas(sqlite);
  const full = !isNew && (file.presence.died.length > 0 || !file.isAsLeft || isFullCheckDue(sqlite, file.now));
  if (!isSound(sqlite, full)) return false;

  if (isNew) sqlite.pragma(`application_id = ${APPLICATION_ID}`);
  if (version < file.migrations.length) bringUpToDate(sqlite, file, isNew);
  if (full) forgetComparison(sqlite);
  if (full || isNew) noteFullCheck(sqlite, file.now);
  file.presence.forgetDied();
  return true;
}

function isEmpty(sqlite: Sqlite.Database): boolean {
  return sqlite.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
}

/** A schema must not change under a running program, so another process with the file open stops it. */
function bringUpToDate(sqlite: Sqlite.Database, file: StoreFile, isNew: boolean): void {
  const backup = join(file.backupDir, `before-update-${fileStamp(file.now)}.db`);
  if (!isNew) {
    if (file.presence.hasOthers()) throw new Failure('store.inUse', { file: file.path });
    copyDatabase(sqlite, backup);
  }
  const migrated = migrate(sqlite, file.migrations);
  if (migrated.type === 'failed') {
    throw new Failure('store.migration', { file: file.path, reason: migrated.reason });
  }
}

const WEEK = 7 * 24 * 3600 * 1000;

/**
 * True when the file's pages and tables hang together. The quick check leaves out comparing every index with its table,
 * and looking for rows whose other table lacks what they name: old pages beside new ones, which a -wal leaves that is lost when a
 * part of it was in the file. The full one is made once a week, after a process died, and when something else wrote to the file.
 */
export function isSound(sqlite: Sqlite.Database, full: boolean): boolean {
  try {
    if (sqlite.pragma(full ? 'integrity_check(1)' : 'quick_check(1)', { simple: true }) !== 'ok') return false;
    if (!full) return true;
    return sqlite.pragma('foreign_key_check', { simple: true }) === undefined && hasExactIndexes(sqlite);
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}

/**
 * Of an index of some rows only, SQLite's check does not notice entries of rows that are no longer among them, or nowhere.
 * As it finds every row of it there, their number tells.
 */
function hasExactIndexes(sqlite: Sqlite.Database): boolean {
  const partial = sqlite.prepare<[], { name: string; tbl_name: string; sql: string }>(
    "SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'index' AND sql LIKE '% WHERE %'",
  );
  return partial.all().every(({ name, tbl_name: table, sql }) => {
    const [, condition = ''] = sql.split(' WHERE ');
    const count = (how: string) =>
      sqlite.prepare(`SELECT count(*) FROM "${table}" ${how} WHERE ${condition}`).pluck().get();
    return count(`INDEXED BY "${name}"`) === count('NOT INDEXED');
  });
}

/** When the full check was last made lies a week back or was never. `now` in milliseconds. */
function isFullCheckDue(sqlite: Sqlite.Database, now: number): boolean {
  const row = sqlite.prepare<[], { done_at: number }>("SELECT done_at FROM chores WHERE name = 'integrity'").get();
  return row === undefined || now - row.done_at > WEEK;
}

/** Old pages beside new ones need not contradict each other: the journal is compared with all of them (`ledger/recall.ts`). */
function forgetComparison(sqlite: Sqlite.Database): void {
  sqlite.exec("DELETE FROM chores WHERE name = 'compared'");
}

function noteFullCheck(sqlite: Sqlite.Database, now: number): void {
  sqlite
    .prepare(
      "INSERT INTO chores (name, done_at) VALUES ('integrity', ?) ON CONFLICT (name) DO UPDATE SET done_at = excluded.done_at",
    )
    .run(now);
}
