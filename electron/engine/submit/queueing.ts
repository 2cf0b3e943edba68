import { Failure } from '#shared/contract/failure.ts';
import type { RunLocks } from '../run-locks.ts';
import type { OrderRef } from '../store/store.ts';
import type { Alarms } from './alarms.ts';
import { halfQueuedOf, takeBack } from './half-queued.ts';
import type { SubmitPolicy } from './policy.ts';
import { type QueueRequest, queueRun } from './queue-run.ts';
import { LeaseLost } from './records.ts';
import type { RunLeases } from './run-leases.ts';
import { isOfStore } from './shared-commits.ts';
import type { SubmissionsOptions } from './steering.ts';

interface QueueingOptions
  extends Pick<SubmissionsOptions, 'store' | 'ledger' | 'ports' | 'onOrders' | 'onRun' | 'onQueueing'> {
  readonly policy: SubmitPolicy;
  readonly alarms: Pick<Alarms, 'set'>;
  readonly leased: Pick<RunLeases, 'during'>;
  readonly inTurn: RunLocks['hold'];
  /** Whether this process is sending the run. */
  readonly isSending: (run: string) => boolean;
  /** Whether the program ends. */
  readonly isStopped: () => boolean;
}

/** Queues runs, and takes back what a queueing left behind that came to no end. The lease of the run is held meanwhile. */
export function createQueueing(options: QueueingOptions) {
  const { store, ledger, ports, policy, alarms, leased, inTurn, isStopped, onOrders, onRun, onQueueing } = options;
  const { clock, log } = ports;
  const most = policy.queuedAtOnce;
  const underWay = new Set<Promise<unknown>>();

  const keepLease = (run: string) => () => {
    if (!ledger.leases.renew(run, clock.now() + policy.leaseMs)) throw new LeaseLost();
  };
  const takeBackOf = (run: string, orders: readonly OrderRef[], untold: boolean) =>
    orders.length > 0 || untold
      ? takeBack({ store, ledger }, run, orders, { clock, most, hold: keepLease(run), untold })
      : Promise.resolve();

  const undo = async (run: string, orders: readonly OrderRef[]) => {
    try {
      // Whoever started it hears of any other end.
      await takeBackOf(run, orders, isStopped());
    } catch (error) {
      log.warn('orders not taken back', { run, error: error instanceof Failure ? error.code : 'unexpected' });
      tryLater(run);
    }
    onOrders(
      run,
      orders.map(({ id }) => id),
    );
  };

  /** Nobody waits for it: while the store takes nothing it is tried again. */
  const takeBackLeft = (run: string, untold: boolean): Promise<void> =>
    inTurn(run, async () => {
      if (options.isSending(run)) return;
      await leased.during(run, async () => {
        const left = halfQueuedOf(store, run);
        await takeBackOf(run, left, untold && left.length > 0);
      });
      onRun(run);
    }).catch((error: unknown) => {
      log.warn('orders not taken back', { run, error: error instanceof Failure ? error.code : 'unexpected' });
      if (isOfStore(error)) tryLater(run, untold);
    });
  const tryLater = (run: string, untold = false) => {
    if (!isStopped()) alarms.set(run, policy.storeRetryMs, () => void takeBackLeft(run, untold));
  };

  const queueAll = async (request: QueueRequest, joins: { wake(): void } | undefined) => {
    const { run } = request;
    const holdOn = keepLease(run);
    const done: OrderRef[] = [];
    let isSliced = false;
    try {
      if (!joins) await takeBackOf(run, halfQueuedOf(store, run), false);
      await queueRun(store, ledger, request, {
        clock,
        most,
        hold() {
          if (isStopped()) throw new Failure('run.stopped');
          holdOn();
        },
        onSlice(orders, count, total) {
          done.push(...orders);
          joins?.wake();
          onOrders(
            run,
            orders.map(({ id }) => id),
          );
          isSliced ||= count < total;
          if (isSliced) onQueueing?.(run, count, total);
        },
      });
    } catch (error) {
      // Whoever has the run now takes back what is left of this.
      if (error instanceof LeaseLost) throw new Failure('run.leased');
      // What joined orders on their way is queued as it should be, and goes with them.
      if (!joins) await undo(run, done);
      throw error;
    }
  };

  return {
    /**
     * Queues a run, or more of one that is being sent (`joins`): all of it, or (when it throws) nothing where nothing is being
     * sent.
     */
    queue(request: QueueRequest, joins?: { wake(): void }): Promise<void> {
      const work = queueAll(request, joins);
      underWay.add(work);
      return work.finally(() => underWay.delete(work));
    },

    /** Takes back what a queueing left behind, of this process or another one. */
    takeBackLeftOf: (run: string): Promise<void> => takeBackOf(run, halfQueuedOf(store, run), false),

    /** The same of all runs that no other process has to do with. */
    async takeBackLeft(): Promise<void> {
      for (const run of store.outbox.halfQueued()) await takeBackLeft(run, true);
    },

    /** Resolves when nothing is being queued any more. */
    async rest(): Promise<void> {
      await Promise.allSettled(underWay);
    },
  };
}
