import { Failure } from '#shared/contract/failure.ts';
import type { Lane, SharedScope } from '../ledger/ledger.ts';
import type { PartnerClient } from '../partners/partners.ts';
import type { Clock, Log } from '../ports.ts';
import type { OrderRef, Outbox } from '../store/store.ts';
import { createEnquiries } from './enquiries.ts';
import { type Job, lookupJob, openBodies, sendJob } from './jobs.ts';
import type { SubmitPolicy } from './policy.ts';
import type { Begun, Records } from './records.ts';
import { beginning, type Mode, mayStart, type RunEvent, type RunProgress, transition } from './run-machine.ts';
import { PutOff, type SharedCommits } from './shared-commits.ts';
import type { Stepped } from './stepped.ts';

export interface DriverOptions {
  readonly run: string;
  readonly outbox: Outbox;
  readonly records: Records;
  readonly client: PartnerClient;
  readonly lane: Lane;
  /** Where the account's keys and rate are the whole office's. */
  readonly shared: SharedScope | null;
  readonly concurrency: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly policy: SubmitPolicy;
  readonly random: () => number;
  /** Whether orders left unknown are asked about anew; otherwise a person has taken them over. */
  readonly askAnew: boolean;
  readonly commits: SharedCommits;
  /** Called after each commit with the orders that may have changed. */
  readonly onOrders: (orders: readonly OrderRef[]) => void;
  /** Called with how an exchange ended that the store did not take. */
  readonly onUnstored: (ended: Ended) => void;
  /** Called once, when nothing is under way and nothing more may start. */
  readonly onEnd: (mode: Mode) => void;
}

/** Sends one run. It only starts what the run's machine allows, and everything that must last is in the store. */
export interface Driver {
  /** Resolves after `onEnd`. Rejects, without `onEnd`, on bugs and on a lost lease. */
  readonly done: Promise<void>;
  tell(type: Command): void;
  /** There is more in the queue. */
  wake(): void;
  /** More is being queued: sending does not come to its end before that is done. */
  during<T>(queueing: () => Promise<T>): Promise<T>;
  /** Whether an order's outcome is still asked about, or will be when the run goes on. */
  asks(order: number): boolean;
  /** A person decided about an order. */
  forget(order: number): void;
  /** Something else of the session broke: cuts off what is under way, and `done` rejects. */
  fail(error: unknown): void;
}

/** How an exchange ended, as `records.end` takes it. */
export type Ended = Parameters<Records['end']>;

export type Command = Extract<RunEvent['type'], 'pause' | 'cancel' | 'stop' | 'resume'>;

export function createDriver(options: DriverOptions): Driver {
  const { run, outbox, records, client, lane, shared, clock, log, policy, random, commits, onOrders, onEnd } = options;
  const limits = { concurrency: options.concurrency, ratePerSecond: client.ratePerSecond };
  const enquiries = createEnquiries(client, clock, policy);
  const underWay = new Set<Promise<void>>();
  /** Orders of exchanges whose beginning is not committed yet: the store still has them in the queue. */
  const leaving = new Set<number>();
  /** Aborted to cut off what is under way. */
  const life = new AbortController();
  /** Aborted, and made anew, to look again at what may start. */
  let idle = new AbortController();
  let entrance = new AbortController();
  let progress: RunProgress = beginning;
  let failure: { readonly error: unknown } | null = null;
  let queueing = 0;

  const wake = () => {
    idle.abort();
    idle = new AbortController();
  };
  const turnAround = () => {
    entrance.abort();
    entrance = new AbortController();
    wake();
  };

  const apply = (event: RunEvent) => {
    const before = progress.mode;
    const { progress: next, wait } = transition(progress, event, policy);
    progress = next;
    if (wait) lane.wait(wait.atLeast + random() * wait.spread);
    if (progress.mode !== before) turnAround();
  };

  const mayLookUp = () => mayStart(progress, 'lookup') && enquiries.nextDue() !== null;
  const hasJob = () => {
    const due = mayLookUp() && (enquiries.nextDue() ?? 0) <= clock.monotonic();
    return due || (mayStart(progress, 'send') && outbox.hasQueued(run, leaving.size));
  };

  const nextJob = (): Job | null => {
    const asked = mayLookUp() ? enquiries.takeDue(policy.lookupBatch) : [];
    if (asked.length > 0) return lookupJob(client, asked, log);
    if (!mayStart(progress, 'send')) return null;
    const queued = outbox.next(run, client.ordersPerRequest, client.attachmentBytesPerRequest ?? Infinity, leaving);
    const { intact, changed } = openBodies(queued);
    if (changed.length > 0) {
      enquiries.begin(records.keepBack(changed), []);
      onOrders(changed);
    }
    return intact.length > 0 ? sendJob(client, intact, { log, arrivedBefore: records.arrivedBefore }) : null;
  };

  /** The place in the lane is given back when there is nothing to start, or the store cannot tell what. */
  const takeJob = (): Job | null => {
    let job: Job | null = null;
    try {
      job = nextJob();
    } finally {
      if (!job) lane.release();
    }
    return job;
  };

  /** Waits for this desk's turn in the office. Orders whose keys somebody else has now stay here. */
  const mayEnter = async (office: SharedScope, { purpose, orders }: Pick<Job, 'purpose' | 'orders'>) => {
    const entered = await office.enter(run, purpose === 'send' ? orders : [], limits, entrance.signal);
    if (entered.type === 'go' || entered.type === 'aborted') return entered.type === 'go';
    const some = orders.filter(({ key }) => entered.keys.includes(key));
    enquiries.begin(entered.type === 'left' ? some : records.keepBack(some, 'order.takenOver'), []);
    onOrders(some);
    return false;
  };

  /** Null when it was put off: its orders are in the queue still. */
  const begin = async ({ purpose, orders }: Job): Promise<Begun | null> => {
    if (purpose === 'send') for (const { id } of orders) leaving.add(id);
    try {
      if (shared && !(await mayEnter(shared, { purpose, orders }))) return null;
      return await commits.add(records.begin(purpose, orders, clock.now() + policy.leaseMs));
    } catch (error) {
      if (error instanceof PutOff) return null;
      throw error;
    } finally {
      for (const { id } of orders) leaving.delete(id);
      wake();
    }
  };

  /** One exchange: written down, carried out, written down again. */
  const carryOut = async (job: Job, leaveLane: () => void) => {
    const { purpose, orders } = job;
    const { round } = progress;
    const begun = await begin(job);
    if (!begun) return;
    onOrders(orders);
    const unwritten = await begun.leave().then(
      () => null,
      (error: unknown) => ({ error }),
    );
    if (unwritten) {
      const steps = orders.map((order): Stepped => ({ order, from: 'sending', step: { to: 'queued', resend: false } }));
      await commits.add(records.end(begun, { type: 'not-sent', reason: 'journal' }, steps));
      onOrders(orders);
      throw unwritten.error;
    }
    const performed = await job.perform(life.signal);
    const { result, steps } = performed;
    const ended = commits.add(records.end(begun, result, steps));
    if (shared && result.type === 'throttled') await shared.close(result.waitMs).catch(onlyFailures);
    const undecided = steps.some(({ step }) => step.to === 'unknown' && !step.ask);
    apply({ type: 'exchanged', purpose, round, result, undecided, now: clock.now() });
    if (enquiries.after(job, performed) === 'exhausted') apply({ type: 'exhausted' });
    // The next one may begin in the commit that this one ends with.
    leaveLane();
    try {
      await ended;
    } catch (error) {
      options.onUnstored([begun, result, steps]);
      throw error;
    }
    onOrders(orders);
  };

  const fail = (error: unknown) => {
    failure ??= { error };
    // A store that takes nothing is no reason to give up answers on their way: the journal may take them.
    if (!(error instanceof Failure)) life.abort();
    turnAround();
  };

  const start = (job: Job) => {
    let inLane = true;
    const leaveLane = () => {
      if (inLane) lane.release();
      inLane = false;
    };
    const exchange = carryOut(job, leaveLane)
      .catch(fail)
      .finally(() => {
        leaveLane();
        underWay.delete(exchange);
        wake();
      });
    underWay.add(exchange);
  };

  const drive = async () => {
    while (!failure) {
      if (hasJob()) {
        if (!(await lane.enter(limits, entrance.signal))) continue;
        const job = takeJob();
        if (job) start(job);
      } else if (underWay.size > 0 || mayLookUp() || (queueing > 0 && progress.mode.type !== 'stopping')) {
        await rest(clock, mayLookUp() ? enquiries.nextDue() : null, idle.signal);
      } else {
        onEnd(progress.mode);
        return;
      }
    }
    await Promise.all(underWay);
    throw failure.error;
  };

  enquiries.begin(options.askAnew ? outbox.inState(run, 'unknown') : [], outbox.withoutNumber(run));
  return {
    // Not before the caller holds the driver: a run without anything to do ends at once.
    done: Promise.resolve().then(drive),
    tell(type) {
      if (type === 'resume') enquiries.forgive();
      if (type === 'stop') life.abort();
      apply({ type });
    },
    wake,
    async during(work) {
      queueing += 1;
      try {
        return await work();
      } finally {
        queueing -= 1;
        wake();
      }
    },
    asks: enquiries.isOpen,
    forget: enquiries.forget,
    fail,
  };
}

/** The office hears of a ban where it can. */
function onlyFailures(error: unknown): void {
  if (!(error instanceof Failure)) throw error;
}

/** Sleeps until the next enquiry is due, or for ever, unless woken. */
async function rest(clock: Clock, dueAt: number | null, signal: AbortSignal): Promise<void> {
  if (dueAt !== null) return clock.sleep(Math.max(0, dueAt - clock.monotonic()), signal);
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
