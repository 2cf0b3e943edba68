import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Blobs } from '../blobs.ts';
import type { Clock } from '../ports.ts';
import { fileStamp, writeBackup } from './backup.ts';
import type { Database } from './database.ts';
import { forgetRestore, pendingRestore, restoreAtStart } from './pending-restore.ts';
import { checkBackup } from './restore.ts';

export interface BackupFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** ISO time. */
  readonly createdAt: string;
}

/** How many of the daily backups are kept. */
const KEPT = 7;
const DAILY = 'daily-';

export type Backups = ReturnType<typeof createBackups>;

/** Backups of the open store, asked for or made by itself once a day. */
export function createBackups(db: Database, blobs: Blobs, dataDir: string, clock: Clock, appVersion: string) {
  const list = (): BackupFile[] =>
    readdirSync(db.backupDir)
      .filter((name) => name.endsWith('.db'))
      .map((name) => backupFile(join(db.backupDir, name)))
      .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));

  return {
    list,

    async create(out: string): Promise<BackupFile> {
      await writeBackup(db, blobs, out);
      return backupFile(out);
    },

    /**
     * Checks the backup and puts a copy of it in place at the next start: a store cannot be replaced while it is open,
     * and the file may be gone by then.
     *
     * @throws Failure `store.notBackup`, `store.newer`
     */
    restoreAtStart(from: string): void {
      checkBackup({ from, appVersion });
      restoreAtStart(dataDir, from);
    },

    /** The backup that waits for the next start; null when none does. */
    pending(): { readonly name: string; readonly madeAt: string } | null {
      const waiting = pendingRestore(dataDir);
      return waiting && { name: waiting.name, madeAt: waiting.madeAt };
    },

    /** Goes on with the present data. False when nothing was waiting. */
    cancelRestore(): boolean {
      const waiting = pendingRestore(dataDir) !== null;
      forgetRestore(dataDir);
      return waiting;
    },

    /** One a day, of which the last seven are kept; the others go. */
    async daily(): Promise<void> {
      const name = `${DAILY}${fileStamp(clock.now()).slice(0, 8)}.db`;
      const path = join(db.backupDir, name);
      if (existsSync(path)) return;
      await writeBackup(db, blobs, path);
      const old = readdirSync(db.backupDir)
        .filter((file) => file.startsWith(DAILY) && file.endsWith('.db'))
        .sort()
        .slice(0, -KEPT);
      for (const file of old) rmSync(join(db.backupDir, file), { force: true });
    },
  };
}

function backupFile(path: string): BackupFile {
  const { size, mtime } = statSync(path);
  return { path, size, createdAt: mtime.toISOString() };
}
