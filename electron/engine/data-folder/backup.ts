import { rmSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { putInPlace } from './backup-files.ts';
import type { Database } from './database.ts';

/** Attachments as the data folder keeps them, by the hash of their content. */
export interface KeptFiles {
  has(sha256: string): Promise<boolean>;
  read(sha256: string): Promise<Uint8Array>;
  putBytes(bytes: Uint8Array): Promise<unknown>;
}

/** Only in backup files: the attachments that orders still need. */
export const BACKUP_FILES = 'backup_files';

/**
 * Writes the whole store, attachments included, into the one file `to`: complete and flushed, or not at all. The engine
 * goes on working meanwhile; what it writes while the database is copied is in the copy.
 */
export async function writeBackup(db: Database, files: KeptFiles, to: string): Promise<void> {
  const partial = `${to}.partial`;
  rmSync(partial, { force: true });
  try {
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
    } finally {
      copy.close();
    }
    putInPlace(partial, to);
  } finally {
    rmSync(partial, { force: true });
  }
}
