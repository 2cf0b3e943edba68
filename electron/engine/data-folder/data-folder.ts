/**
 * The data folder: one SQLite file and what lies about it. Opened here; `make-ready.ts` says what must hold before it is
 * used, `migrate.ts` and `migrations/` bring it up to date, `presence.ts` tells which processes have it open, `backups.ts`
 * and `restore.ts` keep what was sent from being forgotten, `move-data-folder.ts` takes everything elsewhere.
 */

import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Failure } from '#shared/contract/failure.ts';
import type { Clock } from '../ports.ts';
import { createPrivate, makeAllPrivate, makePrivate } from '../private-files.ts';
import { createHandle, type Database, damage } from './database.ts';
import { makeFolder, refuseMoved } from './folder.ts';
import { isAsLeft } from './left-as.ts';
import { makeReady } from './make-ready.ts';
import { migrations as released } from './migrations/index.ts';
import { isNetworkShare } from './network-share.ts';
import { joinProcesses, lockFile, type Presence } from './presence.ts';
import { asFailure, isDamage } from './sqlite-error.ts';

export { putInPlace } from './backup.ts';
export { type Backups, createBackups } from './backups.ts';
export type { Connection, Database } from './database.ts';
export { cameFrom, formerFolder, leftFor, makeFolder } from './folder.ts';
export { moveDataFolder, noteMove } from './move-data-folder.ts';
export { restoreAtStart } from './pending-restore.ts';
export { type FileLock, lockFile } from './presence.ts';
export { type RestoredAtStart, restorePending } from './restore.ts';
export { restoredNotice } from './restored-notice.ts';
export { isSynced } from './synced-folder.ts';
export { targetFolder } from './target-folder.ts';

export interface OpenOptions {
  /** Made when absent. Holds `dockhand.db`, `backups/` and `processes/`. */
  readonly dataDir: string;
  readonly clock: Pick<Clock, 'now'>;
  /** Said when the file was written by a newer program. */
  readonly appVersion: string;
  /** The schema to reach; another list than the released one is for tests of migrating. */
  readonly migrations?: readonly string[];
}

/** How long a write waits for another process, in milliseconds. */
const BUSY_TIMEOUT = 10_000;
/** How long a starting process waits for another one that is checking or migrating the file. */
const OPENING_TIMEOUT = 60_000;

/**
 * Opens (or makes) the store of a data folder and brings its schema up to date. Two processes may have it open.
 *
 * @throws Failure `store.networkShare`, `store.moved`, `store.foreign`, `store.newer`, `store.damaged`, `store.damagedNoBackup`,
 * `store.inUse` (a migration is due while another process has the file open), `store.migration`, `store.busy`,
 * `store.notWritable`, `store.full`. None of them has changed an existing file.
 */
export function openDatabase({ dataDir, clock, appVersion, migrations = released }: OpenOptions): Database {
  const path = join(dataDir, 'dockhand.db');
  const backupDir = join(dataDir, 'backups');
  makeFolder(dataDir);
  makeAllPrivate(dataDir);
  makeFolder(backupDir);
  makePrivate(backupDir);
  if (isNetworkShare(dataDir)) throw new Failure('store.networkShare', { folder: dataDir });

  const opening = lockFile(join(dataDir, 'opening.lock'), OPENING_TIMEOUT);
  if (!opening) throw new Failure('store.busy', { file: path });
  let presence: Presence | undefined;
  let sqlite: Sqlite.Database | undefined;
  try {
    refuseMoved(dataDir);
    presence = joinProcesses(join(dataDir, 'processes'));
    createPrivate(path);
    // While another process has it open, that one writes to it.
    const asLeft = isAsLeft(path) || presence.hasOthers();
    const connect = () => new Sqlite(path, { timeout: BUSY_TIMEOUT });
    sqlite = connect();
    const sound = makeReady(sqlite, {
      ...{ path, backupDir, now: clock.now(), migrations, presence, appVersion },
      isAsLeft: asLeft,
    });
    if (!sound) throw damage(path, backupDir);
    const db = createHandle(sqlite, presence, { path, backupDir, clock, connect });
    removeAbandonedImports(db);
    return db;
  } catch (error) {
    sqlite?.close();
    presence?.leave();
    throw isDamage(error) ? damage(path, backupDir) : asFailure(error, path);
  } finally {
    opening.release();
  }
}

/** Removes runs whose import or deletion ended half-way with its process: a run is there completely or not at all. */
function removeAbandonedImports(db: Database): void {
  const importers = db.prepare<[], { importer: string }>(
    'SELECT DISTINCT importer FROM runs WHERE importer IS NOT NULL',
  );
  for (const { importer } of importers.all()) {
    if (!db.isAlive(importer)) db.prepare<[string]>('DELETE FROM runs WHERE importer = ?').run(importer);
  }
}
