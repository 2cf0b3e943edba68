import { execFile, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { CliEvent, SummaryEvent } from '../../../electron/hosts/cli/output/events.ts';

const main = resolve(import.meta.dirname, '../../../electron/hosts/cli/dockhand.js');

export const samples = resolve(import.meta.dirname, '../../../resources/samples');

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** With `--json`: every line of standard output. */
  readonly events: readonly CliEvent[];
  readonly summary: SummaryEvent | undefined;
}

export function freshHome(): string {
  return mkdtempSync(join(tmpdir(), 'dockhand-cli-'));
}

/** Runs the command line as a script would, in a process of its own. */
export function dockhand(
  home: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  cwd?: string,
): Promise<Finished> {
  return new Promise((done) => {
    const options = {
      env: { ...process.env, DOCKHAND_HOME: home, DOCKHAND_LANG: 'en', ...env },
      maxBuffer: 2 ** 28,
      cwd,
    };
    const child = execFile(process.execPath, [main, ...args], options, (_error, stdout, stderr) => {
      const events = args.includes('--json')
        ? stdout
            .split('\n')
            .filter(Boolean)
            .map((line): CliEvent => JSON.parse(line))
        : [];
      const summary = events.findLast((event) => event.type === 'summary');
      done({ code: child.exitCode, stdout, stderr, events, summary });
    });
  });
}

/** Starts a command that goes on until it is ended, such as `practice`. */
export function startDockhand(home: string, args: readonly string[]) {
  const env = { ...process.env, DOCKHAND_HOME: home, DOCKHAND_LANG: 'en' };
  return spawn(process.execPath, [main, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}
