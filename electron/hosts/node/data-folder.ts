import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { leftFor, putInPlace } from '#engine/data-folder/data-folder.ts';
import { PRIVATE_FILE } from '#engine/private-files.ts';
import { Failure } from '#shared/contract/failure.ts';

/**
 * The folder that holds database, kept files and the practice ledger: `DOCKHAND_HOME`, the one that a person moved it to
 * in the desktop app, or the place where programs of this system keep their data. All hosts use the same one.
 *
 * On Windows that is a place of this computer's own. Earlier versions kept the data in the roaming profile, which goes along
 * to every computer that the person signs in to: two of them would have two records of what was sent. Data that lies there
 * still is used there until the first program that starts has moved it (`leave-roaming.ts`).
 *
 * @throws Failure `dataFolder.elsewhere` when that data was moved to another computer's own place; `dataFolder.gone` when the data was moved to a folder that is not there (a disk that is not plugged
 * in): to begin anew would be to forget what was sent. `dataFolder.unreadable` when it cannot be told where it is.
 */
export function dataFolder(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  if (env.DOCKHAND_HOME) return resolve(env.DOCKHAND_HOME);
  const usual = usualFolder(env, platform);
  const roaming = roamingFolder(env, platform);
  const file = foundNote(env, platform);
  if (file === undefined) return roaming === null || hasStore(usual) ? usual : usualOrRoaming(usual, roaming);
  const { folder } = readLocation(file);
  if (!hasStore(folder)) throw new Failure('dataFolder.gone', { folder, file });
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

/** True where a note says which folder is used, which then has to follow when that folder moves. */
export function isNoted(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  return foundNote(env, platform) !== undefined;
}

function foundNote(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | undefined {
  return [usualFolder(env, platform), roamingFolder(env, platform)]
    .flatMap((place) => (place === null ? [] : [noteBeside(place)]))
    .find((file) => existsSync(file));
}

/** Has every program started from now on use this folder. */
export function rememberDataFolder(
  folder: string,
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): void {
  const file = noteBeside(usualFolder(env, platform));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.partial`, JSON.stringify({ folder }), { mode: PRIVATE_FILE });
  putInPlace(`${file}.partial`, file);
}

/** Where programs of this system keep their data; nothing needs to be there. */
export function usualFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Dockhand');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Dockhand');
  return join(env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'dockhand');
}

/** Where earlier versions kept it on Windows; null elsewhere. */
export function roamingFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | null {
  return platform === 'win32' ? join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Dockhand') : null;
}

function usualOrRoaming(usual: string, roaming: string): string {
  if (!hasStore(roaming)) return usual;
  const left = leftFor(roaming);
  if (left !== null) throw new Failure('dataFolder.elsewhere', { folder: left, former: roaming });
  return roaming;
}

const hasStore = (folder: string) => existsSync(join(folder, 'dockhand.db'));

/** Beside a usual folder, not in it: whoever clears away the data that was left there must not lose the way. */
const noteBeside = (folder: string) => `${folder}.location.json`;

function readLocation(file: string): { readonly folder: string } {
  try {
    return z.object({ folder: z.string().min(1) }).parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new Failure('dataFolder.unreadable', { file });
  }
}
