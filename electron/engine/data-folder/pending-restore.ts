import { copyFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { z } from 'zod';
import { patientlySync } from '../patiently.ts';
import { BACKUP_MADE, putInPlace } from './backup.ts';

const PENDING = 'restore-at-start.db';
const NOTE = 'restore-at-start.json';

const note = z.object({ name: z.string(), madeAt: z.string() });

/** A backup that a person asked to go back to, waiting for the next start. */
export interface PendingRestore extends z.infer<typeof note> {
  /** The copy that is put in place; `name` is what the backup was called. */
  readonly path: string;
}

/** Null when none is waiting. */
export function pendingRestore(dataDir: string): PendingRestore | null {
  const path = join(dataDir, PENDING);
  if (!existsSync(path)) return null;
  const noted = existsSync(join(dataDir, NOTE)) ? parsed(readFileSync(join(dataDir, NOTE), 'utf8')) : null;
  return { path, ...(noted ?? { name: PENDING, madeAt: statSync(path).mtime.toISOString() }) };
}

function parsed(text: string): z.infer<typeof note> | null {
  try {
    return note.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/**
 * Has the next start put a copy of this backup in place. A damaged store cannot be opened, so this asks nothing of the
 * store; the start looks at the backup before it takes it.
 */
export function restoreAtStart(dataDir: string, from: string): void {
  const partial = join(dataDir, `${PENDING}.partial`);
  copyFileSync(from, partial);
  writeFileSync(join(dataDir, NOTE), JSON.stringify({ name: basename(from), madeAt: madeAt(from) }), { mode: 0o600 });
  putInPlace(partial, join(dataDir, PENDING));
}

/** The next start is as usual: a backup left waiting would be put in the place of what was done since. */
export function forgetRestore(dataDir: string): void {
  for (const name of [PENDING, NOTE]) patientlySync(() => rmSync(join(dataDir, name), { force: true }));
}

/** When a backup was made (ISO): as it says itself, else as its file does. */
function madeAt(path: string): string {
  try {
    const sqlite = new Sqlite(path, { readonly: true });
    try {
      const row = sqlite.prepare<[], { at: string }>(`SELECT at FROM ${BACKUP_MADE}`).get();
      if (row) return row.at;
    } finally {
      sqlite.close();
    }
  } catch {
    // One of an earlier version, or none at all: whoever puts it in place says so.
  }
  return statSync(path).mtime.toISOString();
}
