import type { Ledger } from '../ledger/ledger.ts';
import type { Clock } from '../ports.ts';
import { inSlices } from '../slices.ts';
import type { OrderRef, Runs, Store } from '../store/store.ts';

export interface TakeBackSteps {
  readonly clock: Pick<Clock, 'monotonic'>;
  /** Orders taken back in one transaction at most. */
  readonly most: number;
  /** Called first in each transaction; throws when the run is not this process's any more. */
  readonly hold: () => void;
  /** The program ended meanwhile, so that nobody was told: the run says so until it is started again, or edited. */
  readonly untold?: boolean;
}

/**
 * Takes orders out of the queue of a run whose queueing came to no end: nothing of them has left since. They are ready again,
 * or unknown where an earlier request may have arrived, and their keys free.
 *
 * A run that is checked or finished has orders in the queue only while it is being queued, by the process that holds its
 * lease: whoever holds it otherwise, and finds some, takes them back.
 */
export async function takeBack(
  { store, ledger }: { readonly store: Store; readonly ledger: Ledger },
  run: string,
  orders: readonly OrderRef[],
  { clock, most, hold, untold = false }: TakeBackSteps,
): Promise<void> {
  const { outbox, runs } = store;
  const { attempts, claims } = ledger;
  const take = ({ id, key }: OrderRef) => {
    const arrived = attempts.mayHaveArrived(id);
    if (!outbox.move(id, 'queued', { state: arrived ? 'unknown' : 'ready' })) return;
    claims.release(run, key, id, arrived ? 'unknown' : 'cancelled');
  };
  await inSlices(orders, take, {
    ...{ store, clock, most, begin: hold },
    end(isLast) {
      if (!isLast || !isIdle(runs, run)) return;
      // A person goes on with what is unknown.
      if (outbox.inState(run, 'unknown').length > 0) runs.setState(run, 'paused');
      if (untold) runs.setHold(run, { reason: 'queueing', params: {} });
    },
  });
}

/** The orders that a queueing left behind; none where the run is being sent, or waits to be. */
export function halfQueuedOf({ outbox, runs }: Pick<Store, 'outbox' | 'runs'>, run: string): readonly OrderRef[] {
  return isIdle(runs, run) ? outbox.inState(run, 'queued') : [];
}

/** Whether a run is not being sent, and not on hold while it is: it has no orders in the queue. */
export function isIdle(runs: Pick<Runs, 'sentAs'>, run: string): boolean {
  const state = runs.sentAs(run)?.state;
  return state === 'checked' || state === 'finished';
}
