import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from './ports.ts';
import type { Store } from './store/store.ts';

/** Milliseconds that a slice's statements take at most, but for one item that takes longer; its commit comes on top of that. */
const SLICE_MS = 20;

export interface Slices<T> {
  readonly store: Pick<Store, 'atomically'>;
  readonly clock: Pick<Clock, 'monotonic'>;
  /** Items in a slice at most. */
  readonly most: number;
  /** Called first in each slice's transaction; what it throws ends the work, with the slices before it stored. */
  readonly begin?: () => void;
  /** Called last in each slice's transaction. */
  readonly end?: (isLast: boolean) => unknown;
  /** Called when a slice is stored, with how many items are done. */
  readonly stored?: (slice: readonly T[], done: number) => void;
}

/**
 * Does something with each item in as many transactions as it takes for the engine to answer other calls in between. Without
 * items there is one slice all the same.
 */
export async function inSlices<T>(
  items: readonly T[],
  each: (item: T) => unknown,
  { store, clock, most, begin, end, stored }: Slices<T>,
): Promise<void> {
  let done = 0;
  do {
    const from = done;
    store.atomically(() => {
      begin?.();
      const started = clock.monotonic();
      const isFull = () => done - from >= most || clock.monotonic() - started >= SLICE_MS;
      for (const item of items.slice(from, from + most)) {
        each(item);
        done += 1;
        if (isFull()) break;
      }
      end?.(done === items.length);
    });
    stored?.(items.slice(from, done), done);
    if (done < items.length) await turn();
  } while (done < items.length);
}
