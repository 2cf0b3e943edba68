import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Failure } from '#shared/contract/failure.ts';
import { removeIfLetSync } from '../patiently.ts';
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
/** How long a process waits for its own lock, in milliseconds. */
const OWN_TIMEOUT = 10_000;

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
  const standing = (id: string): 'held' | 'gone' | 'died' => {
    const lock = takeLock(path(id), 0, true);
    if (typeof lock === 'string') return lock;
    lock.release();
    return existsSync(path(id)) ? 'died' : 'gone';
  };

  const remove = () => {
    try {
      rmSync(path(id), { force: true });
    } catch {
      // Open on Windows, or a disk that takes no changes any more: then the next start sees that the lock is gone.
    }
  };

  const died = present().filter((id) => standing(id) === 'died');
  const id = randomUUID();
  // Whoever looks which processes live takes it for a moment: without it, this one would be thought dead.
  const lock = lockFile(path(id), OWN_TIMEOUT);
  if (!lock) throw new Failure('store.busy', { file: path(id) });
  const alive = (other: string) => other === id || (present().includes(other) && standing(other) === 'held');
  return {
    id,
    died,
    forgetDied() {
      for (const id of died) removeIfLetSync(path(id));
    },
    isAlive: alive,
    hasOthers: () => present().some((other) => other !== id && alive(other)),
    leave(unfinished = false) {
      // The file first, so that nobody finds it without its lock; Windows removes none that is open.
      if (!unfinished) remove();
      lock.release();
      if (!unfinished) remove();
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
  const lock = takeLock(path, waitMs, false);
  return typeof lock === 'object' ? lock : null;
}

/** `gone`: a file that must be there is not, because its holder has just left. */
function takeLock(path: string, timeout: number, fileMustExist: boolean): FileLock | 'held' | 'gone' {
  let sqlite: Sqlite.Database | undefined;
  try {
    sqlite = new Sqlite(path, { timeout, fileMustExist });
    // Nothing is written, so that a full disk keeps nobody out, and a file that is removed meanwhile is no error.
    sqlite.pragma('journal_mode = MEMORY');
    sqlite.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    sqlite?.close();
    const code = sqliteCode(error);
    if (code.startsWith('SQLITE_BUSY')) return 'held';
    if (fileMustExist && code.startsWith('SQLITE_CANTOPEN')) return 'gone';
    throw error;
  }
  return { release: () => sqlite.close() };
}
