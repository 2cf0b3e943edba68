import { expect, onTestFinished, test } from 'vitest';
import { hostPractice } from '#engine/accounts/practice-directory.ts';
import { inboundCsv } from '../../engine/inbound-csv.ts';
import { dockhand, freshHome } from './dockhand.ts';

test('orders that another account sent to the same partner: nothing is sent and the code is 2, unless they are meant', async () => {
  const [partner, another] = [await hostPractice(freshHome()), await hostPractice(freshHome())];
  onTestFinished(async () => {
    await partner.close();
    await another.close();
  });
  const home = freshHome();
  const file = inboundCsv([{ referenceNo: 'R-1' }]);
  const as = (address: string, token: string) => ({
    DOCKHAND_LANG: 'en',
    DOCKHAND_ETOWER_URL: address,
    DOCKHAND_ETOWER_TOKEN: token,
    DOCKHAND_ETOWER_KEY: 'practice-key',
  });
  const submit = (env: Record<string, string>, ...more: string[]) =>
    dockhand(home, ['submit', file, '--to', 'production', '--json', ...more], env);
  const address = partner.addresses.etower ?? '';
  const first = await submit(as(address, 'practice-token'));
  expect(first.summary).toMatchObject({ accepted: 1 });

  const same = await submit(as(`${address}/`, 'another-token'));
  expect([same.code, same.summary?.exists]).toEqual([0, 1]);

  const other = as(another.addresses.etower ?? '', 'another-token-still');
  const refused = await submit(other);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toMatch(/sent to the same partner: 1 .*--sent-elsewhere/);
  expect(refused.events.filter(({ type }) => type === 'order' || type === 'summary')).toEqual([]);

  // It refuses the token; what counts is that it was asked.
  const meant = await submit(other, '--sent-elsewhere');
  expect([meant.code, meant.summary?.queued]).toEqual([3, 1]);
});
