import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };

const root = resolve(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const pages = globSync(['*.md', 'docs/*.md'], { cwd: root });

describe.each(pages)('%s', (page) => {
  const text = read(page);

  test('every file it links to is there', () => {
    const targets = [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => target);
    const missing = targets.filter(
      (target) => !/^https?:/.test(target) && !existsSync(join(root, dirname(page), target)),
    );
    expect(missing).toEqual([]);
  });

  test('every npm script it names is there', () => {
    const scripts = [...text.matchAll(/npm (?:run )?(start|test|(?<=run )[\w:]+)/g)].map(([, name = '']) => name);
    expect(scripts.filter((name) => !(name in packageJson.scripts))).toEqual([]);
  });
});

/** `tests/` files and words of test titles, from the last column of a promise's row. */
function keepers(row: string): { file: string; titles: readonly string[] }[] {
  const [, column = ''] = row.split(' | ').slice(-2);
  return column
    .replace(/ \|$/, '')
    .split(/; (?=`)/)
    .map((part) => {
      const [, file = '', titles = ''] = /^`([\w/.-]+\.test\.ts)`: (.*)$/.exec(part) ?? [];
      return { file, titles: titles.replace(/ \([^()]*`npm run[^()]*\)$/, '').split('; ') };
    });
}

describe('SECURITY.md', () => {
  const rows = read('SECURITY.md')
    .split('\n')
    .filter((line) => line.startsWith('| ') && line.includes('.test.ts`'));

  test('every promise of a table names a test', () => {
    expect(rows.length).toBeGreaterThan(50);
  });

  test.each(rows.map((row) => [row.slice(2, 80), row]))('%s', (_, row) => {
    for (const { file, titles } of keepers(row)) {
      expect(file).not.toBe('');
      const source = read(join('tests', file));
      for (const title of titles)
        expect({ file, title, found: source.includes(title) }).toEqual({ file, title, found: true });
    }
  });
});

test('what runs for every change is the command of the README, and nothing else', () => {
  const commands = read('.ci/run')
    .split('\n')
    .filter((line) => /^npm /.test(line));
  expect(read('README.md')).toContain(`\n${commands.join(' && ')} `);
});

test('both READMEs show the same commands and the same files', () => {
  const commands = (page: string) => [...read(page).matchAll(/`(npm [^`]+)`|^(npm ci[^#]+)#/gm)].map(([all]) => all);
  expect(commands('README.zh-CN.md')).toEqual(commands('README.md'));
});
