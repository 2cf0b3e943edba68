import { DAYS_DELETED } from '#shared/contract/run.ts';
import type { EngineContext } from './context.ts';
import type { Backups } from './data-folder/data-folder.ts';
import { removeRun } from './store/store.ts';

const DAY = 86_400_000;
/** Nobody waits for chores, so they begin when the first screens are up. */
const FIRST_AFTER = 30_000;

/**
 * What a program that runs for days does once a day: a backup, clearing what the office's retention setting
 * (`retentionDays`; none: kept for ever) says is old, and removing the runs that were deleted long ago. A chore that fails is logged and tried again the next day.
 */
export function startChores(
  { store, ledger, blobs, ports }: EngineContext,
  backups: Backups,
  /** Clears what is known of followed orders, where their runs were. */
  clearFollowed: () => Promise<void> = async () => {},
): { stop(): Promise<void> } {
  const { clock, log } = ports;
  const end = new AbortController();

  const clearOld = async () => {
    const { retentionDays } = store.settings.all();
    if (typeof retentionDays !== 'number' || retentionDays <= 0) return;
    const due = store.retention.due(new Date(clock.now() - retentionDays * DAY).toISOString());
    if (due.length === 0) return;
    await store.retention.clear(due);
    await pruneBlobs();
  };

  const clearFollowUps = () => clearFollowed();

  /** What was deleted before then nobody takes back. */
  const longAgo = () => new Date(clock.now() - DAYS_DELETED * DAY).toISOString();

  const forgetDeleted = async () => store.forgotten.clear(longAgo());

  const removeDeleted = async () => {
    const runs = store.runRemoval.expired(longAgo());
    for (const run of runs) if (store.runRemoval.hide(run)) await removeRun(store, run);
    if (runs.length > 0) await pruneBlobs();
  };

  const pruneBlobs = () =>
    blobs.prune(new Set([...store.files.hashesInUse(), ...store.attachments.hashesInUse()]), clock.now() - DAY);

  const endOldEnquiries = async () => ledger.attempts.interruptEnquiries('later');

  const daily = async () => {
    await clock.sleep(FIRST_AFTER, end.signal);
    while (!end.signal.aborted) {
      for (const chore of [backups.daily, clearOld, forgetDeleted, removeDeleted, clearFollowUps, endOldEnquiries]) {
        await chore().catch((error: unknown) => log.warn('chore failed', { chore: chore.name, error: String(error) }));
      }
      await clock.sleep(DAY, end.signal);
    }
  };
  const done = daily();
  return {
    async stop() {
      end.abort();
      await done;
    },
  };
}
