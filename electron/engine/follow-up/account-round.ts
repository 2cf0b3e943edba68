import type { FollowUpHold } from '#shared/contract/follow-up.ts';
import type { EngineContext } from '../context.ts';
import { LONG_BAN } from '../ledger/ledger.ts';
import type { FollowUpPartner, FollowUpResult } from '../partners/partners.ts';
import type { AskedAccount } from '../store/store.ts';
import type { FollowedAccount } from './followed-accounts.ts';
import { troubleAfter } from './trouble.ts';

export interface RoundEnd {
  readonly requests: number;
  readonly asked: number;
  readonly found: number;
  /** What kept it from going on; null when nothing did. */
  readonly hold: FollowUpHold | null;
  /** Another program was asking. */
  readonly elsewhere: boolean;
}

export const notAsked: RoundEnd = { requests: 0, asked: 0, found: 0, hold: null, elsewhere: false };

export type RoundContext = Pick<EngineContext, 'store' | 'ledger' | 'ports' | 'events'>;

/** Beyond the longest answer and the gap, the right to ask an account is kept for so long (ms). */
const LEASE_TO_SPARE = 60_000;

/** What an exchange came to, answered or not. */
type Result =
  | Exclude<FollowUpResult, { readonly type: 'answered' }>
  | { readonly type: 'answered'; readonly status?: number };

export type Round = NonNullable<ReturnType<typeof openRound>>;

/**
 * The right to ask an account, for one round: one request at a time, a gap between two, and only while nobody sends. Null while
 * another program has it. Whoever opens it closes it.
 */
export function openRound(
  { store, ledger, ports }: RoundContext,
  {
    account: { id, askedAs = id, rules },
    limits,
    signal,
  }: {
    readonly account: FollowedAccount;
    readonly limits: Pick<FollowUpPartner, 'concurrency' | 'ratePerSecond'>;
    readonly signal: AbortSignal;
  },
) {
  const { clock } = ports;
  const { leases } = ledger;
  const lane = ledger.askingLanes(askedAs);
  const lease = `follow-up:${askedAs}`;
  const leaseUntil = () => clock.now() + rules.timeoutMs + rules.gapMs + LEASE_TO_SPARE;
  let hold: FollowUpHold | null = null;
  let requests = 0;

  if (!leases.acquire(lease, clock.now(), leaseUntil())) return null;

  const isSentElsewhere = () =>
    store.followUpAccounts.sending(askedAs).some((run) => leases.heldElsewhere(run, clock.now()));

  /** Resolves when sending has left the way to the partner alone for a while; to null when nobody waits any more. */
  const enter = async (): Promise<AbortSignal | null> => {
    for (;;) {
      const yielding = await lane.enterQuietly(limits, rules.gapMs, signal);
      if (!yielding || !isSentElsewhere()) return yielding;
      lane.releaseQuietly();
      await clock.sleep(rules.gapMs, signal);
      leases.renew(lease, leaseUntil());
    }
  };

  return {
    get requests() {
      return requests;
    },
    get hold() {
      return hold;
    },

    /** One request. Null when it gave its place to a request of those who send, or was stopped. */
    async exchange<T extends Result>(call: (signal: AbortSignal) => Promise<T>): Promise<T | UnknownResult | null> {
      if (requests > 0) await clock.sleep(rules.gapMs, signal);
      const yielding = await enter();
      if (!yielding) return null;
      requests += 1;
      const result = await call(AbortSignal.any([signal, yielding])).catch((error: unknown): UnknownResult => {
        ports.log.warn('follow-up call failed', { error: error instanceof Error ? error.name : typeof error });
        return { type: 'unknown', reason: 'internal' };
      });
      lane.releaseQuietly();
      if (result.type !== 'answered' && (yielding.aborted || signal.aborted)) return null;
      if (result.type === 'throttled') lane.wait(Math.min(result.waitMs, LONG_BAN));
      return result;
    },

    /**
     * Keeps what an exchange came to, together with what is written of an answer. False when another program took the account
     * over meanwhile: what is newer must not be overwritten.
     */
    keep(result: Result, changes: Partial<AskedAccount>, write: () => void): boolean {
      return store.atomically(() => {
        if (!leases.renew(lease, leaseUntil())) return false;
        const { failures } = store.followUpAccounts.get(id);
        const trouble = troubleAfter(result, failures, rules, clock.now());
        store.followUpAccounts.change(id, { ...trouble, ...changes });
        hold = trouble.hold;
        store.accounts.heard(askedAs, result);
        if (result.type === 'answered') write();
        return true;
      });
    },

    close: () => leases.release(lease),
  };
}

interface UnknownResult {
  readonly type: 'unknown';
  readonly reason: string;
}
