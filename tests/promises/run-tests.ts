import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
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

/**
 * Runs the named titles of test files in a copy of the project, all in one go.
 *
 * @param timeout what runs longer (ms) is ended, and counts as timed out
 */
export function runKeepers(folder: string, keepers: readonly Keeper[], timeout?: number): readonly Ending[] {
  const names = keepers.map(({ titles }) => titles.map(asPattern).join('|'));
  const told = new Map<string, readonly Assertion[]>();
  let inTime = true;
  const isPacked = ({ file }: Keeper) => file.startsWith('package/');
  for (const [packed, of] of Map.groupBy(keepers, isPacked)) {
    const report = join(folder, 'report.json');
    rmSync(report, { force: true });
    const files = [...new Set(of.map(({ file }) => `tests/${file}`))];
    const pattern = of.map((keeper) => names[keepers.indexOf(keeper)]).join('|');
    const args = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...files, '-t', pattern];
    if (packed) args.push('--config', 'vitest.dist.config.ts');
    args.push('--reporter=json', `--outputFile=${report}`);
    const { signal } = spawnSync(process.execPath, args, {
      ...{ cwd: folder, stdio: 'ignore', timeout, killSignal: 'SIGKILL' },
    });
    inTime &&= signal === null;
    if (existsSync(report)) for (const [file, assertions] of readReport(report)) told.set(file, assertions);
  }
  return keepers.map(({ file }, at): Ending => {
    if (!inTime) return { type: 'timed out' };
    const all = [...told].flatMap(([path, assertions]) => (path.endsWith(`/tests/${file}`) ? assertions : []));
    const isNamed = new RegExp(names[at] ?? '');
    return endingOf(all.filter(({ fullName }) => isNamed.test(fullName)));
  });
}

function readReport(path: string): readonly (readonly [file: string, assertions: readonly Assertion[]])[] {
  const { testResults } = JSON.parse(readFileSync(path, 'utf8')) as {
    testResults: readonly { readonly name: string; readonly assertionResults: readonly Assertion[] }[];
  };
  return testResults.map(({ name, assertionResults }) => [name.replaceAll('\\', '/'), assertionResults]);
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
