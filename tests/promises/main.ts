// `npm run promises [-- WORDS]`: breaks each promise by hand in a copy of the sources, one after the other (or those
// whose row, source or test holds these words), and says whether the test that its row names notices. `--list` says for
// each row how it is broken, or why it is not; `--write` notes what was noticed, and at which commit, in tried.json and in
// docs/promises.md; `--shard=1/3` takes every third.
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mutation } from './mutation.ts';
import { mutations, unbroken } from './mutations.ts';
import { type Keeper, keeperOf, promiseRows, root } from './rows.ts';
import { type Ending, runKeeper } from './run-tests.ts';
import { cleanCommit, nameOf, note, readTried } from './tried.ts';

const options = process.argv.slice(2);
const words = options.filter((option) => !option.startsWith('--')).join(' ');
const [, part, parts] = options.map((option) => /^--shard=(\d+)\/(\d+)$/.exec(option)).find((found) => found) ?? [];
const wanted = mutations
  .filter((mutation) => Object.values(mutation).join('\n').includes(words))
  .filter((_, at) => parts === undefined || at % Number(parts) === Number(part) - 1);

/** What ends no more says nothing about a promise (ms). */
const HANGS = 8 * 60_000;

if (options.includes('--list')) list();
else breakEach(options.includes('--write'));

function list(): void {
  const tried = readTried();
  for (const { promise } of promiseRows()) {
    if (!promise.includes(words)) continue;
    process.stdout.write(`${promise.split(' | ', 1)[0]}\n`);
    for (const mutation of mutations.filter((each) => promise.startsWith(each.promise))) {
      const { file, search, replace, test } = mutation;
      const { day, commit } = tried[nameOf(mutation)] ?? {};
      process.stdout.write(`    ${test} (${day === undefined ? 'never tried' : `noticed on ${day} at ${commit}`})\n`);
      process.stdout.write(`        ${file}: ${JSON.stringify(search)} → ${JSON.stringify(replace)}\n`);
    }
    for (const { why } of unbroken.filter((row) => promise.startsWith(row.promise)))
      process.stdout.write(`    not broken: ${why}\n`);
  }
}

function breakEach(write: boolean): void {
  const commit = write ? cleanCommit() : undefined;
  const scratch = mkdtempSync(join(tmpdir(), 'dockhand-promises-'));
  try {
    const left = new Set(['.git', 'node_modules', 'dist']);
    cpSync(root, scratch, { recursive: true, filter: (path) => !left.has(path.slice(root.length + 1)) });
    symlinkSync(join(root, 'node_modules'), join(scratch, 'node_modules'), 'junction');
    const known = new Map<string, Ending>();
    let caught = 0;
    for (const mutation of wanted) {
      const keeper = keeperOf(mutation.promise, mutation.test) ?? { file: mutation.test, titles: [] };
      // A test that fails before proves nothing.
      const whole = known.get(JSON.stringify(keeper)) ?? runKeeper(scratch, keeper, HANGS);
      known.set(JSON.stringify(keeper), whole);
      const after = whole.type === 'passed' ? tryOut(scratch, mutation, keeper) : whole;
      const isCaught = whole.type === 'passed' && after.type === 'failed';
      if (isCaught) caught += 1;
      const verdict = isCaught ? 'caught' : whole.type === 'passed' ? 'NOT CAUGHT' : 'ITS TEST DOES NOT HOLD ANYWAY';
      process.stdout.write(`${verdict}: ${said(after)}\n    ${mutation.promise} (${mutation.test})\n`);
      if (commit !== undefined) note(mutation, isCaught ? commit : null, mutations);
    }
    process.stdout.write(`${caught} of ${wanted.length} broken promises were caught.\n`);
    process.exitCode = caught === wanted.length && caught > 0 ? 0 : 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Breaks it, runs the test, and mends it again. */
function tryOut(scratch: string, { file, search, replace }: Mutation, keeper: Keeper): Ending {
  const path = join(scratch, file);
  const source = readFileSync(path, 'utf8');
  try {
    writeFileSync(path, source.split(search).join(replace));
    return runKeeper(scratch, keeper, HANGS);
  } finally {
    writeFileSync(path, source);
  }
}

function said(ending: Ending): string {
  return ending.type === 'failed' ? ending.message : ending.type;
}
