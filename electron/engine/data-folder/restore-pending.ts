import { Failure } from '#shared/contract/failure.ts';
import type { Blobs } from '../blobs.ts';
import type { Clock } from '../ports.ts';
import { forgetRestore, pendingRestore } from './pending-restore.ts';
import { type Restored, restoreBackup } from './restore.ts';

/** Another program has the data folder open: the person is told to close it, and the restore is still wanted then. */
const later: ReadonlySet<string> = new Set(['store.inUse', 'store.busy', 'store.moved']);

/**
 * Puts the backup in place that a person asked for before the program was last closed.
 *
 * @throws Failure `store.notBackup`, `store.newer`, `store.inUse`, `store.busy`; the present store is then unchanged
 */
export async function restorePending(
  dataDir: string,
  blobs: Blobs,
  clock: Clock,
  appVersion: string,
): Promise<Restored | null> {
  const from = pendingRestore(dataDir);
  if (from === null) return null;
  try {
    const restored = await restoreBackup({ dataDir, from, files: blobs, clock, appVersion });
    forgetRestore(dataDir);
    return restored;
  } catch (error) {
    // A backup that cannot be used must not keep the program from starting the next time.
    if (!(error instanceof Failure && later.has(error.code))) forgetRestore(dataDir);
    throw error;
  }
}
