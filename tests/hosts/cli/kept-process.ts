import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBundle } from '../../../electron/hosts/bundle/launch.js';

/**
 * Runs one command after another in one process, each as if it were a process's only one: the command line's own file is
 * begun anew with the arguments, environment and folder of the command, and what it loads is there already. A command is
 * over when nothing would keep its process alive any more.
 */

export interface Command {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
}

export interface Over {
  readonly code: number;
}

/** Node's own code for a program that waits for what never comes. */
const NEVER_SETTLED = 13;

const bundle = ensureBundle();
if (bundle === undefined) throw new Error('The command line could not be bundled');
const main = pathToFileURL(join(bundle, 'main.js')).href;
const own = { cwd: process.cwd(), argv: process.argv.slice(0, 2) };

let begun = 0;
let state: 'idle' | 'running' | 'settled' = 'idle';

process.on('message', async ({ args, env, cwd }: Command) => {
  // From here on only the command itself keeps this process alive.
  process.channel?.unref();
  state = 'running';
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env);
  process.chdir(cwd);
  process.argv = [...own.argv, ...args];
  begun += 1;
  await import(`${main}?${begun}`);
  state = 'settled';
});

process.on('beforeExit', () => {
  if (state === 'idle' || !process.connected) return;
  const code = state === 'settled' ? Number(process.exitCode ?? 0) : NEVER_SETTLED;
  state = 'idle';
  process.exitCode = undefined;
  process.stdout.removeAllListeners('error');
  process.chdir(own.cwd);
  process.channel?.ref();
  process.send?.({ code } satisfies Over);
});
