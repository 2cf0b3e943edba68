import { isDeepStrictEqual } from 'node:util';
import { simulateMonth } from '../engine/follow-up/support/month.ts';

/**
 * A simulated month of following orders, larger than the test's: `npm run month -- [orders] [seed]`, 2 000 orders unless told
 * otherwise. Ends with 1 where the work list is not the right one, and says where.
 */
const [orders = 2000, seed = 7] = process.argv.slice(2).map(Number);
const { found, right, requests, kills } = await simulateMonth(orders, seed);
for (const key of new Set([...Object.keys(found), ...Object.keys(right)])) {
  if (!isDeepStrictEqual(found[key], right[key]))
    console.log(key, 'is', found[key] ?? 'nothing', 'should be', right[key] ?? 'nothing');
}
const { user, system } = process.cpuUsage();
console.log(
  `${orders} orders (seed ${seed}): ${Object.keys(right).length} to look at, ${requests} requests, ${kills} kills, ${((user + system) / 1e6).toFixed(0)} s of processor time`,
);
process.exitCode = isDeepStrictEqual(found, right) ? 0 : 1;
