import { Failure } from '#shared/contract/failure.ts';
import type { Hold } from '#shared/contract/run.ts';
import type { OrderRef } from '../store/store.ts';
import { createRecords, type Decision } from './records.ts';
import { endState } from './run-machine.ts';
import type { SubmissionsOptions } from './steering.ts';

interface IdleOptions extends Omit<SubmissionsOptions, 'clientFor' | 'prepare' | 'ports'> {
  /** Carries out a function in one transaction, as the only process that has to do with the run. */
  readonly whileLeased: <T>(run: string, fn: () => T) => T;
}

/** What is written to runs that nobody is sending: nothing of it needs the account's keys. */
export function createIdleRuns({ store, ledger, whileLeased, onOrders, onRun, ...hooks }: IdleOptions) {
  const { runs } = store;

  const holdFor = (run: string, { code, params }: Failure): Hold => {
    const account = runs.get(run)?.account;
    const name = (account && store.accounts.get(account)?.name) ?? '';
    return code === 'account.credentials'
      ? { reason: 'keys', params: { account: name, ...params } }
      : { reason: 'account', params: { ...params, code } };
  };

  const recordsOf = (run: string) => {
    const { account, kind } = runs.get(run) ?? {};
    return account && kind ? createRecords(store, ledger, { run, account, kind }, hooks) : null;
  };

  /** How a run stands whose account cannot be used: a part of a transaction. */
  const stand = (run: string, why: Failure) => {
    const counts = runs.counts(run);
    if (!counts) return;
    const asked = runs.get(run)?.hold?.reason === 'undecided' ? 0 : counts.unknown;
    const end = endState({ type: 'holding', hold: holdFor(run, why) }, { ...counts, unnumbered: 0, asked });
    runs.setState(run, end.state);
    runs.setHold(run, end.hold);
  };

  const lacksAccount = (run: string, news = false): boolean => {
    const reason = runs.get(run)?.hold?.reason;
    return reason === 'keys' || reason === 'account' || (news && reason === 'credentials');
  };

  return {
    /** Whether a run is held because its account cannot be used; with `news` of that, also because its keys were refused. */
    lacksAccount,

    waiting: (account: string, news: boolean): readonly string[] =>
      runs.inState('held').filter((run) => lacksAccount(run, news) && runs.get(run)?.account === account),

    /** Stops a run whose account cannot be used: it must not look as if it were being sent, nor any of its orders. */
    hold(run: string, why: Failure): void {
      whileLeased(run, () => {
        recordsOf(run)?.interrupt(nobodyAsked);
        runs.setState(run, 'held');
        runs.setHold(run, holdFor(run, why));
      });
      onRun(run);
    },

    /**
     * A run that stopped because its keys were refused lacks them by now, where they ended with the program: then it says so.
     * Nothing is sent, and what else keeps the account from being opened is found out when the run goes on.
     */
    async lookForKeys(run: string, open: () => Promise<unknown>): Promise<void> {
      try {
        await open();
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        if (error.code !== 'account.credentials' || runs.get(run)?.hold?.reason !== 'credentials') return;
        whileLeased(run, () => runs.setHold(run, holdFor(run, error)));
        onRun(run);
      }
    },

    /** Takes back what is queued of a run whose account cannot be used; what may have arrived waits until it can. */
    cancel(run: string, why: Failure): void {
      const taken = whileLeased(run, () => {
        const records = recordsOf(run);
        records?.interrupt(nobodyAsked);
        const unqueued = records?.unqueueAll() ?? [];
        stand(run, why);
        return unqueued;
      });
      onOrders(
        run,
        taken.map(({ id }) => id),
      );
      onRun(run);
    },

    /** Writes down what a person knows of an order; false when it is not unknown any more. */
    decide: (run: string, order: OrderRef, decision: Decision, by: string): boolean =>
      whileLeased(run, () => recordsOf(run)?.decide(order, decision, by) ?? false),

    /** After a person's word: the run is over, or waits for the next one, or for what it lacks. */
    decided(run: string, why: Failure): void {
      whileLeased(run, () => stand(run, why));
      onRun(run);
    },

    pause(run: string): void {
      whileLeased(run, () => {
        const state = runs.get(run)?.state;
        if (state !== 'submitting' && state !== 'held') return;
        runs.setState(run, 'paused');
        runs.setHold(run, null);
      });
      onRun(run);
    },
  };
}

/** Without its account nobody can be asked now; when it goes on, its orders are taken up as any of unknown outcome. */
const nobodyAsked = { lookup: false, resendSafe: false };

/** Does something else when it is the account that cannot be used; any other error is thrown again. */
export const unlessItLacksAccount =
  <T>(then: (why: Failure) => T) =>
  (error: unknown): T => {
    if (error instanceof Failure && error.code.startsWith('account.')) return then(error);
    throw error;
  };
