import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
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
