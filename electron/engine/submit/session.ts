import { Failure } from '#shared/contract/failure.ts';
import type { ClaimScope, Lane, Ledger, SharedScope } from '../ledger/ledger.ts';
import type { PartnerClient } from '../partners/partners.ts';
import type { Ports } from '../ports.ts';
import { inSlices } from '../slices.ts';
import type { OrderRef, Store } from '../store/store.ts';
import { type Command, createDriver, type Driver, type Ended } from './driver.ts';
import { abilitiesOf } from './jobs.ts';
import type { SubmitPolicy } from './policy.ts';
import { type Decision, LeaseLost, type Records } from './records.ts';
import { type EndState, endState, type Mode } from './run-machine.ts';
import type { SharedCommits } from './shared-commits.ts';

export interface SessionEvents {
  /** After each commit: these orders may have changed, and with them the run's counts. */
  readonly onOrders: (run: string, orders: readonly number[]) => void;
  /** The run's state or hold changed. */
  readonly onRun: (run: string) => void;
}

/** Listeners look into the store, which may take nothing just then: what they throw is logged, and changes nothing about sending. */
export function quietly({ onOrders, onRun, ports }: SessionEvents & Pick<SessionOptions, 'ports'>): SessionEvents {
  const guarded =
    <A extends readonly unknown[]>(tell: (run: string, ...more: A) => void) =>
    (run: string, ...more: A) => {
      try {
        tell(run, ...more);
      } catch (error) {
        ports.log.warn('news not told', { run, error: error instanceof Failure ? error.code : 'unexpected' });
      }
    };
  return { onOrders: guarded(onOrders), onRun: guarded(onRun) };
}

export interface SessionOptions extends SessionEvents {
  readonly run: string;
  /** As whom it is sent. */
  readonly scope: ClaimScope;
  readonly store: Store;
  readonly ledger: Ledger;
  readonly records: Records;
  readonly commits: SharedCommits;
  readonly client: PartnerClient;
  readonly lane: Lane;
  readonly shared: SharedScope | null;
  readonly concurrency: number;
  readonly ports: Pick<Ports, 'clock' | 'log'>;
  readonly policy: SubmitPolicy;
  readonly random: () => number;
  /** Whether orders left unknown are asked about anew; otherwise a person has taken them over. */
  readonly askAnew: boolean;
  /** Called when the session is over, before listeners are told. */
  readonly onEnd: (end: EndState | null) => void;
  /** Called instead when it broke off, with what broke it: nothing is written of how the run stands. */
  readonly onBreak: (error: unknown) => void;
  readonly onUnstored: (ended: Ended) => void;
}

/** A run that this process is sending, from taking it up to writing down how it ended. The lease is held. */
export interface Session {
  /** Resolves when the session is over. Failure `run.leased` when another process took the run; rejects on bugs. */
  readonly done: Promise<void>;
  /** As whom the run is sent; what joins it must be meant for the same account. */
  readonly scope: ClaimScope;
  tell(command: Command): void;
  wake(): void;
  readonly during: Driver['during'];
  /** What is left is taken back: nothing joins it any more. */
  readonly isCancelled: () => boolean;
  /** Whether an order's outcome is still asked about, or will be when the run goes on. */
  asks(order: number): boolean;
  decide(order: OrderRef, decision: Decision, by: string): boolean;
}

export function openSession(options: SessionOptions): Session {
  const { run, store, records, client, ports, policy, onOrders, onRun } = options;
  const { runs, outbox } = store;
  const { leases } = options.ledger;
  const { clock, log } = ports;
  const heartbeat = new AbortController();
  let cancelled = false;

  const write = ({ state, hold }: EndState) => {
    runs.setState(run, state);
    runs.setHold(run, hold);
  };

  /** Nothing more leaves meanwhile; should the program end before all is taken back, nothing of the rest leaves either. */
  const unqueue = async () => {
    // What has left the queue already is on its way.
    options.commits.flush();
    await inSlices(outbox.inState(run, 'queued'), records.unqueue, {
      ...{ store, clock, most: policy.queuedAtOnce },
      end: (isLast) => isLast || runs.setState(run, 'paused'),
      stored: tellOrders,
    });
  };
  const tellOrders = (orders: readonly OrderRef[]) =>
    onOrders(
      run,
      orders.map(({ id }) => id),
    );

  const finish = (mode: Mode) => {
    heartbeat.abort();
    // What was under way when the rest was cancelled may have come back to the queue.
    if (cancelled) tellOrders(records.unqueueAll());
    const end = store.atomically(() => {
      const counts = runs.counts(run);
      const unnumbered = client.lookup ? outbox.withoutNumber(run).length : 0;
      const asked = outbox.inState(run, 'unknown').filter(({ id }) => driver.asks(id)).length;
      const state = counts ? endState(mode, { ...counts, unnumbered, asked }) : null;
      if (state) write(state);
      leases.release(run);
      return state;
    });
    options.onEnd(end);
    onRun(run);
  };

  const breakOff = (error: unknown): never => {
    heartbeat.abort();
    log.warn('submission broke off', { run, error: error instanceof Error ? error.name : typeof error });
    try {
      leases.release(run);
    } catch {
      // The store takes nothing any more; the lease ends with this process, or by itself.
    }
    const why = error instanceof LeaseLost ? new Failure('run.leased') : error;
    options.onBreak(why);
    throw why;
  };

  const beat = async () => {
    for (;;) {
      await clock.sleep(policy.heartbeatMs, heartbeat.signal);
      if (heartbeat.signal.aborted) return;
      // A lease that is lost shows at the next exchange, which may not be begun or ended without it.
      try {
        leases.renew(run, clock.now() + policy.leaseMs);
      } catch (error) {
        // Another program is at the store: the next beat may get through.
        if (!(error instanceof Failure && error.code === 'store.busy')) throw error;
      }
    }
  };

  store.atomically(() => {
    records.interrupt(abilitiesOf(client));
    write({ state: 'submitting', hold: null });
  });
  const driver: Driver = createDriver({ ...options, outbox, clock, log, onOrders: tellOrders, onEnd: finish });
  const done = driver.done.catch(breakOff);
  done.catch(() => undefined);
  void beat().catch((error: unknown) => driver.fail(error));
  onRun(run);
  return {
    done,
    scope: options.scope,
    tell(command) {
      driver.tell(command);
      if (command !== 'cancel') return;
      cancelled = true;
      driver.during(unqueue).catch(driver.fail);
    },
    wake: driver.wake,
    during: driver.during,
    isCancelled: () => cancelled,
    asks: driver.asks,
    decide(order, decision, by) {
      const taken = records.decide(order, decision, by);
      if (taken) driver.forget(order.id);
      driver.wake();
      return taken;
    },
  };
}
