import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The project's folder, seen from the sources. */
export const projectFolder = join(import.meta.dirname, '..', '..', '..');
export const builtRenderer = join(projectFolder, 'out', 'renderer');
export const builtMain = join(projectFolder, 'out', 'main', 'main.js');

const sources = ['electron', 'renderer', 'shared', 'electron.vite.config.ts', 'package.json'];

/** Builds the window, its page and the engine's process unless what is built is newer than every source. False: the build failed, and has said why. */
export function ensureBuilt(): boolean {
  const built = Math.min(...[join(builtRenderer, 'index.html'), builtMain].map(changedAt));
  if (built > Math.max(...sources.map((source) => newestIn(join(projectFolder, source))))) return true;
  const cli = join(
    dirname(createRequire(import.meta.url).resolve('electron-vite/package.json')),
    'bin',
    'electron-vite.js',
  );
  const { status } = spawnSync(process.execPath, [cli, 'build', '--logLevel', 'warn'], {
    cwd: projectFolder,
    stdio: ['ignore', process.stderr.fd, process.stderr.fd],
  });
  return status === 0;
}

function newestIn(path: string): number {
  if (!statSync(path).isDirectory()) return changedAt(path);
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.max(0, ...files.map((entry) => changedAt(join(entry.parentPath, entry.name))));
}

/** Milliseconds since the epoch; 0 for a file that is not there. */
function changedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
