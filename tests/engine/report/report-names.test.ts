import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reportName } from '#engine/report/report-names.ts';

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
