/**
 * Asking a partner to cancel one accepted order, because a person said so twice. The request is written down before it leaves; it
 * is never sent again by itself. Where nobody knows whether it arrived, the partner is asked what became of the order, and only
 * its word that it is cancelled makes the order withdrawn.
 */
import { Failure } from '#shared/contract/failure.ts';
import type { CancelOutcome, CancelRequest } from '#shared/contract/withdrawals.ts';
import type { Output } from '#shared/contract.ts';
import type { JsonObject } from '#shared/kinds/kind.ts';
import { type EngineContext, kindOf, runOf } from '../context.ts';
import type { FollowUps } from '../follow-up/follow-up.ts';
import { type CancelResult, isCancellable, openCancel } from '../partners/partners.ts';
import { userName } from '../user-name.ts';

/** How long (ms) a person waits for a place among those who send. */
const PATIENCE = 60_000;

type Context = Pick<EngineContext, 'store' | 'ledger' | 'accounts' | 'kinds' | 'ports'> & {
  readonly followUps: FollowUps;
};

const accepted: ReadonlySet<string> = new Set(['accepted', 'exists']);

/** The order of a row, with the account that it is at. @throws Failure `order.missing`, `order.notAccepted` */
function orderAt(context: Context, id: number) {
  const order = context.store.outbox.find(id);
  const summary = context.store.orders.summary(id);
  if (!order || !summary) throw new Failure('order.missing');
  const { account, kind } = runOf(context, order.run);
  if (!account || !accepted.has(order.state) || summary.withdrawal !== null) {
    throw new Failure('order.notAccepted', { key: order.key });
  }
  return { ...order, at: { account, kind, key: order.key } };
}

/** Whether the order's partner can be asked to cancel it, why this order not, and whether it was. */
export function waysToWithdraw(context: Context, id: number): Output<'withdrawals.ways'> {
  const { store, accounts, kinds } = context;
  const order = store.outbox.find(id);
  if (!order) throw new Failure('order.missing');
  const { account, kind } = runOf(context, order.run);
  if (!account) return { call: false, not: null, asked: null };
  const isTop = kinds.find((each) => each.id === kind)?.partner === 'top';
  const offered = isTop && isOn(accounts, account);
  const not = offered ? whyNot(order.key, store.outbox.bodyOf(id)) : null;
  return {
    call: offered && not === null,
    not,
    asked: store.cancelRequests.get({ account, kind, key: order.key }),
  };
}

/** What keeps an order from being cancelled, whatever its account says. */
function whyNot(key: string, body: JsonObject | null): Output<'withdrawals.ways'>['not'] {
  if (!body) return { code: 'cancel.noBody', params: { key } };
  return isCancellable(body) ? null : { code: 'cancel.type', params: { key, type: String(body.order_type ?? '') } };
}

function isOn(accounts: EngineContext['accounts'], account: string): boolean {
  try {
    return accounts.settings(account).cancelEnabled === true;
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}

/**
 * @param again also where it is not known what became of an earlier request
 * @throws Failure `order.notAccepted`, `cancel.off`, `cancel.noBody`, `cancel.type`, `cancel.open`, `cancel.notSent`, and those of opening the account
 */
export async function askToCancel(context: Context, id: number, again: boolean): Promise<CancelOutcome> {
  const { store, ledger, accounts, ports } = context;
  const { at, key } = orderAt(context, id);
  const body = store.outbox.bodyOf(id);
  const not = whyNot(key, body);
  if (!body) throw new Failure('cancel.noBody', { key });
  const opened = await accounts.open(at.account);
  const partner = openCancel(kindOf(context, at.kind), opened, ports);
  if (!partner || opened.settings.cancelEnabled !== true) throw new Failure('cancel.off');
  if (not?.code === 'cancel.type') throw new Failure(not.code, not.params);

  const impatient = AbortSignal.timeout(PATIENCE);
  const lane = ledger.askingLanes(at.account);
  if (!(await lane.enter(partner, impatient))) throw new Failure('cancel.notSent', { reason: 'busy' });
  let result: CancelResult;
  let before: CancelRequest | null = null;
  try {
    before = store.atomically(() => {
      orderAt(context, id);
      const earlier = store.cancelRequests.get(at);
      if (earlier && isOpen(earlier) && !again) throw new Failure('cancel.open', { key });
      store.cancelRequests.begin(at, userName());
      return earlier;
    });
    result = await partner.cancel(body, new AbortController().signal);
  } finally {
    lane.release();
  }
  ports.log.info('order cancelled at the partner', { order: key, result: result.type });
  switch (result.type) {
    case 'cancelled':
      return settle(context, at, 'cancelled', '');
    case 'refused': {
      const said = [result.code, result.message].join(' ').trim();
      // An earlier request may have arrived: then that is why there is nothing to cancel.
      return before && isOpen(before) ? checkCancelled(context, id, said) : settle(context, at, 'refused', said);
    }
    case 'unknown':
      return checkCancelled(context, id, result.reason);
    case 'throttled':
      // A server before the partner may say so of a request that went through.
      if (!result.turnedAway) return checkCancelled(context, id, 'throttled');
      break;
    default:
  }
  // Nothing left: what is known is what was known before.
  store.cancelRequests.putBack(at, before);
  const reason = 'reason' in result ? result.reason : result.type;
  throw new Failure('cancel.notSent', { reason });
}

const isOpen = ({ outcome }: CancelRequest) => outcome === 'asked' || outcome === 'unknown';

/** Asks what became of an order that was to be cancelled. @throws Failure `cancel.notAsked` */
export async function checkCancelled(context: Context, id: number, reason?: string): Promise<CancelOutcome> {
  const { store, followUps } = context;
  const { at, run } = orderAt(context, id);
  const asked = store.cancelRequests.get(at);
  if (!asked || !isOpen(asked)) throw new Failure('cancel.notAsked', { key: at.key });
  if (asked.outcome === 'asked' || reason !== undefined) {
    store.cancelRequests.end(at, { outcome: 'unknown', said: reason ?? asked.said });
  }
  await followUps.ask({ run, account: at.account, when: 'now' });
  const { facts } = store.followUps.ofKey(at) ?? {};
  const said = reason ?? asked.said;
  if (facts?.status === CANCELLED) return settle(context, at, 'cancelled', '');
  if (facts?.status === TURNED_DOWN) {
    return settle(context, at, 'refused', [facts.status, facts.statusText].join(' ').trim());
  }
  if (facts?.status === PUT_AWAY) return settle(context, at, 'refused', said);
  return { outcome: 'unknown', said };
}

/** Cainiao's words that a document is cancelled, and that it never will be: its goods are on the shelves, or the warehouse did not take it. */
const CANCELLED = 'WMS_CANCEL';
const TURNED_DOWN = 'WMS_REJECT';
const PUT_AWAY = 'WMS_CONFIRMED';

function settle(
  { store, ledger }: Context,
  at: { readonly account: string; readonly kind: string; readonly key: string },
  outcome: 'cancelled' | 'refused',
  said: string,
): CancelOutcome {
  store.atomically(() => {
    const by = store.cancelRequests.get(at)?.by ?? userName();
    store.cancelRequests.end(at, { outcome, said });
    if (outcome === 'cancelled') store.withdrawals.put(at, { how: 'call', by }, ledger.claims.sameOrder(at, at.key));
  });
  return { outcome, said };
}
