import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { dockhand, freshHome, samples, startDockhand } from './dockhand.ts';

test('a ban of more than a minute: the run is paused, and it is said when and how it goes on', async () => {
  const home = freshHome();
  const faults = 'throttle=1,retry-after=90,first=5';
  const practice = startDockhand(home, ['practice', '--faults', faults]);
  onTestFinished(() => void practice.kill());
  await once(practice.stdout, 'data');
  const { code, stdout } = await dockhand(home, ['submit', join(samples, 'cainiao-stock-in.xlsx')]);
  expect(code).toBe(3);
  expect(stdout).toMatch(/Run (\w{12}) is paused: the partner asks to wait until .*\d:\d\d.*dockhand resume \1\n/);
  expect(stdout).not.toMatch(/by itself/);
});
