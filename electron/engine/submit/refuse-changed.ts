import { Failure } from '#shared/contract/failure.ts';
import type { ClaimScope } from '../ledger/ledger.ts';
import type { Store } from '../store/store.ts';

/**
 * Opening an account takes a while, in which another process may send the run elsewhere, remove the account or delete
 * the run: what was opened before must not serve it then.
 *
 * @throws Failure `run.changed`
 */
export function refuseChanged(
  { runs, accounts }: Pick<Store, 'runs' | 'accounts'>,
  run: string,
  { account }: ClaimScope,
): void {
  const now = runs.get(run);
  // A run that names no account goes to the one that its target means; a change of target always names one.
  const same = now !== null && (now.account === null || now.account === account);
  if (!same || accounts.isRemoved(account)) throw new Failure('run.changed', { run });
}
