import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { businessFaults, faultsAfter, faultsBefore } from '#engine/practice/faults.ts';
import { answerFaults, fates } from '#engine/practice/life.ts';
import { followUpSettings } from '#shared/partners/etower-follow-up.ts';
import { partners } from '#shared/partners/registry.ts';
import { topFollowUpSettings } from '#shared/partners/top-follow-up.ts';
import { createProgram } from '../electron/hosts/cli/program.ts';
import { environmentOf } from '../electron/hosts/node/environment-accounts.ts';
import packageJson from '../package.json' with { type: 'json' };
import { promiseRows } from './promises/rows.ts';

const partnerIds = Object.keys(partners);
const root = resolve(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const pages = globSync(['*.md', 'docs/*.md', '.github/workflows/*.md'], { cwd: root });

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

test.each(['ARCHITECTURE.md', 'CONTRIBUTING.md', 'docs/freight.md', 'docs/follow-up.md', 'docs/follow-up.zh-CN.md'])(
  'every source that %s names is there',
  (page) => {
    const sources = globSync(['*.ts', '{shared,electron,renderer,packaging,resources,tests}/**/*.*'], { cwd: root });
    const paths = sources.map((path) => `/${path.replaceAll('\\', '/')}`);
    const named = [...read(page).matchAll(/`([\w./-]+\.tsx?|[\w-]+\/[\w/-]+\/)`/g)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !paths.some((path) => path.includes(`/${name}`)))).toEqual([]);
  },
);

describe('docs/promises.md', () => {
  const rows = promiseRows();

  test('every promise of a table names a test', () => {
    expect(rows.length).toBeGreaterThanOrEqual(75);
    expect(rows.filter(({ keepers }) => keepers.some(({ file }) => file === ''))).toEqual([]);
  });

  test.each(rows.map((row) => [row.promise.slice(0, 78), row] as const))('%s', (_, { keepers }) => {
    for (const { file, titles } of keepers) {
      expect(file).not.toBe('');
      const source = read(join('tests', file));
      for (const title of titles)
        expect({ file, title, found: source.includes(title) }).toEqual({ file, title, found: true });
    }
  });
});

test.each([
  ['docs/follow-up.md', '\nOf each Cainiao account.', / are as above\./],
  ['docs/follow-up.zh-CN.md', '\n每个菜鸟账号', /同上/],
])('%s has every setting with its default, and those of Cainiao apart or as the same', (page, apart, asAbove) => {
  const [eTowers = '', cainiaos = ''] = read(page).split(apart);
  const same = cainiaos.split('\n\n').find((part) => part.includes('`pollAuto`') && asAbove.test(part)) ?? '';
  const rowOf = (name: string, schema: { parse(value: undefined): unknown }) => {
    const usual = String(schema.parse(undefined)) || 'none';
    return `| \`${name}\` | ${usual === 'none' ? usual : `\`${usual}\``} |`;
  };
  const missing = (text: string, all: Readonly<Record<string, { parse(value: undefined): unknown }>>) =>
    Object.entries(all).flatMap(([name, schema]) => (text.includes(rowOf(name, schema)) ? [] : [name]));
  expect(missing(eTowers, followUpSettings)).toEqual([]);
  const elsewhere = missing(cainiaos, topFollowUpSettings);
  expect(elsewhere.filter((name) => !same.includes(`\`${name}\``))).toEqual([]);
  const equal = Object.entries(topFollowUpSettings).filter(([name]) => elsewhere.includes(name));
  expect(missing(eTowers, Object.fromEntries(equal))).toEqual([]);
});

test('what is fixed about follow-up and messages stands in docs/follow-up.md as its source has it', () => {
  const rows = [...read('docs/follow-up.md').matchAll(/^\| `([A-Z_]+)` \| `([\w./-]+)` \| `([^`]+)` \|/gm)];
  expect(rows.length).toBeGreaterThan(10);
  for (const [, name = '', file = '', value = ''] of rows) {
    const source = read(join('electron/engine', file.includes('/') ? file : `follow-up/${file}`));
    expect({ name, there: source.includes(`const ${name} = ${value};`) }).toEqual({ name, there: true });
  }
});

test('both pages about follow-up have the same sections, calls and rows of tables', () => {
  const parts = (page: string) => {
    const text = read(page);
    const first = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, part]) => part);
    return {
      sections: first(/^(#+) /gm),
      coded: first(/^\| `([^`]+)` \|/gm),
      rows: first(/^(\|) /gm).length,
      calls: [...new Set(first(/`([a-z.]*taobao[\w.]+|[\w/. ]*b2[bc]\/\w+)`/g))].sort(),
    };
  };
  expect(parts('docs/follow-up.zh-CN.md')).toEqual(parts('docs/follow-up.md'));
});

test('what runs for every change is the command of the README, and nothing else', () => {
  const commands = read('.ci/run')
    .split('\n')
    .filter((line) => /^npm /.test(line));
  expect(read('README.md')).toContain(`\n${commands.join(' && ')} `);
});

test.each(['README.md', 'README.zh-CN.md'])(
  '%s says how PowerShell 5.1, which has no &&, runs the two commands',
  (page) => {
    for (const command of ['npm ci; npm run demo', 'npm ci; npm test']) expect(read(page)).toContain(`\`${command}\``);
  },
);

test('both READMEs show the same commands and the same files', () => {
  const commands = (page: string) => [...read(page).matchAll(/`(npm [^`]+)`|^(npm ci[^#]+)#/gm)].map(([all]) => all);
  expect(commands('README.zh-CN.md')).toEqual(commands('README.md'));
});

describe.each(['docs/command-line.md', 'docs/command-line.zh-CN.md'])('%s', (page) => {
  const text = read(page);

  test('every command is there with exactly its options', () => {
    // The events further down have names like commands.
    const table = text.slice(0, text.indexOf('\n## '));
    const written = [...table.matchAll(/^\| `([a-z-]+)( [^`]*)?` \|/gm)].map(([, name = '', rest = '']) => [
      name,
      ...[...rest.matchAll(/--[a-z][a-z-]*/g)].map(([option]) => option).sort(),
    ]);
    const real = createProgram(() => {}).commands.map((command) => [
      command.name(),
      ...command.options.map(({ long }) => long ?? '').sort(),
    ]);
    expect(written.filter(([name]) => real.some(([other]) => other === name)).sort()).toEqual(real.sort());
  });

  test('every fault and every variable of an account is there', () => {
    for (const name of [...faultsBefore, ...faultsAfter, ...businessFaults, ...fates, ...answerFaults])
      expect(text).toContain(`\`${name}=P\``);
    const everywhere = Object.fromEntries(partnerIds.map((id) => [id, 'http://127.0.0.1']));
    for (const [name] of environmentOf(everywhere, {})) expect(text).toContain(`\`${name}\``);
  });
});
