import type { PartnerAnswer } from '#shared/kinds/kind.ts';
import { type ClaimScope, createClaims } from './ledger/claims.ts';
import { storedAnswer } from './ledger/stored-answer.ts';
import type { Store } from './store/store.ts';

/** What the partner answered to the order that used a key, if it took it; the number alone when the rest is cleared. */
export function earlierAnswer({ db, orders }: Store, scope: ClaimScope, key: string): PartnerAnswer | null {
  const claim = createClaims(db).find(scope, key);
  if (claim?.state !== 'accepted' && claim?.state !== 'exists') return null;
  const answer = storedAnswer(orders.get(claim.order)?.answer ?? null);
  return { partnerNo: claim.partnerNo, data: answer?.data ?? {} };
}
