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
 * Runs the titles of a test file in a copy of the project.
 *
 * @param timeout what runs longer (ms) is ended, and counts as timed out
 */
export function runKeeper(folder: string, { file, titles }: Keeper, timeout: number): Ending {
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
  const told = testResults.flatMap(({ assertionResults }) => assertionResults);
  return endingOf(told.filter(({ fullName }) => new RegExp(names).test(fullName)));
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
