import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

/** One row of docs/promises.md. */
export interface PromiseRow {
  readonly promise: string;
  readonly keepers: readonly Keeper[];
}

/** A test file below `tests/`, and words of its titles. */
interface Keeper {
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
      const [, file = '', titles = ''] = /^`([\w/.-]+\.test\.ts)`: (.*)$/.exec(part) ?? [];
      return { file, titles: titles.replace(/ \([^()]*`npm run[^()]*\)$/, '').split('; ') };
    });
}

/** The rows that begin with these words: one, where a mutation is rightly written. */
export function rowsOf(promise: string): readonly PromiseRow[] {
  return promiseRows().filter((row) => row.promise.startsWith(promise));
}
