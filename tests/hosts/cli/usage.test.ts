import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dockhand, freshHome, samples } from './dockhand.ts';

test.each([
  ['no command', []],
  ['an unknown command', ['sned']],
  ['no file', ['check']],
  ['a wrong target', ['submit', 'x.xlsx', '--to', 'moon']],
  ['a wrong concurrency', ['submit', 'x.xlsx', '--concurrency', '0']],
  ['an unknown kind', ['check', join(samples, 'overseas-merged-cells.xlsx'), '--kind', 'nonsense']],
  ['an unknown template', ['template', 'nonsense']],
  ['an unknown run', ['report', 'nope', '--out', 'x.xlsx']],
  ['production without an account', ['submit', join(samples, 'overseas-merged-cells.xlsx'), '--to', 'production']],
])('%s: exit 2, a sentence on standard error, nothing on standard output', async (_name, args) => {
  const { code, stdout, stderr } = await dockhand(freshHome(), args, { DOCKHAND_ETOWER_URL: '' });
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr.length).toBeGreaterThan(10);
});

test('a file that is no workbook: exit 2 and an event that says so', async () => {
  const home = freshHome();
  const file = join(home, 'letter.xlsx');
  writeFileSync(file, '%PDF-1.4 not a workbook');
  const { code, events, summary } = await dockhand(home, ['check', file, '--json']);
  expect(code).toBe(2);
  expect(summary).toBeUndefined();
  expect(events).toMatchObject([{ type: 'problem', file: 'letter.xlsx', code: 'file.notWorkbook', severity: 'error' }]);
});

test('runs and resume know what was done; nothing is left to resume', async () => {
  const home = freshHome();
  await dockhand(home, ['submit', join(samples, 'overseas-with-mistakes.xlsx'), '--json']);
  const runs = await dockhand(home, ['runs', '--json']);
  expect(runs.events).toMatchObject([{ type: 'summary', accepted: 3, incomplete: 4 }]);
  const resumed = await dockhand(home, ['resume']);
  expect(resumed.code).toBe(0);
  expect(resumed.stdout).toMatch(/No run is waiting/);
});
