import { setImmediate as turn } from 'node:timers/promises';
import type { FollowedRun, WarehouseState } from '#shared/contract/follow-up.ts';
import type { EngineContext } from '../context.ts';
import { beginFollowing } from './begin-following.ts';
import { evaluate, needsSomebody } from './evaluate.ts';
import { followedAccounts } from './followed-accounts.ts';

/** States that come after an arrival, where the partner names no time of it. */
const afterArrival: ReadonlySet<WarehouseState> = new Set(['arrived', 'partly', 'putAway', 'difference', 'finished']);

/** Orders that are reckoned before other calls are answered. */
const SLICE = 500;

/** How the accepted orders of some runs stand, in the order of the runs: read in one query, told by the same rules as each of them. */
export async function countRuns(
  context: Pick<EngineContext, 'store' | 'kinds' | 'accounts' | 'ports' | 'ledger'>,
  runs: readonly string[],
): Promise<FollowedRun[]> {
  await beginFollowing(context);
  const accounts = followedAccounts(context);
  const now = context.ports.clock.now();
  const counted = new Map<string, FollowedRun>();
  let looked = 0;
  for (const order of context.store.followedInRuns(runs)) {
    looked += 1;
    if (looked % SLICE === 0) await turn();
    const account = accounts.get(order.account);
    if (!account) continue;
    const evaluated = evaluate(order, account.rules, now);
    const { run } = order;
    const sum = counted.get(run) ?? { run, followed: 0, arrived: 0, attention: 0, short: 0, over: 0 };
    counted.set(run, sum);
    sum.followed += 1;
    if (order.facts?.deliveredAt || afterArrival.has(evaluated.state)) sum.arrived += 1;
    if (needsSomebody(evaluated)) sum.attention += 1;
    for (const { code, params } of evaluated.findings) {
      if (code === 'short' || code === 'over') sum[code] += Number(params.count);
    }
  }
  return runs.flatMap((run) => counted.get(run) ?? []);
}
