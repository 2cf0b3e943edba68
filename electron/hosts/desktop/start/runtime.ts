import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * Electron's program, downloaded first when it is not there yet (npm installs only a small package around it; its
 * `ELECTRON_MIRROR` and cache apply). Null when it cannot be had.
 */
export function electronRuntime(folder: string = electronFolder()): string | null {
  const found = installed(folder);
  if (found) return found;
  spawnSync(process.execPath, [join(folder, 'install.js')], { stdio: ['ignore', 'inherit', 'ignore'] });
  return installed(folder);
}

function electronFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
}

/** `path.txt` names the program inside `dist`; it is written once everything is unpacked. */
function installed(folder: string): string | null {
  const note = join(folder, 'path.txt');
  if (!existsSync(note)) return null;
  const program = join(folder, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(program) ? program : null;
}
