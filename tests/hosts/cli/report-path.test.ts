import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
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

const twoSheets = join(samples, 'overseas-two-sheets.xls');

test('reports of several files carry their own file names and replace nothing that nobody named', async () => {
  const home = freshHome();
  const [first, second, third] = ['', '-2', '-3'].map((end) => join(home, `rep${end}.xlsx`));
  for (const path of [first, second]) writeFileSync(String(path), 'old');
  const numbered = await dockhand(home, ['check', mistakes, twoSheets, '--report', String(first)]);
  expect(numbered.stdout).toContain(`Written: ${first}\n`);
  expect(numbered.stdout).toContain(`Written: ${third}\n`);
  expect(readFileSync(String(first), 'utf8')).not.toBe('old');
  expect(readFileSync(String(second), 'utf8')).toBe('old');

  const named = await dockhand(home, [
    'check',
    mistakes,
    twoSheets,
    '--report',
    join(home, 'overseas-with-mistakes-错误.xlsx'),
  ]);
  expect(named.stdout).toContain(`Written: ${join(home, 'overseas-two-sheets-错误.xlsx')}\n`);
  expect(existsSync(join(home, 'overseas-two-sheets-错误.xlsx'))).toBe(true);
});

test('a template without --out leaves the one that was filled in alone; with --out it replaces', async () => {
  const home = freshHome();
  const write = (...more: string[]) => dockhand(home, ['template', 'overseas-inbound', ...more], {}, home);
  const mine = join(home, 'overseas-inbound-template.xlsx');
  writeFileSync(mine, 'filled in');
  const { code, stdout } = await write();
  expect(code).toBe(0);
  expect(stdout).toContain(join(home, 'overseas-inbound-template-2.xlsx'));
  expect(readFileSync(mine, 'utf8')).toBe('filled in');
  await write('--out', mine);
  expect(readFileSync(mine, 'utf8')).not.toBe('filled in');
});

test('--type failures writes the rows that did not succeed, or says that there are none', async () => {
  const home = freshHome();
  const { events } = await dockhand(home, ['submit', mistakes, '--json']);
  const run = String(events.find((event) => 'run' in event)?.run);
  const out = join(home, 'failed.xlsx');
  const failed = await dockhand(home, ['report', run, '--type', 'failures', '--out', out]);
  expect(failed.stdout).toContain(`Written: ${out}\n`);
  expect(failed.code).toBe(0);
  expect((await dockhand(home, ['check', out])).code).toBe(1);

  const good = await dockhand(home, ['submit', join(samples, 'overseas-merged-cells.xlsx'), '--json']);
  const other = String(good.events.find((event) => 'run' in event)?.run);
  const none = await dockhand(home, ['report', other, '--type', 'failures', '--out', join(home, 'none.xlsx')]);
  expect(none).toMatchObject({ code: 0, stdout: expect.stringContaining('nothing was written') });
  expect(existsSync(join(home, 'none.xlsx'))).toBe(false);
});
