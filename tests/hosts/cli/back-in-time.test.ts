import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { hostPractice } from '#engine/accounts/practice-directory.ts';
import { inboundCsv } from '../../engine/inbound-csv.ts';
import { dockhand, freshHome, samples } from './dockhand.ts';

test('an old copy of the data folder put back: what was sent since is known, said and not sent again', async () => {
  const home = freshHome();
  const sample = join(samples, 'package-inbound-gbk.csv');
  expect((await dockhand(home, ['check', sample, '--json'])).code).toBe(0);
  const copy = join(freshHome(), 'copy');
  cpSync(home, copy, { recursive: true });
  const first = await dockhand(home, ['submit', sample, '--json']);
  expect(first).toMatchObject({ code: 0, summary: { accepted: 10 } });
  const ledger = join(home, 'practice', 'ledger.ndjson');
  const stored = () => (existsSync(ledger) ? readFileSync(ledger, 'utf8').split('\n').filter(Boolean).length : 0);
  expect(stored()).toBe(10);

  rmSync(home, { recursive: true });
  cpSync(copy, home, { recursive: true });
  const again = await dockhand(home, ['submit', sample, '--json']);
  expect(again.stderr).toMatch(/went back in time.*accepted: 10, unknown: 0/);
  expect(again).toMatchObject({ code: 0, summary: { exists: 10, accepted: 0 } });
  // The practice partner was put back, too, and has got nothing since.
  expect(stored()).toBe(0);
  expect((await dockhand(home, ['runs'])).stderr).not.toMatch(/went back in time/);
});

/** A home whose account is at a partner that goes on while the folder is put back or taken away. */
async function withPartner() {
  const partner = await hostPractice(freshHome());
  onTestFinished(() => partner.close());
  const home = freshHome();
  const file = inboundCsv([{ referenceNo: 'R-1' }, { referenceNo: 'R-2' }]);
  const env = {
    DOCKHAND_LANG: 'en',
    DOCKHAND_ETOWER_URL: partner.addresses.etower ?? '',
    DOCKHAND_ETOWER_TOKEN: 'practice-token',
    DOCKHAND_ETOWER_KEY: 'practice-key',
  };
  const submit = () => dockhand(home, ['submit', file, '--to', 'production', '--json'], env);
  return { home, file, env, submit };
}

test('a copy of before the account was entered: what the account sent is known all the same', async () => {
  const { home, file, submit } = await withPartner();
  // Without an account, the sheet is only looked at.
  expect((await dockhand(home, ['check', file, '--json'])).code).toBe(0);
  const copy = join(freshHome(), 'copy');
  cpSync(home, copy, { recursive: true });
  expect((await submit()).summary).toMatchObject({ accepted: 2 });
  rmSync(home, { recursive: true });
  cpSync(copy, home, { recursive: true });
  const again = await submit();
  expect(again.stderr).toMatch(/went back in time.*accepted: 2, unknown: 0/);
  expect(again.summary).toMatchObject({ exists: 2, accepted: 0 });
  // It was known here, so that nobody was asked.
  expect(again.events.filter(({ type }) => type === 'order')).toMatchObject([{ state: 'exists' }, { state: 'exists' }]);
});

test.each([
  ['a database that was taken away', ['dockhand.db', 'dockhand.db-wal', 'dockhand.db-shm']],
  ['a data folder that was taken away', ['']],
])('%s: the journal that is left tells the new one what was sent', async (_, gone) => {
  const { home, submit } = await withPartner();
  expect((await submit()).summary).toMatchObject({ accepted: 2 });
  for (const name of gone) rmSync(join(home, name), { force: true, recursive: true });
  const again = await submit();
  expect(again.stderr).toMatch(/went back in time.*accepted: 2, unknown: 0/);
  expect(again.summary).toMatchObject({ exists: 2, accepted: 0 });
  expect((await submit()).stderr).not.toMatch(/went back in time/);
});
