import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type Sqlite from 'better-sqlite3';

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
  sqlite.prepare('VACUUM INTO ?').run(partial);
  putInPlace(partial, to);
}

/** Flushes a finished file and gives it its name, replacing what stood there. */
export function putInPlace(partial: string, to: string): void {
  const handle = openSync(partial, 'r+');
  fsyncSync(handle);
  closeSync(handle);
  renameSync(partial, to);
}

/** The newest backup in a folder, or null when there is none. */
export function lastBackup(folder: string): string | null {
  const backups = readdirSync(folder)
    .filter((name) => name.endsWith('.db'))
    .map((name) => join(folder, name));
  return backups.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0] ?? null;
}
