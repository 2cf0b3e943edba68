import { Failure } from '#shared/contract/failure.ts';
import { voidFence } from './rows.ts';
import type { SharedKeysOptions } from './shared-keys.ts';
import type { Unshared, Untold } from './told.ts';

/** Claims told in one go. */
const MOST = 500;
const nothing: ReadonlySet<string> = new Set();
/** What is told together, because it comes within so many milliseconds. */
const SOON = 50;
const AGAIN = 5000;

export interface Settler {
  tell(): void;
  /** Tells all there is now; then, before anything more is told, does this. Throws a Failure `ledger.*` where that cannot be done. */
  settleAll(then?: () => Promise<void>): Promise<void>;
  stop(ms: number): Promise<void>;
}

export interface SettlerOptions extends Pick<SharedKeysOptions, 'office' | 'db' | 'told' | 'clock' | 'log'> {
  /** Makes claims anew that the office does not have any more, all of one account. Returns the keys that were given. */
  readonly offer: (first: Unshared, claims: readonly Unshared[]) => Promise<ReadonlySet<string>>;
}

/** Tells the office what became of this desk's orders, until it acknowledges. */
export function createSettler({ office, db, told, clock, log, offer }: SettlerOptions): Settler {
  const end = new AbortController();
  let turn: Promise<void> = Promise.resolve();
  /** Something is told soon. */
  let isDue = false;
  /** The store is let go of. */
  let isOver = false;

  const settleSome = async (): Promise<boolean> => {
    if (isOver) return false;
    const all = told.untold(MOST);
    let isMore = all.length === MOST;
    for (const group of Map.groupBy(all, ({ partner, kind }) => JSON.stringify([partner, kind])).values()) {
      const [first] = group;
      const missing = first ? await office.settle(first, group) : nothing;
      if (isOver) return false;
      db.transaction(() => {
        for (const each of group) if (!missing.has(each.key)) told.acknowledged(each);
      });
      if (missing.size === 0) continue;
      isMore = true;
      await putBack(group.filter(({ key }) => missing.has(key)));
    }
    return isMore;
  };

  /**
   * The office's ledger went back in time: these are claimed anew, and told then. What somebody else was given meanwhile is told by the
   * place that it has: what was accepted here counts all the same. What came to nothing needs no key.
   */
  const putBack = async (missing: readonly Untold[]) => {
    const gone: Unshared[] = [];
    db.transaction(() => {
      for (const each of missing) {
        const claim = each.state === 'cancelled' ? null : told.shared(each.id);
        if (claim) gone.push(claim);
        else told.acknowledged(each);
      }
    });
    for (const group of Map.groupBy(gone, ({ account, address, marks }) =>
      JSON.stringify([account, address, marks]),
    ).values()) {
      const [first] = group;
      if (!first) continue;
      const given = await offer(first, group);
      const others = group.filter(({ key }) => !given.has(key));
      if (others.length === 0) continue;
      const { partner, kind, accountName, ...account } = first;
      const found = await office.find(
        { partner, kind, account, accountName },
        others.map(({ key }) => key),
      );
      db.transaction(() => {
        for (const { run, order, key } of others) {
          const there = found.get(key);
          if (there) told.given(run, order, key, voidFence(there.fence));
        }
      });
    }
  };

  /** After the claims, because only what the office has as accepted is taken back there. What it does not have yet is told again the next time. */
  const tellWithdrawals = async () => {
    const all = isOver ? [] : told.untoldWithdrawals(MOST);
    for (const group of Map.groupBy(all, ({ kind, sent }) => JSON.stringify([kind, sent])).values()) {
      const [first] = group;
      if (!first) continue;
      const { partner, name: accountName, ...account } = first.sent;
      const known = await office.withdraw({ partner, kind: first.kind, account, accountName }, group);
      if (isOver) return;
      db.transaction(() => {
        for (const each of group) if (known.has(each.key)) told.withdrawalKnown(each);
      });
    }
  };

  const settleAll: Settler['settleAll'] = (then) => {
    const work = turn.then(async () => {
      let isMore = true;
      while (isMore) isMore = await settleSome();
      await tellWithdrawals();
      await then?.();
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
