import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createVitest, type Vitest } from 'vitest/node';
import { type Keeper, root } from './rows.ts';

/**
 * How named tests ended: one failed by an assertion or an error of its own (with its first line), all passed, none failed
 * otherwise than by its time, or nothing ran that could tell: the file does not load, or has no such test.
 */
export type Ending =
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'passed' | 'timed out' | 'did not run' };

interface Assertion {
  readonly fullName: string;
  readonly status: string;
  readonly failureMessages?: readonly string[];
}

const TIME = /^(\w*Error: )?(Test|Hook) timed out in/;
/** The change broke the program, not the promise. */
const BROKEN = /^(SyntaxError|ReferenceError|Error: (Cannot find|Failed to (load|resolve)|Transform failed))/;

/** Runs tests in a copy of the project. */
export interface Tests {
  /** @param timeout what runs longer (ms) is given up, and counts as timed out */
  run(keeper: Keeper, timeout: number): Promise<Ending>;
  /** Told of each change of a source (absolute path). */
  changed(path: string): Promise<void>;
  close(): Promise<void>;
}

/** Whether a test starts what is built. */
export const isApart = (test: string): boolean => /^(hosts|package|soak)\//.test(test);

/**
 * Most files run in one Vitest, which is started once and told of each change. Those of the hosts and of packages, which start
 * what is built, have one of their own each time, so that it is built anew.
 */
export function openTests(folder: string): Tests {
  let one: Promise<Vitest> | undefined;
  return {
    async run(keeper, timeout) {
      if (isApart(keeper.file)) return runApart(folder, keeper, timeout);
      one ??= openVitest(folder);
      const ending = await Promise.race([
        runIn(await one, folder, keeper),
        sleep(timeout, { type: 'timed out' } as const, { ref: false }),
      ]);
      if (ending.type === 'timed out') {
        await (await one).close();
        one = undefined;
      }
      return ending;
    },
    changed: async (path) => (await one)?.invalidateFile(path),
    close: async () => (await one)?.close(),
  };
}

/** The engine's workers run from their sources in it: a bundle of them would be one of before the change. */
async function openVitest(folder: string): Promise<Vitest> {
  const builder = join(folder, 'electron/hosts/bundle/build-bundle.ts');
  const source = readFileSync(builder, 'utf8');
  rmSync(join(folder, 'out/cli'), { recursive: true, force: true });
  writeFileSync(builder, 'process.exit(1);');
  process.chdir(folder);
  const options = { root: folder, config: join(folder, 'vitest.config.ts'), watch: false, reporters: [{}] };
  const vitest = await createVitest('test', options);
  // The global setups of both projects, which would bundle, run with their first tests.
  const first = ['tests/engine/patiently.test.ts', 'tests/shared/sheets/cell.test.ts'];
  await vitest.runTestSpecifications(await vitest.globTestSpecifications(first));
  writeFileSync(builder, source);
  return vitest;
}

async function runIn(vitest: Vitest, folder: string, { file, titles }: Keeper): Promise<Ending> {
  const names = titles.map(asPattern).join('|');
  vitest.setGlobalTestNamePattern(names);
  const [found] = await vitest.globTestSpecifications([join(folder, 'tests', file)]);
  if (!found) return { type: 'did not run' };
  const { testModules } = await vitest.runTestSpecifications([found]);
  // It tells of those before as well.
  const own = testModules.filter(({ moduleId }) => moduleId === found.moduleId);
  const tests = own.flatMap((module) => [...module.children.allTests()]);
  return endingOf(
    tests.map((test) => {
      const { state, errors = [] } = test.result();
      const failureMessages = errors.map(({ name, message }) => `${name}: ${message}`);
      return { fullName: test.fullName, status: state, failureMessages };
    }),
  );
}

function runApart(folder: string, { file, titles }: Keeper, timeout: number): Ending {
  const names = titles.map(asPattern).join('|');
  const report = join(folder, 'report.json');
  rmSync(report, { force: true });
  const args = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', `tests/${file}`, '-t', names];
  if (file.startsWith('package/')) args.push('--config', 'vitest.dist.config.ts');
  args.push('--reporter=json', `--outputFile=${report}`);
  const { signal } = spawnSync(process.execPath, args, {
    ...{ cwd: folder, stdio: 'ignore', timeout, killSignal: 'SIGKILL' },
  });
  if (signal !== null) return { type: 'timed out' };
  if (!existsSync(report)) return { type: 'did not run' };
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
    testResults: readonly { readonly assertionResults: readonly Assertion[] }[];
  };
  return endingOf(testResults.flatMap(({ assertionResults }) => assertionResults));
}

export function endingOf(told: readonly Assertion[]): Ending {
  const messages = told.flatMap(({ status, failureMessages = [] }) => (status === 'failed' ? failureMessages : []));
  const message = messages.find((text) => !TIME.test(text) && !BROKEN.test(text));
  if (message !== undefined) return { type: 'failed', message: message.split('\n', 1)[0] ?? '' };
  if (messages.some((text) => TIME.test(text))) return { type: 'timed out' };
  return { type: messages.length === 0 && told.some(({ status }) => status === 'passed') ? 'passed' : 'did not run' };
}

/** Words of a title as they stand in the source: `%s`, `$name` and `${name}` are anything. */
function asPattern(title: string): string {
  const parts = title.split(/%[a-z]|\$\w+|\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return parts.join('.*');
}
