import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { putInPlace } from '#engine/data-folder/data-folder.ts';
import { PRIVATE_FILE } from '#engine/private-files.ts';
import { Failure } from '#shared/contract/failure.ts';

/**
 * The folder that holds database, kept files and the practice ledger: `DOCKHAND_HOME`, the one that a person moved it to
 * in the desktop app, or the place where programs of this system keep their data. All hosts use the same one.
 *
 * @throws Failure `dataFolder.gone` when the data was moved to a folder that is not there (a disk that is not plugged
 * in): to begin anew would be to forget what was sent. `dataFolder.unreadable` when it cannot be told where it is.
 */
export function dataFolder(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  if (env.DOCKHAND_HOME) return resolve(env.DOCKHAND_HOME);
  const file = locationFile(env, platform);
  if (!existsSync(file)) return usualFolder(env, platform);
  const { folder } = readLocation(file);
  if (!existsSync(join(folder, 'dockhand.db'))) throw new Failure('dataFolder.gone', { folder, file });
  return folder;
}

/** Where the second journal of what was sent lies: beside the data folder, not in it, so that an old copy put back shows. */
export function secondJournal(dataDir: string): string {
  return `${resolve(dataDir)}.journal`;
}

/** False where the environment names the folder: what a person chose would not count. */
export function mayMove(env: NodeJS.ProcessEnv = process.env): boolean {
  return !env.DOCKHAND_HOME;
}

/** Has every program started from now on use this folder. */
export function rememberDataFolder(
  folder: string,
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): void {
  const file = locationFile(env, platform);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.partial`, JSON.stringify({ folder }), { mode: PRIVATE_FILE });
  putInPlace(`${file}.partial`, file);
}

function usualFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'win32') return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Dockhand');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Dockhand');
  return join(env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'dockhand');
}

/** Beside the usual folder, not in it: whoever clears away the data that was left there must not lose the way. */
function locationFile(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  return `${usualFolder(env, platform)}.location.json`;
}

function readLocation(file: string): { readonly folder: string } {
  try {
    return z.object({ folder: z.string().min(1) }).parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new Failure('dataFolder.unreadable', { file });
  }
}
