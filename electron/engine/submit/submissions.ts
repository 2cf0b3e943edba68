import { Failure } from '#shared/contract/failure.ts';
import type { PartnerClient } from '../partners/partners.ts';
import { createRunLocks } from '../run-locks.ts';
import type { OrderRef } from '../store/store.ts';
import { createAlarms } from './alarms.ts';
import { writeWord } from './claim-in-office.ts';
import { chosenConcurrency, keepConcurrency } from './concurrency.ts';
import { createIdleRuns, unlessItLacksAccount } from './idle-runs.ts';
import { canBeAsked } from './jobs.ts';
import { createLateAnswers } from './late-answers.ts';
import { defaultPolicy } from './policy.ts';
import { refillBodies, refuseChanged } from './queue-run.ts';
import { createQueueing } from './queueing.ts';
import { createRecords, type Decision } from './records.ts';
import { createRunLeases } from './run-leases.ts';
import { openSession, quietly, type Session } from './session.ts';
import { createSharedCommits, isOfStore, passes } from './shared-commits.ts';
import type { RunClient, Submissions, SubmissionsOptions } from './steering.ts';

export type { Submissions, SubmissionsOptions } from './steering.ts';

interface OpenOptions {
  readonly concurrency?: number | undefined;
  /** False: orders left unknown are not asked about again, since a person is deciding about them. */
  readonly askAnew?: boolean;
}

export function createSubmissions(options: SubmissionsOptions): Submissions {
  const { store, ledger, ports, clientFor, prepare, person = () => '' } = options;
  const policy = { ...defaultPolicy, ...options.policy };
  const { runs, outbox } = store;
  const { leases } = ledger;
  const sessions = new Map<string, Session>();
  /** Calls about one run wait for each other, so that it is never opened twice. */
  const { hold: inTurn } = createRunLocks();
  const late = createLateAnswers(store);
  const commits = createSharedCommits(store);
  const alarms = createAlarms(ports.clock);
  const { onOrders, onRun } = quietly(options);
  let stopped = false;
  const leased = createRunLeases({
    store,
    ledger,
    clock: ports.clock,
    leaseMs: policy.leaseMs,
    isStopped: () => stopped,
  });
  const idle = createIdleRuns({ ...options, onOrders, onRun, whileLeased: leased.whileLeased });
  const queueing = createQueueing({
    ...options,
    ...{ policy, onOrders, onRun, alarms, leased, inTurn, isStopped: () => stopped },
    isSending: (run) => sessions.has(run),
  });

  const open = (
    run: string,
    { client, ...scope }: RunClient,
    { concurrency, askAnew = true }: OpenOptions = {},
  ): Session => {
    alarms.clear(run);
    refillBodies(store, ledger, { run, scope, prepare });
    const records = createRecords(store, ledger, { run, ...scope }, options);
    late.write(run, records);
    const session = openSession({
      run,
      scope,
      store,
      ledger,
      records,
      commits,
      client,
      lane: ledger.lanes(scope.account),
      shared: ledger.shared?.of(scope) ?? null,
      concurrency: concurrency ?? chosenConcurrency(runs, run, scope.account) ?? client.concurrency,
      ports,
      policy,
      random: options.random ?? Math.random,
      askAnew,
      onOrders,
      onRun,
      onEnd: (end) => {
        sessions.delete(run);
        watch(run, end?.hold?.until);
      },
      onUnstored: (ended) => late.keep(run, ended),
      onBreak: (error) => {
        sessions.delete(run);
        stall(run, error);
      },
    });
    sessions.set(run, session);
    runs.holdUnwritten(run, null);
    return session;
  };

  /** The session that may be given more; one that takes the rest back is waited for. */
  const joinable = async (run: string): Promise<Session | undefined> => {
    if (sessions.get(run)?.isCancelled()) await sessions.get(run)?.done.catch(() => undefined);
    return sessions.get(run);
  };

  /** Takes the run up, with the lease, when this process is not sending it; the command comes before anything is sent. */
  const steer = async (run: string, command: 'resume' | 'cancel', how?: OpenOptions) => {
    const session = sessions.get(run) ?? (await takeUp(run, await clientFor(run), how));
    session.tell(command);
  };

  const takeUp = (run: string, target: RunClient, how?: OpenOptions) =>
    leased.orRelease(run, async () => {
      refuseChanged(store, run, target);
      await queueing.takeBackLeftOf(run);
      if (stopped) throw new Failure('run.stopped');
      return open(run, target, how);
    });

  /** Nobody waits for it: what keeps the run from going on is in its state, or in another process's hands. */
  const resumeByItself = (run: string) =>
    inTurn(run, () => steer(run, 'resume').catch(unlessItLacksAccount((why) => idle.hold(run, why)))).catch(
      (error: unknown) => {
        ports.log.warn('run not resumed', { run, error: error instanceof Failure ? error.code : 'unexpected' });
        if (passes(error)) stall(run, error);
        // Another process sends it, or it was changed there: the store says how it stands.
        else if (error instanceof Failure) runs.holdUnwritten(run, null);
      },
    );

  const watch = (run: string, until: string | undefined) => {
    if (until !== undefined) alarms.set(run, Date.parse(until) - ports.clock.now(), () => void resumeByItself(run));
  };

  /** Sending broke off: what keeps it from going on is told, and where that is the store, it is tried until it takes something. */
  const stall = (run: string, error: unknown) => {
    if (stopped) return;
    if (error instanceof Failure && error.code === 'run.leased') return onRun(run);
    runs.holdUnwritten(
      run,
      passes(error)
        ? { reason: isOfStore(error) ? 'store' : 'office', params: { ...error.params, code: error.code } }
        : { reason: 'internal', params: {} },
    );
    if (passes(error)) alarms.set(run, policy.storeRetryMs, () => void resumeByItself(run));
    onRun(run);
  };

  return {
    start: (run, { concurrency, again = [], readyToo, elsewhere, seen } = {}) =>
      inTurn(run, async () => {
        const target = await clientFor(run);
        const active = await joinable(run);
        const { account, kind } = active?.scope ?? target;
        const request = { run, scope: { account, kind }, again, readyToo, elsewhere, seen, prepare };
        const queue = async () => {
          keepConcurrency(runs, run, account, concurrency);
          await queueing.queue(request, active);
        };
        await (active ? active.during(queue) : leased.orRelease(run, queue));
        // It goes on when the program is started again.
        if (stopped && !active) return leases.release(run);
        try {
          const session = active ?? open(run, target, { concurrency });
          session.tell('resume');
          session.wake();
        } catch (error) {
          // It is queued: what keeps it from being sent is how it stands, not a start that never was.
          ports.log.warn('submission not begun', { run, error: error instanceof Error ? error.name : typeof error });
          stall(run, error);
        }
      }),

    resume: (run, { concurrency } = {}) => inTurn(run, () => steer(run, 'resume', { concurrency })),

    async pause(run) {
      alarms.clear(run);
      await inTurn(run, async () => {
        const session = sessions.get(run);
        if (session) session.tell('pause');
        else idle.pause(run);
      });
      await sessions.get(run)?.done;
    },

    async cancel(run) {
      await inTurn(run, () =>
        steer(run, 'cancel').catch(
          // It sends nothing, so that it needs no keys; asking waits for them.
          unlessItLacksAccount((why) => {
            alarms.clear(run);
            idle.cancel(run, why);
          }),
        ),
      );
      await sessions.get(run)?.done;
    },

    settled: async (run) => sessions.get(run)?.done,

    asked,

    canAsk: (run) =>
      clientFor(run).then(
        ({ client }) => !sessions.has(run) && canBeAsked(client),
        () => false,
      ),

    async decide(id, decision) {
      const order = outbox.find(id);
      if (!order) throw new Failure('order.missing');
      const { run, key } = order;
      await inTurn(run, async () => {
        const active = await joinable(run);
        const before = runs.get(run)?.state;
        if (active) refuseAsked(order, decision, active.asks(id));
        const word = active ? () => active.decide(order, decision, person()) : await idleWord(order, run, decision);
        if (!(await writeWord({ store, ledger }, order, decision, word)))
          throw new Failure('order.notUnknown', { key });
        onOrders(run, [id]);
        // What is paused stays paused, unless nothing is left to be sent.
        const { hold, counts } = runs.get(run) ?? {};
        const left = counts ? counts.queued + counts.unknown : 0;
        // What is over already goes on only where the decision gave it something to do.
        const over = before === 'finished' || before === 'checked' ? left > 0 : left === 0;
        if ((before === 'finished' || before === 'checked') && left === 0) return;
        const askAnew = hold?.reason !== 'undecided';
        if (active || !(over || !askAnew)) return;
        await steer(run, 'resume', { askAnew }).catch(unlessItLacksAccount((why) => idle.decided(run, why)));
      });
    },

    async recover() {
      const held = runs.inState('held');
      for (const run of held) watch(run, runs.get(run)?.hold?.until);
      const refused = held.filter((run) => runs.get(run)?.hold?.reason === 'credentials');
      await Promise.all([
        ...[...runs.inState('submitting'), ...held.filter((run) => idle.lacksAccount(run))].map(resumeByItself),
        ...refused.map((run) => idle.lookForKeys(run, () => clientFor(run))),
      ]);
    },

    takeBackLeft: queueing.takeBackLeft,

    waiting: idle.waiting,

    async accountReady(account, { goOn, news }) {
      await Promise.all(
        idle
          .waiting(account, news)
          .map((run) => (goOn ? resumeByItself(run) : inTurn(run, async () => idle.pause(run)))),
      );
    },

    async stop() {
      stopped = true;
      alarms.clearAll();
      await queueing.rest();
      const all = [...sessions.values()];
      for (const session of all) session.tell('stop');
      await Promise.allSettled(all.map(({ done }) => done));
    },
  };

  async function asked(run: string): Promise<(order: number) => boolean> {
    const active = sessions.get(run);
    if (active) return active.asks;
    const willAsk = await clientFor(run).then(
      ({ client }) => asksWhenResumed(run, client),
      // Without its account nobody can be asked; neither can anything be sent.
      () => false,
    );
    return () => willAsk;
  }

  /** All that asking could find out was found out when a run was held for a person to decide. */
  function asksWhenResumed(run: string, client: PartnerClient): boolean {
    return canBeAsked(client) && runs.get(run)?.hold?.reason !== 'undecided';
  }

  /** A partner that was not asked to the end may have the order: a second one would be the app's fault. */
  function refuseAsked({ id, key }: OrderRef, { decision }: Decision, asks: boolean): void {
    if (decision !== 'send-again' || !asks || outbox.find(id)?.state !== 'unknown') return;
    throw new Failure('order.stillAsked', { key });
  }

  async function idleWord(order: OrderRef, run: string, decision: Decision): Promise<() => boolean> {
    const sends = decision.decision === 'send-again';
    const lacking = unlessItLacksAccount(() => null);
    const target = await (sends ? clientFor(run) : clientFor(run).catch(lacking));
    // What a person knows needs no keys to be written down.
    if (!target) return () => idle.decide(run, order, decision, person());
    const { client, ...scope } = target;
    const write = () => {
      refuseChanged(store, run, scope);
      refuseAsked(order, decision, asksWhenResumed(run, client));
      return createRecords(store, ledger, { run, ...scope }, options).decide(order, decision, person());
    };
    return () => leased.whileLeased(run, write);
  }
}
