// `npm run promises [-- WORDS]`: breaks each promise by hand in a copy of the sources, one after the other (or those
// whose row, source or test holds these words), and says whether the test that its row names notices.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mutation } from './mutation.ts';
import { mutations } from './mutations.ts';
import { root, rowsOf } from './rows.ts';

interface Assertion {
  readonly fullName: string;
  readonly status: string;
}

type Verdict = 'caught' | 'NOT CAUGHT' | 'does not hold anyway';

/** A test that ends no more says nothing about the promise (ms). */
const HANGS = 6 * 60_000;

const words = process.argv.slice(2).join(' ');
const wanted = mutations.filter((mutation) => Object.values(mutation).join('\n').includes(words));
const scratch = mkdtempSync(join(tmpdir(), 'dockhand-promises-'));

try {
  const left = new Set(['.git', 'node_modules', 'dist']);
  cpSync(root, scratch, { recursive: true, filter: (path) => !left.has(path.slice(root.length + 1)) });
  symlinkSync(join(root, 'node_modules'), join(scratch, 'node_modules'), 'junction');
  const holds = new Map<string, boolean>();
  let caught = 0;
  for (const mutation of wanted) {
    const verdict = tryOut(mutation, holds);
    if (verdict === 'caught') caught += 1;
    process.stdout.write(`${verdict}  ${mutation.promise}  (${mutation.test})\n`);
  }
  process.stdout.write(`${caught} of ${wanted.length} broken promises were caught.\n`);
  process.exitCode = caught === wanted.length && caught > 0 ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** Breaks it, runs the test, and mends it again. A test that fails before proves nothing. */
function tryOut({ promise, file, search, replace, test }: Mutation, holds: Map<string, boolean>): Verdict {
  const titles = rowsOf(promise).flatMap(({ keepers }) =>
    keepers.flatMap((keeper) => (keeper.file === test ? keeper.titles : [])),
  );
  const names = titles.map(asPattern);
  const failing = () => run(test).filter(({ status, fullName }) => status === 'failed' && matches(fullName, names));
  const key = JSON.stringify([test, titles]);
  if (!holds.has(key)) holds.set(key, failing().length === 0);
  if (!holds.get(key)) return 'does not hold anyway';
  const path = join(scratch, file);
  const source = readFileSync(path, 'utf8');
  try {
    writeFileSync(path, source.split(search).join(replace));
    return failing().length > 0 ? 'caught' : 'NOT CAUGHT';
  } finally {
    writeFileSync(path, source);
  }
}

function run(test: string): readonly Assertion[] {
  const report = join(scratch, 'report.json');
  rmSync(report, { force: true });
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const args = [vitest, 'run', `tests/${test}`, '--reporter=json', `--outputFile=${report}`];
  spawnSync(process.execPath, args, { cwd: scratch, stdio: 'ignore', timeout: HANGS, killSignal: 'SIGKILL' });
  if (!existsSync(report)) return [];
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
    testResults: readonly { readonly assertionResults: readonly Assertion[] }[];
  };
  return testResults.flatMap(({ assertionResults }) => assertionResults);
}

function matches(name: string, patterns: readonly RegExp[]): boolean {
  return patterns.some((pattern) => pattern.test(name));
}

/** Words of a title as they stand in the source: `%s` and `$name` are anything. */
function asPattern(title: string): RegExp {
  const parts = title.split(/%[a-z]|\$\w+/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(parts.join('.*'));
}
