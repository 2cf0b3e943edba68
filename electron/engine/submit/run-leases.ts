import { Failure } from '#shared/contract/failure.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Clock } from '../ports.ts';
import type { Store } from '../store/store.ts';

interface RunLeasesOptions {
  readonly store: Pick<Store, 'atomically'>;
  readonly ledger: Pick<Ledger, 'leases' | 'isAsJoined'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly leaseMs: number;
  /** Whether the program ends. */
  readonly isStopped: () => boolean;
}

export type RunLeases = ReturnType<typeof createRunLeases>;

/**
 * Work on a run as the only process that has to do with it. All of these throw Failure `run.leased` when another one has, and
 * `run.stopped` when the program ends, `ledger.changed` when another one joined an office or left it just now.
 */
export function createRunLeases({ store, ledger, clock, leaseMs, isStopped }: RunLeasesOptions) {
  const { leases } = ledger;
  const take = (run: string) => {
    if (isStopped()) throw new Failure('run.stopped');
    const now = clock.now();
    if (!leases.acquire(run, now, now + leaseMs)) throw new Failure('run.leased');
    // From here on nobody joins an office or leaves it. Whoever did since is noticed when the run's account is opened the next time.
    if (ledger.isAsJoined()) return;
    leases.release(run);
    throw new Failure('ledger.changed');
  };

  return {
    /** Takes the lease and keeps it for what follows, unless `work` fails. */
    async orRelease<T>(run: string, work: () => Promise<T>): Promise<T> {
      take(run);
      try {
        return await work();
      } catch (error) {
        leases.release(run);
        throw error;
      }
    },

    /** Holds the lease while it works. */
    async during<T>(run: string, work: () => Promise<T>): Promise<T> {
      take(run);
      try {
        return await work();
      } finally {
        leases.release(run);
      }
    },

    /** Carries out a function in one transaction. */
    whileLeased<T>(run: string, fn: () => T): T {
      take(run);
      try {
        return store.atomically(fn);
      } finally {
        leases.release(run);
      }
    },
  };
}
