import { setImmediate as turn } from 'node:timers/promises';
import type { EngineContext } from '../context.ts';
import { needsSomebody } from './evaluate.ts';
import { evaluatedPages, followedAccounts } from './followed-accounts.ts';

/**
 * Clears what is known of orders whose runs were cleared by the office's retention setting: SKUs, boxes, and what the warehouse said.
 * One that can still change, or of which somebody has something to look at, keeps them until that is over; where it stood
 * stays. Of runs that were removed nothing is left at all.
 */
export async function clearFollowed(
  context: Pick<EngineContext, 'store' | 'accounts' | 'kinds' | 'ports' | 'ledger'>,
): Promise<void> {
  const { store } = context;
  await store.retention.overwriting(async () => {
    while (store.followUps.forgetOrphans()) await turn();
    const cleared = store.followUps.ofClearedRuns();
    if (cleared.size === 0) return;
    for (const page of evaluatedPages(context, followedAccounts(context), {})) {
      store.atomically(() => {
        for (const each of page) {
          const { order, state, over } = each;
          if (cleared.has(order.id) && over && !needsSomebody(each)) store.followUps.endAs(order.id, state);
        }
      });
      await turn();
    }
  });
}
