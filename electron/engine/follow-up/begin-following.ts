import { setImmediate as turn } from 'node:timers/promises';
import { Failure } from '#shared/contract/failure.ts';
import type { PartnerSettings } from '#shared/partners/partner.ts';
import type { EngineContext } from '../context.ts';
import { settingsAmongEntries } from './same-accounts.ts';

/** Orders looked at in one transaction. */
const SLICE = 200;

/**
 * Looks at every accepted order that was not looked at yet, however it came to be accepted, and begins to follow those of
 * kinds that can be. What they announced is kept with them: their bodies may be cleared away one day.
 */
export async function beginFollowing(
  context: Pick<EngineContext, 'store' | 'kinds' | 'accounts' | 'ledger'>,
): Promise<void> {
  const { store, kinds } = context;
  const settings = new Map<string, PartnerSettings>();
  const settingsOf = (account: string) => {
    const known = settings.get(account) ?? settingsAmongEntries(context, account);
    settings.set(account, known);
    return known;
  };
  const slice = () => {
    const orders = store.followUps.notFollowed(SLICE);
    for (const { kind: id, body, ...order } of orders) {
      const announced = kinds.find((kind) => kind.id === id)?.announced;
      if (!announced) continue;
      const sent = body === null ? null : announced(JSON.parse(body), settingsOf(order.account));
      store.followUps.begin({ kind: id, ...order }, sent);
    }
    store.followUps.markFollowed(orders.map(({ order }) => order));
    return orders.length;
  };
  try {
    // Most calls find none, and none of them is to wait for the write lock of the store.
    while (store.followUps.notFollowed(1).length > 0 && store.atomically(slice) > 0) await turn();
  } catch (error) {
    // Another program writes: what is new is begun to be followed at the next call.
    if (!(error instanceof Failure && error.code === 'store.busy')) throw error;
  }
}
