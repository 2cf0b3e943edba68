import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeWhole } from '#engine/report/write-whole.ts';
import { freshFolder } from '../engine-fixture.ts';

test('an older report of the name is replaced', async () => {
  const path = join(freshFolder(), 'r.csv');
  writeFileSync(path, 'old');
  await writeWhole(path, 'new');
  expect(readFileSync(path, 'utf8')).toBe('new');
});

test('a folder that is not there is named, not made', async () => {
  const folder = freshFolder();
  const path = join(folder, 'missing', 'r.csv');
  await expect(writeWhole(path, 'x')).rejects.toMatchObject({ code: 'report.notWritable', params: { file: path } });
  expect(existsSync(join(folder, 'missing'))).toBe(false);
});

test('nothing half-written is left where the name is taken by a folder', async () => {
  const folder = freshFolder();
  mkdirSync(join(folder, 'r.csv', 'inside'), { recursive: true });
  await expect(writeWhole(join(folder, 'r.csv'), 'x')).rejects.toMatchObject({ code: 'report.notWritable' });
  expect(readdirSync(folder)).toEqual(['r.csv']);
});
