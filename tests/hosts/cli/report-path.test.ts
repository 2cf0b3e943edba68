import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dockhand, freshHome, samples } from './dockhand.ts';

const mistakes = join(samples, 'overseas-with-mistakes.xlsx');

test.each([
  ['a folder that is not there', 'missing/r.xlsx', /cannot be written/],
  ['another sort of file', 'r.pdf', /\.xlsx or \.csv/],
])('%s: exit 2 and a sentence, before anything is imported', async (_, name, words) => {
  const home = freshHome();
  const { code, stdout, stderr } = await dockhand(home, ['submit', mistakes, '--report', join(home, name)]);
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(words);
  expect((await dockhand(home, ['runs', '--json'])).events).toEqual([]);
});

test('a report does not replace the file that was imported', async () => {
  const home = freshHome();
  const mine = join(home, '我的 表.xlsx');
  copyFileSync(mistakes, mine);
  const { code, stderr } = await dockhand(home, ['check', mine, '--report', mine]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/does not replace it/);
  expect(readFileSync(mine).equals(readFileSync(mistakes))).toBe(true);
});
