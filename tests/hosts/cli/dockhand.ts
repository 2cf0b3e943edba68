import { type ChildProcess, execFile, fork, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { CliEvent, SummaryEvent } from '../../../electron/hosts/cli/output/events.ts';
import type { Command, Over } from './kept-process.ts';

const main = resolve(import.meta.dirname, '../../../electron/hosts/cli/dockhand.js');

export const samples = resolve(import.meta.dirname, '../../../resources/samples');

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Finished extends Ended {
  /** With `--json`: every line of standard output. */
  readonly events: readonly CliEvent[];
  readonly summary: SummaryEvent | undefined;
}

export function freshHome(): string {
  return mkdtempSync(join(tmpdir(), 'dockhand-cli-'));
}

/** What a process reads once, when it starts. */
const readAtStart = ['NODE_OPTIONS', 'TZ'];

/**
 * Runs the command line as a script would. Mostly in a process that is kept (`kept-process.ts`): to start one took longer
 * than most commands. Commands at the same time, and those whose environment counts from the start, have their own.
 */
export async function dockhand(
  home: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  cwd?: string,
): Promise<Finished> {
  const ownProcess = kept.isBusy || readAtStart.some((name) => name in env);
  return finished(args, await (ownProcess ? runInOwn : kept.run)(commandOf(home, args, env, cwd)));
}

/** Runs the command line as `dockhand` does, in a process of its own: for what its start, its end or its death has a part in. */
export async function dockhandInOwnProcess(home: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  return finished(args, await runInOwn(commandOf(home, args, env)));
}

function commandOf(home: string, args: readonly string[], env: NodeJS.ProcessEnv, cwd = process.cwd()): Command {
  return { args, env: { ...process.env, DOCKHAND_HOME: home, DOCKHAND_LANG: 'en', ...env }, cwd };
}

function finished(args: readonly string[], ended: Ended): Finished {
  const lines = args.includes('--json') ? ended.stdout.split('\n').filter(Boolean) : [];
  const events = lines.map((line): CliEvent => JSON.parse(line));
  return { ...ended, events, summary: events.findLast((event) => event.type === 'summary') };
}

function runInOwn({ args, env, cwd }: Command): Promise<Ended> {
  return new Promise((done) => {
    const options = { env, maxBuffer: 2 ** 28, cwd };
    const child = execFile(process.execPath, [main, ...args], options, (_error, stdout, stderr) =>
      done({ code: child.exitCode, stdout, stderr }),
    );
  });
}

/** The process that is kept; started when it is first needed, and anew once a command ended it. */
class Kept {
  #process: { readonly child: ChildProcess; readonly stdout: string; readonly stderr: string } | undefined;
  isBusy = false;

  readonly run = ({ args, env, cwd }: Command): Promise<Ended> => {
    this.isBusy = true;
    this.#process ??= this.#start();
    const { child, stdout, stderr } = this.#process;
    child.ref();
    child.channel?.ref();
    return new Promise((done) => {
      const end = (code: number | null) => {
        child.removeAllListeners();
        child.unref();
        child.channel?.unref();
        this.isBusy = false;
        done({ code, stdout: taken(stdout), stderr: taken(stderr) });
      };
      child.once('message', ({ code }: Over) => end(code));
      child.once('exit', (code) => {
        this.#process = undefined;
        end(code);
      });
      child.send({ args, env, cwd } satisfies Command);
    });
  };

  /** Its output goes into files, which a process writes at once: all of a command's is there when it is over. */
  #start() {
    const folder = mkdtempSync(join(tmpdir(), 'dockhand-kept-'));
    const [stdout, stderr] = [join(folder, 'stdout'), join(folder, 'stderr')];
    const files = [openSync(stdout, 'a'), openSync(stderr, 'a')];
    const child = fork(join(import.meta.dirname, 'kept-process.ts'), { stdio: ['ignore', ...files, 'ipc'] });
    for (const file of files) closeSync(file);
    return { child, stdout, stderr };
  }
}

const kept = new Kept();

function taken(file: string): string {
  const text = readFileSync(file, 'utf8');
  truncateSync(file);
  return text;
}

/** Starts a command that goes on until it is ended, such as `practice`. */
export function startDockhand(home: string, args: readonly string[]) {
  const env = { ...process.env, DOCKHAND_HOME: home, DOCKHAND_LANG: 'en' };
  return spawn(process.execPath, [main, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}
