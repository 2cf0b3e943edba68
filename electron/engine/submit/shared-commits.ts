import { Failure } from '#shared/contract/failure.ts';
import type { Store } from '../store/store.ts';

/** Something to be written down in one transaction, alone or together with others. */
export interface Entry<T> {
  /** Called once, in front of the transaction. */
  readonly before?: () => void;
  /** In the transaction. When that comes to nothing because of another entry, it is called again in one of its own. */
  readonly write: () => T;
  /** Called when it came to nothing. */
  readonly failed?: () => void;
  /** Something is to leave by it: it is put off ({@link PutOff}) when an entry before it comes to nothing. */
  readonly leaves?: boolean;
}

/** Nothing was written: whatever came to nothing before it may stop the run. */
export class PutOff extends Error {
  override readonly name = 'PutOff';
}

/**
 * Entries of one turn of the event loop share a commit: how an exchange ended and how the next one begins, and, as a
 * commit takes its time, whatever other exchanges come to meanwhile. None waits for more than the turn.
 */
export interface SharedCommits {
  /** Resolves with what `write` returned once it is on the disk; rejects with what kept it from there. */
  add<T>(entry: Entry<T>): Promise<T>;
  /** Commits at once what waits. */
  flush(): void;
}

interface Waiting {
  readonly entry: Entry<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

export function createSharedCommits(store: Pick<Store, 'atomically'>): SharedCommits {
  let waiting: Waiting[] = [];

  const flush = () => {
    const all = waiting;
    waiting = [];
    for (const { entry } of all) entry.before?.();
    try {
      const values = store.atomically(() => all.map(({ entry }) => entry.write()));
      for (const [index, { resolve }] of all.entries()) resolve(values[index]);
    } catch (error) {
      // A store that takes nothing takes none of them; any other reason is one entry's own.
      if (all.length === 1 || isOfStore(error)) for (const each of all) giveUp(each, error);
      else writeEach(all);
    }
  };

  const giveUp = ({ entry, reject }: Waiting, error: unknown) => {
    entry.failed?.();
    reject(error);
  };
  const writeEach = (all: readonly Waiting[]) => {
    let failed = false;
    for (const each of all) {
      try {
        if (failed && each.entry.leaves) throw new PutOff();
        each.resolve(store.atomically(each.entry.write));
      } catch (error) {
        failed = true;
        giveUp(each, error);
      }
    }
  };

  return {
    add: (entry) =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ entry, resolve: resolve as (value: unknown) => void, reject });
      }),
    flush,
  };
}

/** Writes an entry in a transaction of its own. */
export function writeAlone<T>(store: Pick<Store, 'atomically'>, { before, write, failed }: Entry<T>): T {
  before?.();
  try {
    return store.atomically(write);
  } catch (error) {
    failed?.();
    throw error;
  }
}

/** Whether the store itself takes nothing, whatever it is given. */
export const isOfStore = (error: unknown): error is Failure =>
  error instanceof Failure && error.code.startsWith('store.');

/** The store, or the ledger of the office, takes nothing just now: it is tried until it does. */
export const passes = (error: unknown): error is Failure =>
  isOfStore(error) || (error instanceof Failure && error.code.startsWith('ledger.'));
