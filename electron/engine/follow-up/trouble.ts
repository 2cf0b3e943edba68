import type { FollowUpHold } from '#shared/contract/follow-up.ts';
import type { FollowUpResult } from '../partners/partners.ts';
import type { AskedAccount } from '../store/store.ts';
import type { FollowUpRules } from './rules.ts';

export type Trouble = Pick<AskedAccount, 'failures' | 'hold'>;

export const noTrouble: Trouble = { failures: 0, hold: null };

/**
 * What an exchange means for going on with its account. Pure. Too many calls, failures and broken connections are waited for,
 * longer each time, and never less than the partner asked for; keys and clock are for a person to mend.
 */
export function troubleAfter(
  result:
    | Exclude<FollowUpResult, { readonly type: 'answered' }>
    | { readonly type: 'answered'; readonly status?: number },
  failures: number,
  { backoffMs }: Pick<FollowUpRules, 'backoffMs'>,
  now: number,
): Trouble {
  const since = new Date(now).toISOString();
  const waiting = (hold: Pick<FollowUpHold, 'reason' | 'params'>, atLeast = 0): Trouble => {
    const own = backoffMs[Math.min(failures, backoffMs.length - 1)] ?? 0;
    const until = new Date(now + Math.max(own, atLeast)).toISOString();
    return { failures: failures + 1, hold: { ...hold, since, until } };
  };
  switch (result.type) {
    case 'answered':
      return noTrouble;
    case 'refused':
      return waiting({
        reason: 'refused',
        params: { message: [result.code, result.message].join(' ').trim() || `HTTP ${result.status}` },
      });
    case 'throttled':
      return waiting({ reason: 'throttled', params: { seconds: Math.ceil(result.waitMs / 1000) } }, result.waitMs);
    case 'not-sent':
      return waiting({ reason: 'unreachable', params: { reason: result.reason } });
    case 'unknown':
      return waiting({ reason: 'failing', params: { reason: result.reason } });
    case 'credentials':
      return { failures: failures + 1, hold: { reason: 'credentials', params: {}, since } };
    case 'clock':
      return {
        failures: failures + 1,
        hold: { reason: 'clock', params: { minutes: Math.round(result.skewMs / 60_000) }, since },
      };
  }
}

/**
 * How long (ms) a hold still lasts: 0 when it is over, null when it ends by a person alone. A clock that was set back since
 * makes it as long as it was at first, never longer.
 */
export function leftOf({ since, until }: FollowUpHold, now: number): number | null {
  if (until === undefined) return null;
  const [from, to] = [Date.parse(since), Date.parse(until)];
  return Math.max(0, Math.min(to - now, to - from));
}
