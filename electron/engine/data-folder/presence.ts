import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { createPrivate, PRIVATE_FOLDER } from '../private-files.ts';
import { sqliteCode } from './sqlite-error.ts';

/** This process among those that use the same data folder. */
export interface Presence {
  /** Names this opening of the folder; never used again. */
  readonly id: string;
  /** Ids whose processes ended without leaving (crash, power cut). */
  readonly died: readonly string[];
  /** Forgets those that died, once what they left behind has been looked after. */
  forgetDied(): void;
  /** True while the process of that id has the folder open. */
  isAlive(id: string): boolean;
  /** True when another process has the folder open. */
  hasOthers(): boolean;
  /** `unfinished`: as if it had died, so that the next start looks at everything. */
  leave(unfinished?: boolean): void;
}

const SUFFIX = '.lock';

/**
 * Joins the processes of a data folder: each keeps a file locked until it ends. Call it only while no other process
 * can be joining (see `openDatabase`), because a file that is just being made is not locked yet.
 */
export function joinProcesses(folder: string): Presence {
  mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER });
  const path = (id: string) => join(folder, id + SUFFIX);
  const present = () =>
    readdirSync(folder)
      .filter((name) => name.endsWith(SUFFIX))
      .map((name) => basename(name, SUFFIX));
  const isLocked = (id: string) => {
    const lock = lockFile(path(id));
    lock?.release();
    return lock === null;
  };

  const died = present().filter((id) => !isLocked(id));
  const id = randomUUID();
  const lock = lockFile(path(id));
  const alive = (other: string) => other === id || (present().includes(other) && isLocked(other));
  return {
    id,
    died,
    forgetDied() {
      for (const id of died) rmSync(path(id), { force: true });
    },
    isAlive: alive,
    hasOthers: () => present().some((other) => other !== id && alive(other)),
    leave(unfinished = false) {
      lock?.release();
      if (unfinished) return;
      try {
        rmSync(path(id), { force: true });
      } catch {
        // A disk that takes no changes any more; the lock itself is gone, and the next start sees that.
      }
    },
  };
}

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
  createPrivate(path);
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
