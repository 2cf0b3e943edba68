import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reportName, writeWhole } from '#engine/report/report-file.ts';
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

test('a name that was made up takes the next free one and replaces nothing', async () => {
  const folder = freshFolder();
  const path = join(folder, 'r.csv');
  writeFileSync(path, 'filled in');
  writeFileSync(join(folder, 'r-2.csv'), 'mine too');
  expect(await writeWhole(path, 'new', 'next')).toBe(join(folder, 'r-3.csv'));
  expect(await writeWhole(join(folder, 'free.csv'), 'new', 'next')).toBe(join(folder, 'free.csv'));
  expect(readFileSync(path, 'utf8')).toBe('filled in');
  expect(readFileSync(join(folder, 'r-2.csv'), 'utf8')).toBe('mine too');
  expect(readFileSync(join(folder, 'r-3.csv'), 'utf8')).toBe('new');
});

test('two that write under one made-up name at once get a file each', async () => {
  const folder = freshFolder();
  const contents = Array.from({ length: 8 }, (_, at) => `content ${at}`);
  const paths = await Promise.all(contents.map((content) => writeWhole(join(folder, 'r.csv'), content, 'next')));
  expect(new Set(paths).size).toBe(contents.length);
  expect(paths.map((path) => readFileSync(path, 'utf8'))).toEqual(contents);
  expect(readdirSync(folder)).toHaveLength(contents.length);
});

test("a person's file that is called like a half-written report is left alone", async () => {
  const folder = freshFolder();
  writeFileSync(join(folder, 'r.csv.part'), 'mine');
  await writeWhole(join(folder, 'r.csv'), 'new');
  expect(readFileSync(join(folder, 'r.csv.part'), 'utf8')).toBe('mine');
});

describe('the names of several reports', () => {
  const folder = join('/', 'reports');
  const names = (out: string, ...sources: string[]) =>
    sources.map((_, position) => reportName(join(folder, out), sources, position));

  test.each([
    [
      'the source named in it gives way to the own one',
      'a-错误.xlsx',
      ['a.xlsx', 'b 二.xls'],
      ['a-错误.xlsx', 'b 二-错误.xlsx'],
    ],
    ['another name is numbered', 'rep.xlsx', ['a.xlsx', 'b.xls', 'c.csv'], ['rep.xlsx', 'rep-2.xlsx', 'rep-3.xlsx']],
    ['a word that happens to begin alike is none', 'all.xlsx', ['a.xlsx', 'b.xlsx'], ['all.xlsx', 'all-2.xlsx']],
    ['no name leaves the folder', 'a-x.csv', ['a.csv', '../b.csv'], ['a-x.csv', '.._b-x.csv']],
    ['too long a name is numbered', 'a-x.csv', ['a.csv', `${'长'.repeat(90)}.csv`], ['a-x.csv', 'a-x-2.csv']],
  ])('%s', (_, out, sources, expected) => {
    expect(names(out, ...sources)).toEqual(expected.map((name) => join(folder, name)));
  });
});
