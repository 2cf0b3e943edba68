import type { FollowUpHold } from '#shared/contract/follow-up.ts';
import type { EngineContext } from '../context.ts';
import { LONG_BAN } from '../ledger/ledger.ts';
import type { FollowUpPartner, FollowUpResult } from '../partners/partners.ts';
import type { ShownFollowUp } from '../store/store.ts';
import type { FollowedAccount } from './followed-accounts.ts';
import { observe } from './observe.ts';
import { troubleAfter } from './trouble.ts';

export interface Round {
  readonly account: FollowedAccount;
  readonly partner: FollowUpPartner;
  /** Those that are asked about, in this order; all of one kind. */
  readonly orders: readonly ShownFollowUp[];
  readonly signal: AbortSignal;
}

export interface RoundEnd {
  readonly requests: number;
  readonly asked: number;
  readonly found: number;
  /** What kept it from going on; null when nothing did. */
  readonly hold: FollowUpHold | null;
  /** Another program was asking. */
  readonly elsewhere: boolean;
}

/** Beyond the longest answer and the gap, the right to ask an account is kept for so long (ms). */
const LEASE_TO_SPARE = 60_000;

/** So often in a row the same list is refused before it counts as too long: once may be the partner's slip. */
const REFUSALS = 2;

const DAY = 'yyyy-MM-dd'.length;

/** Statuses by which a list may be refused for its length; others say nothing about that. */
const MAY_BE_TOO_LONG: ReadonlySet<number> = new Set([200, 400, 413, 414, 422]);

/**
 * Asks about an account's orders page by page: one request at a time, a gap between two, and only while nobody sends. Each
 * answer is stored before the next request leaves, so that whatever ends the program loses no more than one answer.
 */
export async function askAccount(
  { store, ledger, ports, events }: Pick<EngineContext, 'store' | 'ledger' | 'ports' | 'events'>,
  { account, partner, orders, signal }: Round,
): Promise<RoundEnd> {
  const { id, rules } = account;
  const { clock } = ports;
  const { leases } = ledger;
  const lane = ledger.lanes(id);
  const lease = `follow-up:${id}`;
  const stamp = () => new Date(clock.now()).toISOString();
  const leaseUntil = () => clock.now() + rules.timeoutMs + rules.gapMs + LEASE_TO_SPARE;
  const end = { requests: 0, asked: 0, found: 0, hold: null as FollowUpHold | null, elsewhere: false };

  if (!leases.acquire(lease, clock.now(), leaseUntil())) return { ...end, elsewhere: true };
  const roundAt = stamp();
  const before = store.followUpAccounts.get(id);
  // A list may have been refused for another reason than its length: each day a whole one is tried again.
  const remembered = before.roundAt?.slice(0, DAY) === roundAt.slice(0, DAY) ? before.listSize : null;
  store.followUpAccounts.change(id, { roundAt, listSize: remembered });

  const isSentElsewhere = () =>
    store.followUpAccounts.sending(id).some((run) => leases.heldElsewhere(run, clock.now()));

  /** Resolves when sending has left the way to the partner alone for a while; to null when nobody waits any more. */
  const enter = async (): Promise<AbortSignal | null> => {
    for (;;) {
      const yielding = await lane.enterQuietly(partner, rules.gapMs, signal);
      if (!yielding || !isSentElsewhere()) return yielding;
      lane.releaseQuietly();
      await clock.sleep(rules.gapMs, signal);
      leases.renew(lease, leaseUntil());
    }
  };

  /** Null when it gave its place to a request of those who send, or was stopped. */
  const exchange = async (page: readonly ShownFollowUp[]): Promise<FollowUpResult | null> => {
    const yielding = await enter();
    if (!yielding) return null;
    end.requests += 1;
    const keys = page.map(({ key }) => key);
    const result = await partner.ask(keys, AbortSignal.any([signal, yielding])).catch((error: unknown) => {
      ports.log.warn('follow-up call failed', { error: error instanceof Error ? error.name : typeof error });
      return { type: 'unknown', reason: 'internal' } as const;
    });
    lane.releaseQuietly();
    return result.type !== 'answered' && (yielding.aborted || signal.aborted) ? null : result;
  };

  /** False when another program took the account over meanwhile: what is newer must not be overwritten. */
  const keep = (page: readonly ShownFollowUp[], result: FollowUpResult, listSize: number | null): boolean =>
    store.atomically(() => {
      if (!leases.renew(lease, leaseUntil())) return false;
      const { failures } = store.followUpAccounts.get(id);
      const trouble = troubleAfter(result, failures, rules, clock.now());
      store.followUpAccounts.change(id, { ...trouble, ...(listSize !== null && { listSize }) });
      end.hold = trouble.hold;
      store.accounts.heard(id, result);
      if (result.type !== 'answered') return true;
      const now = stamp();
      for (const asked of page) {
        const known = store.followUps.get(asked.id);
        if (!known) continue;
        const report = result.found.get(asked.key) ?? null;
        const { observed, sighting } = observe(known, report, { roundAt, now });
        store.followUps.observe(asked.id, observed);
        if (sighting) store.followUps.sight(asked.id, sighting);
        if (report) end.found += 1;
        if (report?.type === 'reported' && report.order.status !== '') {
          store.followUpAccounts.learn(id, report.order.status, report.order.statusText, asked.key);
        }
      }
      end.asked += page.length;
      return true;
    });

  try {
    const waiting = [...orders];
    let size = Math.min(rules.listSize, remembered ?? rules.listSize);
    /** The length of a list that was refused and not answered since, and how often. */
    let refused = { length: 0, times: 0 };
    while (waiting.length > 0 && !signal.aborted) {
      if (end.requests > 0) await clock.sleep(rules.gapMs, signal);
      const page = waiting.slice(0, size);
      const result = await exchange(page);
      if (!result) continue;
      if (result.type === 'throttled') lane.wait(Math.min(result.waitMs, LONG_BAN));
      if (result.type === 'refused' && page.length > 1 && MAY_BE_TOO_LONG.has(result.status)) {
        refused = { length: page.length, times: refused.length === page.length ? refused.times + 1 : 1 };
        if (refused.times === REFUSALS) size = Math.ceil(page.length / 2);
        continue;
      }
      const worked = result.type === 'answered' && page.length < refused.length ? page.length : null;
      if (!keep(page, result, worked)) return { ...end, elsewhere: true };
      if (result.type === 'answered') refused = { length: 0, times: 0 };
      if (result.type !== 'answered') break;
      waiting.splice(0, page.length);
      events.emit({ type: 'follow-up', account: id, done: end.asked, total: orders.length });
    }
    return end;
  } finally {
    leases.release(lease);
  }
}
