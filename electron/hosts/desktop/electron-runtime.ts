import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * Electron's program, downloaded first when it is not there yet (npm installs only a small package around it; its
 * `ELECTRON_MIRROR` and cache apply). Null when it cannot be had.
 */
export function electronRuntime(folder: string = electronFolder()): string | null {
  const found = installedRuntime(folder);
  if (found) return found;
  spawnSync(process.execPath, [join(folder, 'install.js')], { stdio: ['ignore', 'inherit', 'ignore'] });
  return installedRuntime(folder);
}

function electronFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
}

/** Electron's program if it is there. `path.txt` names it inside `dist`, and is written once everything is unpacked. */
export function installedRuntime(folder: string = electronFolder()): string | null {
  const note = join(folder, 'path.txt');
  if (!existsSync(note)) return null;
  const program = join(folder, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(program) ? program : null;
}
