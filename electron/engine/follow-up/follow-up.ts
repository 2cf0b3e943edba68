/**
 * What becomes of orders that a partner accepted: from the draft to the shelf. Which are followed says `begin-following.ts`; an
 * account is asked about them by `ask-account.ts`, page by page, or where the partner says what changed in a window of time, by
 * `ask-changes.ts`; in what sending leaves over (`account-round.ts`), and by itself where the office said so (`ask-by-itself.ts`). Decisions are pure: `pace.ts` says when an order is asked about, `observe.ts` what an answer
 * makes of what is known (one that contradicts it is kept beside it), `own-state.ts` where the order stands by that,
 * `findings.ts` what somebody has to look at, `trouble.ts` what keeps an account from being asked. `evaluate.ts` puts it together
 * for the page, `work-list-workbook.ts` as a workbook.
 */
import { setImmediate as turn } from 'node:timers/promises';
import { Failure } from '#shared/contract/failure.ts';
import type { Asked } from '#shared/contract/follow-up.ts';
import type { Target } from '#shared/contract/run.ts';
import { type EngineContext, kindOf } from '../context.ts';
import { openChanges, openFollowUp } from '../partners/partners.ts';
import { createRunLocks } from '../run-locks.ts';
import { notAsked, type RoundEnd } from './account-round.ts';
import { askAccount } from './ask-account.ts';
import { askChanges } from './ask-changes.ts';
import { beginFollowing } from './begin-following.ts';
import { type EvaluatedOrder, evaluatedPages, type FollowedAccount, followedAccounts } from './followed-accounts.ts';
import { dueAt } from './pace.ts';
import { heldAsGone, otherEntry } from './same-accounts.ts';
import { leftOf } from './trouble.ts';

export { startAskingByItself } from './ask-by-itself.ts';
export { clearFollowed } from './clear-followed.ts';
export { findingMark } from './evaluate.ts';
export { followUpHandlers } from './follow-up-handlers.ts';
export { listFollowUps } from './follow-up-list.ts';
export { type EvaluatedOrder, evaluatedPages, followedAccounts } from './followed-accounts.ts';
export { nameAmongEntries, toldOf } from './same-accounts.ts';
export { warehouseStates } from './warehouse-states.ts';

export interface AskRequest {
  readonly run?: string | undefined;
  /** Only accounts of this target. */
  readonly target?: Target | undefined;
  /** Only this account. */
  readonly account?: string | undefined;
  readonly when: 'due' | 'now';
}

/** Asking partners what became of accepted orders. */
export interface FollowUps {
  /** Resolves when all that was to be asked was, or nothing more can be. */
  ask(request: AskRequest): Promise<Asked>;
  /** Ends what is under way; resolves when it has. */
  stop(): Promise<void>;
}

/** @param onAsked told when something was asked about */
export function createFollowUps(context: EngineContext, onAsked: () => void = () => {}): FollowUps {
  const { store, ports, accounts } = context;
  /** Two calls about one account wait for each other: it is never asked two things at once. */
  const { hold: inTurn } = createRunLocks();
  const underWay = new Set<Promise<unknown>>();
  let life = new AbortController();

  /** Those to ask about, the longest due first. Where changes are asked for that is one question about all of them. */
  const dueOrders = async (account: FollowedAccount, { run, when }: AskRequest, since: number) => {
    const found: (EvaluatedOrder & { readonly due: number })[] = [];
    for (const page of evaluatedPages(context, new Map([[account.id, account]]), { account: account.id, run })) {
      for (const each of page) {
        const due = dueAt(each.order, each.state, account.rules, since);
        const asked = Date.parse(each.order.askedAt ?? '');
        // What lies ahead was written down before the clock was set back.
        const askedMeanwhile = asked >= since && asked <= ports.clock.now();
        if (due !== null && !askedMeanwhile && (when === 'now' || due <= since)) found.push({ ...each, due });
      }
      await turn();
    }
    return found.sort((one, other) => one.due - other.due).map(({ order }) => order);
  };

  const askOne = async (account: FollowedAccount, request: AskRequest, since: number, signal: AbortSignal) => {
    const { id, askedAs = id } = account;
    const due = await dueOrders(account, request, since);
    // What another entry of the account follows, too, is asked about there.
    const orders = due.filter(
      ({ kind, key }) => askedAs === id || !store.followUps.ofKey({ account: askedAs, kind, key }),
    );
    if (orders.length === 0) return null;
    if (account.gone && askedAs === id) return { orders: orders.length, end: heldBy(heldAsGone(ports.clock.now())) };
    const { hold } = store.followUpAccounts.get(account.id);
    if (hold && !mayTry(hold, request.when, ports.clock.now())) return { orders: orders.length, end: heldBy(hold) };
    const [kind = ''] = new Set(orders.map(({ kind: id }) => id));
    try {
      const own = orders.filter((order) => order.kind === kind);
      const opened = await accounts.open(askedAs);
      const { changes } = account.rules;
      const changed = changes && openChanges(kindOf(context, kind), opened, ports);
      if (changes && changed) {
        // One question covers them all, whichever of them it was asked for.
        const all = request.run === undefined ? own : await dueOrders(account, { when: 'now' }, since);
        const end = await askChanges(context, { account, partner: changed, changes, orders: all, signal });
        return { orders: all.length, end };
      }
      const partner = openFollowUp(kindOf(context, kind), opened, ports);
      if (!partner) throw new Error(`${kind} cannot be followed`);
      return { orders: own.length, end: await askAccount(context, { account, partner, orders: own, signal }) };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const since = new Date(ports.clock.now()).toISOString();
      return {
        orders: orders.length,
        end: heldBy({ reason: 'account', params: { ...error.params, code: error.code }, since }),
      };
    }
  };

  const ask = async (request: AskRequest): Promise<Asked> => {
    const { signal } = life;
    const since = ports.clock.now();
    await beginFollowing(context);
    const all = [...followedAccounts(context).values()];
    const wanted = all
      .filter(({ id }) => request.account === undefined || request.account === id)
      .filter(({ target }) => request.target === undefined || request.target === target)
      .map((account) => ({ ...account, askedAs: (account.gone && otherEntry(context, account.id)) || account.id }));
    const ends = await Promise.all(
      wanted.map(async (account) => ({
        account,
        asked: await inTurn(account.askedAs, () => askOne(account, request, since, signal)),
      })),
    );
    const total = { requests: 0, asked: 0, found: 0, left: 0, stopped: [] as Asked['stopped'], elsewhere: false };
    for (const { account, asked } of ends) {
      if (!asked) continue;
      const { orders, end } = asked;
      total.requests += end.requests;
      total.asked += end.asked;
      total.found += end.found;
      total.left += orders - end.asked;
      if (end.elsewhere) total.elsewhere = true;
      if (end.hold) total.stopped.push({ account: account.id, name: account.name, hold: end.hold });
    }
    if (total.requests > 0) onAsked();
    return total;
  };

  return {
    async ask(request) {
      const asking = ask(request);
      underWay.add(asking);
      try {
        return await asking;
      } finally {
        underWay.delete(asking);
      }
    },
    async stop() {
      life.abort();
      life = new AbortController();
      await Promise.allSettled(underWay);
    },
  };
}

const heldBy = (hold: NonNullable<RoundEnd['hold']>): RoundEnd => ({
  ...notAsked,
  hold,
});

/** A person may try again whatever was wrong; only what the partner asked to wait is waited. */
function mayTry(hold: NonNullable<RoundEnd['hold']>, when: AskRequest['when'], now: number): boolean {
  if (leftOf(hold, now) === 0) return true;
  return when === 'now' && hold.reason !== 'throttled';
}
