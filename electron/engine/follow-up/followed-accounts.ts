import type { Account } from '#shared/contract/settings.ts';
import type { EngineContext } from '../context.ts';
import type { ShownFollowUp } from '../store/store.ts';
import { type Evaluated, evaluate } from './evaluate.ts';
import { type FollowUpRules, rulesOf } from './rules.ts';
import { settingsAmongEntries } from './same-accounts.ts';

/** An account with followed orders, and its choices about them. */
export interface FollowedAccount extends Pick<Account, 'id' | 'name' | 'target'> {
  readonly rules: FollowUpRules;
  /** It was deleted, or is not in this data. */
  readonly gone: boolean;
  /** The entry that its partner is asked with, where that is another one. */
  readonly askedAs?: string;
}

/** Orders read from the store in one go. */
const PAGE = 500;

/** Every account that has orders followed; one that is gone goes by the settings of another entry of it, or by the defaults. */
export function followedAccounts(
  context: Pick<EngineContext, 'store' | 'accounts' | 'kinds' | 'ledger'>,
): ReadonlyMap<string, FollowedAccount> {
  const { store, kinds } = context;
  const found = store.followUps.accounts().map(({ account: id, kind }): [string, FollowedAccount] => {
    const partner = kinds.find((each) => each.id === kind)?.partner;
    const entry = store.accounts.get(id);
    const { name = '', target = 'production' } = entry ?? store.accounts.removed(id) ?? {};
    return [id, { id, name, target, gone: entry === null, rules: rulesOf(settingsAmongEntries(context, id), partner) }];
  });
  return new Map(found);
}

/** One order with how it stands. */
export interface EvaluatedOrder extends Evaluated {
  readonly order: ShownFollowUp;
  readonly account: FollowedAccount;
}

/**
 * Every followed order of an account, or of a run, page by page: whoever goes through them lets other calls be answered
 * in between.
 */
export function* evaluatedPages(
  { store, ports }: Pick<EngineContext, 'store' | 'ports'>,
  accounts: ReadonlyMap<string, FollowedAccount>,
  only: { readonly account?: string | undefined; readonly run?: string | undefined },
): Generator<readonly EvaluatedOrder[], void, undefined> {
  const now = ports.clock.now();
  for (let after = 0; ; ) {
    const page = store.followUps.after(after, PAGE, only);
    yield page.flatMap((order) => {
      const account = accounts.get(order.account);
      return account ? [{ order, account, ...evaluate(order, account.rules, now) }] : [];
    });
    const last = page.at(-1);
    if (!last) return;
    after = last.id;
  }
}
