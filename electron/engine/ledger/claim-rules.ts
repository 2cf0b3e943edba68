import type { ProblemParams } from '#shared/problem.ts';
import type { Claim } from './claims.ts';

/** What the history of a key allows for an order that wants to use it. */
export type Admission =
  /** `claim`: the key becomes this order's; otherwise it stays with the one accepted before, until that is known again. */
  | { readonly type: 'queue'; readonly claim: boolean }
  /** The same body was accepted before: nothing is sent. */
  | { readonly type: 'exists'; readonly partnerNo: string | null }
  | {
      readonly type: 'refuse';
      readonly code: 'order.changedAfterAccepted' | 'order.claimedElsewhere';
      readonly params: ProblemParams;
    };

/** An order about to be queued. `again`: a person asked to send it although it was accepted before. */
export interface Applicant {
  readonly run: string;
  readonly order: number;
  readonly bodyHash: string;
  readonly again: boolean;
}

/** Pure. A used key never goes out with another body; a key in use never goes out twice. */
export function admit(claim: Claim | null, { run, order, bodyHash, again }: Applicant): Admission {
  if (!claim) return { type: 'queue', claim: true };
  const params = { run: claim.run, date: claim.claimedAt.slice(0, 10), partnerNo: claim.partnerNo ?? '-' };
  switch (claim.state) {
    case 'rejected':
    case 'cancelled':
      return { type: 'queue', claim: true };
    case 'accepted':
    case 'exists':
      if (claim.bodyHash !== bodyHash) return { type: 'refuse', code: 'order.changedAfterAccepted', params };
      return again ? { type: 'queue', claim: false } : { type: 'exists', partnerNo: claim.partnerNo };
    case 'queued':
    case 'unknown':
      if (claim.run === run && claim.order === order) return { type: 'queue', claim: true };
      return { type: 'refuse', code: 'order.claimedElsewhere', params };
  }
}
