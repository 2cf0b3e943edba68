import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { patientlySync } from '../patiently.ts';
import { createPrivate } from '../private-files.ts';
import type { Database } from './database.ts';

/** Attachments as the data folder keeps them, by the hash of their content. */
export interface KeptFiles {
  has(sha256: string): Promise<boolean>;
  read(sha256: string): Promise<Uint8Array>;
  putBytes(bytes: Uint8Array): Promise<unknown>;
}

/** Only in backup files: the attachments that orders still need. */
export const BACKUP_FILES = 'backup_files';
/** Only in backup files: when it was made, whatever its file says since. */
export const BACKUP_MADE = 'backup_made';

/**
 * Writes the whole store, attachments included, into the one file `to`: complete and flushed, or not at all. The engine
 * goes on working meanwhile; what it writes while the database is copied is in the copy.
 */
export async function writeBackup(db: Database, files: KeptFiles, to: string): Promise<void> {
  const partial = `${to}.partial`;
  rmSync(partial, { force: true });
  try {
    createPrivate(partial);
    await db.sqlite.backup(partial);
    const copy = new Sqlite(partial);
    try {
      // Without a journal beside it, or the backup would not be one file.
      copy.pragma('journal_mode = DELETE');
      copy.exec(`CREATE TABLE ${BACKUP_FILES} (sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT`);
      const insert = copy.prepare<[string, Uint8Array]>(`INSERT INTO ${BACKUP_FILES} (sha256, bytes) VALUES (?, ?)`);
      for (const { sha256 } of copy.prepare<[], { sha256: string }>('SELECT DISTINCT sha256 FROM attachments').all()) {
        if (await files.has(sha256)) insert.run(sha256, await files.read(sha256));
      }
      copy.exec(`CREATE TABLE ${BACKUP_MADE} (at TEXT NOT NULL) STRICT`);
      copy.prepare<[string]>(`INSERT INTO ${BACKUP_MADE} (at) VALUES (?)`).run(db.now());
    } finally {
      copy.close();
    }
    putInPlace(partial, to);
  } finally {
    rmSync(partial, { force: true });
  }
}

/** A moment (milliseconds since the epoch) as it may stand in a file name on every system: `20260131-083000`, UTC. */
export function fileStamp(now: number): string {
  return new Date(now).toISOString().replaceAll(/[-:]/g, '').replace('T', '-').slice(0, 15);
}

/**
 * Writes a consistent copy of an open database to `to`, whole or not at all, and flushes it to the disk. Blocks until
 * done; other processes may go on reading and writing meanwhile.
 */
export function copyDatabase(sqlite: Sqlite.Database, to: string): void {
  const partial = `${to}.partial`;
  rmSync(partial, { force: true });
  createPrivate(partial);
  sqlite.prepare('VACUUM INTO ?').run(partial);
  putInPlace(partial, to);
}

/** Flushes a finished file and gives it its name, replacing what stood there. */
export function putInPlace(partial: string, to: string): void {
  const handle = openSync(partial, 'r+');
  fsyncSync(handle);
  closeSync(handle);
  patientlySync(() => renameSync(partial, to));
}

/** The newest backup in a folder, or null when there is none. */
export function lastBackup(folder: string): string | null {
  const backups = readdirSync(folder)
    .filter((name) => name.endsWith('.db'))
    .map((name) => join(folder, name));
  return backups.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0] ?? null;
}
