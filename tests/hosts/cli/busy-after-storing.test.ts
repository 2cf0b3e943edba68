import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { dockhand, freshHome, samples, startDockhand } from './dockhand.ts';

/** Every order is stored; then the server before the partner says 429, 503 or 504, with and without how long to wait. */
const busy = [429, 503, 504].map((code) => `http${code}-after=.16666666,http${code}-after-bare=.16666666`).join();

test.each([
  ['overseas-merged-cells.xlsx', `${busy},retry-after=0,only=/po`, 0],
  ['cainiao-stock-in.xlsx', `${busy},retry-after=0,first=12`, 0],
  ['freight-orders.xlsx', `${busy},retry-after=0,only=/orderBookingFreight`, 3],
])('%s at a server that stores and then answers busy (%s): every order once, exit %i', async (name, faults, code) => {
  const home = freshHome();
  const practice = startDockhand(home, ['practice', '--faults', faults]);
  onTestFinished(() => void practice.kill());
  await once(practice.stdout, 'data');
  const submit = () => dockhand(home, ['submit', join(samples, name), '--choose', 'cheapest', '--json']);
  const first = await submit();
  expect(first.code).toBe(code);
  const { orders = 0, accepted = 0, exists = 0, unknown = 0 } = first.summary ?? {};
  expect(code === 0 ? accepted + exists : unknown).toBe(orders);
  // Neither going on nor the same file again sends any of them a second time.
  await dockhand(home, ['resume', '--json']);
  await submit();
  const references = readFileSync(join(home, 'practice', 'ledger.ndjson'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).reference);
  expect(references.sort()).toEqual([...new Set(references)]);
  expect(references).toHaveLength(orders);
});
