import { Failure } from '#shared/contract/failure.ts';
import type { FollowUpHold } from '#shared/contract/follow-up.ts';
import type { PartnerSettings } from '#shared/partners/partner.ts';
import type { EngineContext } from '../context.ts';
import { isSameAccount } from '../ledger/ledger.ts';
import type { EvaluatedOrder, FollowedAccount } from './followed-accounts.ts';

type Context = Pick<EngineContext, 'store' | 'ledger'>;

/**
 * Another entry of the same account that is there; null where there is none. An account that was deleted is asked about with it,
 * as long as it is not known to have other credentials: to those the warehouse may say that it has no such order.
 */
export function otherEntry({ store, ledger }: Context, id: string): string | null {
  const same = sameAs({ ledger }, id);
  const { marks } = ledger.claims.spaceOf(id);
  // At one address several customers may have accounts: only the same credentials are the same one's for certain.
  const asWhom = (other: string) => ledger.claims.spaceOf(other).marks.some((mark) => marks.includes(mark));
  return store.accounts.list().find((entry) => entry.id !== id && same(entry.id) && asWhom(entry.id))?.id ?? null;
}

/** What an account chose; of one that was deleted what another entry of it did, and where none is there the defaults. */
export function settingsAmongEntries(context: Context & Pick<EngineContext, 'accounts'>, id: string): PartnerSettings {
  const chosen = (entry: string) => {
    try {
      return context.accounts.settings(entry);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return null;
    }
  };
  const own = chosen(id);
  if (own) return own;
  const other = otherEntry(context, id);
  return (other === null ? null : chosen(other)) ?? {};
}

/** Why an account that was deleted is not asked, where no other entry of it is there. */
export const heldAsGone = (now: number): FollowUpHold => ({
  reason: 'gone',
  params: {},
  since: new Date(now).toISOString(),
});

/**
 * An order that is followed by several entries of one account is one order: what tells it apart there. Null where one entry
 * alone can have it.
 */
export function nameAmongEntries(
  { ledger }: Pick<Context, 'ledger'>,
  accounts: Iterable<FollowedAccount>,
): (each: EvaluatedOrder) => string | null {
  const groups: string[][] = [];
  for (const { id } of accounts) {
    const same = sameAs({ ledger }, id);
    const group = groups.find((ids) => ids.some(same));
    if (group) group.push(id);
    else groups.push([id]);
  }
  const shared = new Map(
    groups.filter((ids) => ids.length > 1).flatMap((ids) => ids.map((id) => [id, ids[0]] as const)),
  );
  return ({ order: { account, kind, key } }) => {
    const group = shared.get(account);
    return group === undefined ? null : JSON.stringify([group, kind, key]);
  };
}

/**
 * Which of two that are one order is told: the one that can be asked about, then the one that was seen, then the earlier one.
 * It stays that one, so that what a person settled of it stays settled.
 */
export function toldOf(one: EvaluatedOrder, other: EvaluatedOrder): EvaluatedOrder {
  if (one.account.gone !== other.account.gone) return one.account.gone ? other : one;
  return one.order.seenAt === null && other.order.seenAt !== null ? other : one;
}

function sameAs({ ledger }: Pick<Context, 'ledger'>, id: string): (other: string) => boolean {
  const space = ledger.claims.spaceOf(id);
  return (other) => {
    const there = ledger.claims.spaceOf(other);
    const comparable = space.partner !== '' && there.partner === space.partner && there.practice === space.practice;
    return comparable && isSameAccount(space, there);
  };
}
