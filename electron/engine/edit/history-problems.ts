import type { Order } from '#shared/kinds/kind.ts';
import { type Problem, problem } from '#shared/problem.ts';
import { bodyHash, type Claims } from '../ledger/ledger.ts';
import type { RunScope } from '../run-scope.ts';

/**
 * What became of the same order number earlier with this account: accepted with the same content (a warning, it will
 * not be sent again) or with another (an error: the partner keeps what it has). Asked only for orders without errors.
 */
export function historyProblems(claims: Claims, { run, kind, account, check }: RunScope, order: Order): Problem[] {
  const claim = claims.find({ account, kind: kind.id }, order.key);
  if (!claim || claim.run === run || (claim.state !== 'accepted' && claim.state !== 'exists')) return [];
  const same = claim.bodyHash === bodyHash(kind.toPayload(order, check.settings));
  const params = {
    key: order.key,
    run: claim.run,
    date: claim.claimedAt.slice(0, 10),
    partnerNo: claim.partnerNo ?? '-',
  };
  const at = { field: kind.key[0] ?? null, line: order.lines[0]?.id ?? null, params };
  return [
    same ? problem('order.acceptedBefore', { ...at, severity: 'warning' }) : problem('order.changedAfterAccepted', at),
  ];
}
