import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

/** One row of docs/promises.md. */
export interface PromiseRow {
  readonly promise: string;
  readonly keepers: readonly Keeper[];
}

/** A test file below `tests/`, and words of its titles. */
export interface Keeper {
  readonly file: string;
  readonly titles: readonly string[];
}

export function promiseRows(): readonly PromiseRow[] {
  return readFileSync(join(root, 'docs/promises.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (promise|---) \|/.test(line))
    .map((row) => ({ promise: row.slice(2), keepers: keepersOf(row) }));
}

function keepersOf(row: string): Keeper[] {
  const [, column = ''] = row.split(' | ').slice(-2);
  return column
    .replace(/ \|$/, '')
    .split(/; (?=`)/)
    .map((part) => {
      const [, file = '', titles = ''] = /^`([\w/.-]+\.test\.tsx?)`: (.*)$/.exec(part) ?? [];
      return { file, titles: titles.replace(/ \([^()]*`npm run[^()]*\)$/, '').split('; ') };
    });
}

/** The rows that begin with these words: one, where a mutation is rightly written. */
export function rowsOf(promise: string): readonly PromiseRow[] {
  return promiseRows().filter((row) => row.promise.startsWith(promise));
}

/** What the row names of this test, written `file` or `file: title`; undefined where the row does not name it. */
export function keeperOf(promise: string, test: string): Keeper | undefined {
  const [file = '', title] = test.split(/: (.*)/);
  const named = rowsOf(promise).flatMap(({ keepers }) => keepers.filter((keeper) => keeper.file === file));
  const titles = named.flatMap((keeper) => keeper.titles).filter((words) => title === undefined || words === title);
  return titles.length > 0 ? { file, titles } : undefined;
}
