import { Failure } from '#shared/contract/failure.ts';
import type { SharedKeysOptions } from './shared-keys.ts';

/** Claims told in one go. */
const MOST = 500;
/** What is told together, because it comes within so many milliseconds. */
const SOON = 50;
const AGAIN = 5000;

export interface Settler {
  tell(): void;
  /** Tells all there is now. Throws a Failure `ledger.*` where that cannot be done. */
  settleAll(): Promise<void>;
  stop(ms: number): Promise<void>;
}

/** Tells the office what became of this desk's orders, until it acknowledges. */
export function createSettler({
  office,
  db,
  told,
  clock,
  log,
}: Pick<SharedKeysOptions, 'office' | 'db' | 'told' | 'clock' | 'log'>): Settler {
  const end = new AbortController();
  let turn: Promise<void> = Promise.resolve();
  /** Something is told soon. */
  let isDue = false;
  /** The store is let go of. */
  let isOver = false;

  const settleSome = async (): Promise<boolean> => {
    if (isOver) return false;
    const all = told.untold(MOST);
    for (const group of Map.groupBy(all, ({ partner, kind }) => JSON.stringify([partner, kind])).values()) {
      const [first] = group;
      if (first) await office.settle(first, group);
      if (isOver) return false;
      db.transaction(() => {
        for (const each of group) told.acknowledged(each);
      });
    }
    return all.length === MOST;
  };

  const settleAll = () => {
    const work = turn.then(async () => {
      let isMore = true;
      while (isMore) isMore = await settleSome();
    });
    turn = work.catch(() => undefined);
    return work;
  };

  const later = async () => {
    await clock.sleep(SOON, end.signal);
    while (!end.signal.aborted) {
      try {
        isDue = false;
        return await settleAll();
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        log.warn('outcomes not told to the office', { error: error.code });
        await clock.sleep(AGAIN, end.signal);
      }
    }
  };

  return {
    tell() {
      if (isDue) return;
      isDue = true;
      later().catch((error: unknown) => {
        log.warn('outcomes not told to the office', { error: error instanceof Error ? error.name : typeof error });
      });
    },
    settleAll,
    async stop(ms) {
      end.abort();
      const enough = new AbortController();
      const last = settleAll().catch((error: unknown) => {
        if (!(error instanceof Failure)) throw error;
      });
      await Promise.race([last, clock.sleep(ms, enough.signal)]);
      enough.abort();
      isOver = true;
    },
  };
}
