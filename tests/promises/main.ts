// `npm run promises [-- WORDS]`: breaks each promise by hand in a copy of the sources, one after the other (or those
// whose row, source or test holds these words), and says whether the test that its row names notices. `--list` says for
// each row how it is broken, or why it is not; `--write` notes what was noticed, and at which commit, in tried.json and in
// docs/promises.md; `--untried` takes those of which that was never noted, `--shard=1/3` every third.
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mutation } from './mutation.ts';
import { mutations, unbroken } from './mutations.ts';
import { keeperOf, promiseRows, root } from './rows.ts';
import { type Ending, isApart, openTests, type Tests } from './run-tests.ts';
import { cleanCommit, nameOf, note, readTried } from './tried.ts';

const options = process.argv.slice(2);
const words = options.filter((option) => !option.startsWith('--')).join(' ');
const [, part, parts] = options.map((option) => /^--shard=(\d+)\/(\d+)$/.exec(option)).find((found) => found) ?? [];
const isTried = options.includes('--untried') ? readTried() : {};
const isWanted = (mutation: Mutation) =>
  Object.values(mutation).join('\n').includes(words) && isTried[nameOf(mutation)] === undefined;
// The quick ones first.
const wanted = mutations
  .filter(isWanted)
  .toSorted((a, b) => Number(isApart(a.test)) - Number(isApart(b.test)))
  .filter((_, at) => parts === undefined || at % Number(parts) === Number(part) - 1);

/** What ends no more says nothing about a promise (ms). */
const HANGS = 8 * 60_000;

if (options.includes('--list')) list();
else await breakEach(options.includes('--write'));

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

async function breakEach(write: boolean): Promise<void> {
  const commit = write ? cleanCommit() : undefined;
  const scratch = mkdtempSync(join(tmpdir(), 'dockhand-promises-'));
  try {
    const left = new Set(['.git', 'node_modules', 'dist']);
    cpSync(root, scratch, { recursive: true, filter: (path) => !left.has(path.slice(root.length + 1)) });
    symlinkSync(join(root, 'node_modules'), join(scratch, 'node_modules'), 'junction');
    const tests = openTests(scratch);
    const known = new Map<string, Ending>();
    let caught = 0;
    for (const mutation of wanted) {
      const keeper = keeperOf(mutation.promise, mutation.test) ?? { file: mutation.test, titles: [] };
      // A test that fails before proves nothing.
      const whole = known.get(JSON.stringify(keeper)) ?? (await tests.run(keeper, HANGS));
      known.set(JSON.stringify(keeper), whole);
      const after = whole.type === 'passed' ? await tryOut(scratch, mutation, tests) : whole;
      const isCaught = whole.type === 'passed' && after.type === 'failed';
      if (isCaught) caught += 1;
      const verdict = isCaught ? 'caught' : whole.type === 'passed' ? 'NOT CAUGHT' : 'ITS TEST DOES NOT HOLD ANYWAY';
      process.stdout.write(`${verdict}: ${said(after)}\n    ${mutation.promise} (${mutation.test})\n`);
      if (commit !== undefined) note(mutation, isCaught ? commit : null, mutations);
    }
    await tests.close();
    process.stdout.write(`${caught} of ${wanted.length} broken promises were caught.\n`);
    process.exitCode = caught === wanted.length && caught > 0 ? 0 : 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Breaks it, runs its test, and mends it again. */
async function tryOut(
  scratch: string,
  { promise, file, search, replace, test }: Mutation,
  tests: Tests,
): Promise<Ending> {
  const keeper = keeperOf(promise, test);
  const path = join(scratch, file);
  const source = readFileSync(path, 'utf8');
  const become = (text: string) => {
    writeFileSync(path, text);
    return tests.changed(path);
  };
  try {
    await become(source.split(search).join(replace));
    return keeper ? await tests.run(keeper, HANGS) : { type: 'did not run' };
  } finally {
    await become(source);
  }
}

function said(ending: Ending): string {
  return ending.type === 'failed' ? ending.message : ending.type;
}
