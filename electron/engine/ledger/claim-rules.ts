import type { OrderState } from '#shared/contract/run.ts';
import type { ProblemParams } from '#shared/problem.ts';
import { localDay } from '#shared/text/local-time.ts';
import type { Claim } from './claims.ts';

/** What the history of a key allows for an order that wants to use it. */
export type Admission =
  /** `claim`: the key becomes this order's; otherwise it stays with the one accepted before, until that is known again. */
  | { readonly type: 'queue'; readonly claim: boolean }
  /** The same body was accepted before: nothing is sent. */
  | { readonly type: 'exists'; readonly partnerNo: string | null }
  /** Another account at the same partner sent the key, or may have: only a person says whether this one shall, too. */
  | { readonly type: 'ask'; readonly claim: Claim }
  | {
      readonly type: 'refuse';
      readonly code:
        | 'order.changedAfterAccepted'
        | 'order.claimedElsewhere'
        | 'order.withdrawn'
        | 'order.atAnotherDesk';
      readonly params: ProblemParams;
    };

/** An order about to be queued. */
export interface Applicant {
  readonly run: string;
  readonly order: number;
  readonly bodyHash: string;
  /** A person asked to send it although it was accepted before. */
  readonly again: boolean;
  /** The claim of another account at the partner; null when there is none, or a person said that this one shall send it, too. */
  readonly elsewhere?: Claim | null;
}

/**
 * Whether asking for an order once more means: although its key was accepted. Of a refused order it means that the refusal is
 * forgotten; where another order of the key was accepted meanwhile, that is told first.
 */
export const repeats = (asked: boolean, state: OrderState | undefined): boolean => asked && state !== 'rejected';

/** Pure. A used key never goes out with another body; a key in use never goes out twice. */
export function admit(claim: Claim | null, { run, order, bodyHash, again, elsewhere }: Applicant): Admission {
  const fresh: Admission = elsewhere ? { type: 'ask', claim: elsewhere } : { type: 'queue', claim: true };
  if (!claim) return fresh;
  const params = { run: claim.run, date: localDay(claim.claimedAt), partnerNo: claim.partnerNo ?? '-' };
  switch (claim.state) {
    case 'rejected':
    case 'cancelled':
      return fresh;
    case 'accepted':
    case 'exists':
      // Whether the partner gives its number free nobody knows: it is never used again.
      if (claim.withdrawnAt !== null) {
        return { type: 'refuse', code: 'order.withdrawn', params: { ...params, date: localDay(claim.withdrawnAt) } };
      }
      if (claim.bodyHash !== bodyHash) return { type: 'refuse', code: 'order.changedAfterAccepted', params };
      return again ? { type: 'queue', claim: false } : { type: 'exists', partnerNo: claim.partnerNo };
    case 'queued':
    case 'unknown':
      if (claim.run === run && claim.order === order) return { type: 'queue', claim: true };
      return { type: 'refuse', code: 'order.claimedElsewhere', params: claimedParams(claim) };
  }
}

/** What is said of a claim that stands in the way. `queued`: nothing of its order has left, as far as its run tells. */
export function claimedParams({ run, claimedAt, partnerNo, accountName, state }: Claim): ProblemParams {
  return {
    ...{ run, date: localDay(claimedAt), partnerNo: partnerNo ?? '-', account: accountName },
    ...(state === 'queued' && { queued: 1 }),
  };
}
