import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { putInPlace } from './backup-files.ts';

const PENDING = 'restore-at-start.db';

/** The backup that a person asked to go back to, waiting for the next start; null when there is none. */
export function pendingRestore(dataDir: string): string | null {
  const path = join(dataDir, PENDING);
  return existsSync(path) ? path : null;
}

/**
 * Has the next start put a copy of this backup in place. A damaged store cannot be opened, so this asks nothing of the
 * store; the start looks at the backup before it takes it.
 */
export function restoreAtStart(dataDir: string, from: string): void {
  const partial = join(dataDir, `${PENDING}.partial`);
  copyFileSync(from, partial);
  putInPlace(partial, join(dataDir, PENDING));
}

export function forgetRestore(dataDir: string): void {
  rmSync(join(dataDir, PENDING), { force: true });
}
