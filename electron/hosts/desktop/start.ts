import { spawn } from 'node:child_process';
import { type PlainKey, translator } from '#shared/text/index.ts';
import { ensureBuilt, projectFolder } from '../node/built.ts';
import { displayProblem, language } from '../node/environment.ts';
import { tell } from '../node/terminal.ts';
import { electronRuntime } from './electron-runtime.ts';

/** `npm start`: opens the desktop app, or says in one sentence why it cannot and what to run instead (exit code 2). */
const t = translator(language());

function cannot(key: PlainKey): never {
  tell(process.stderr, t(key));
  process.exit(2);
}

const problem = displayProblem(process.platform, process.env, process.getuid?.());
if (problem) cannot(`host:start.${problem}`);
const runtime = electronRuntime();
if (!runtime) cannot('host:start.noRuntime');
if (!ensureBuilt()) cannot('host:start.notBuilt');

const app = spawn(runtime, [projectFolder, ...process.argv.slice(2)], { stdio: 'inherit' });
app.on('error', () => cannot('host:start.noRuntime'));
app.on('exit', (code) => process.exit(code ?? 1));
