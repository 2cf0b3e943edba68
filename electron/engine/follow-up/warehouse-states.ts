import type { WarehouseState } from '#shared/contract/follow-up.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import type { EngineContext } from '../context.ts';
import { followedAccounts } from './followed-accounts.ts';
import { ownState } from './own-state.ts';

/** Where orders of a kind stand at their warehouses, by their rows; those that are not followed yet are absent. Writes nothing. */
export function warehouseStates(
  context: Pick<EngineContext, 'store' | 'accounts' | 'kinds' | 'ports' | 'ledger'>,
  kind: AnyKind,
  orders: readonly number[],
): ReadonlyMap<number, WarehouseState> {
  if (!kind.announced || orders.length === 0) return new Map();
  const { store, ports } = context;
  const accounts = followedAccounts(context);
  const now = ports.clock.now();
  const states = orders.flatMap((order): readonly (readonly [number, WarehouseState])[] => {
    const followed = store.followUps.ofOrder(order);
    const account = followed && accounts.get(followed.account);
    return followed && account ? [[order, ownState(followed, account.rules, now)]] : [];
  });
  return new Map(states);
}
