import type { Store } from '../store/store.ts';
import type { Ended } from './driver.ts';
import { LeaseLost, type Records } from './records.ts';
import { writeAlone } from './shared-commits.ts';

/** Answers that the store did not take when they came: it is given them before their run goes on. */
export function createLateAnswers(store: Store) {
  const unstored = new Map<string, readonly Ended[]>();
  return {
    keep: (run: string, ended: Ended): void => void unstored.set(run, [...(unstored.get(run) ?? []), ended]),

    /** Throws what the store throws that still takes nothing; what it did not get is kept. */
    write(run: string, records: Records): void {
      for (const ended of unstored.get(run) ?? []) {
        try {
          writeAlone(store, records.end(...ended));
        } catch (error) {
          // Another process took the run up meanwhile, and asked about it itself.
          if (!(error instanceof LeaseLost)) throw error;
        }
        unstored.set(run, unstored.get(run)?.filter((each) => each !== ended) ?? []);
      }
      unstored.delete(run);
    },
  };
}
