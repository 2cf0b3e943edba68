import { mkdtempSync, readdirSync, realpathSync, rmSync, statfsSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, parse, relative, resolve, sep } from 'node:path';
import { Failure } from '#shared/contract/failure.ts';
import { isNetworkShare } from './network-share.ts';
import { isSynced } from './synced-folder.ts';

/** A folder of ours in one that holds other things, such as a whole disk. */
const OWN_NAME = 'Dockhand';

/**
 * Where the data would go when a person chose this folder (it may not be there yet): the folder itself when it is empty, else a new one
 * of ours in it. Leaves nothing behind.
 *
 * @throws Failure `move.network`, `move.synced`, `move.tooLong`, `move.inside`, `move.notEmpty`, `move.notWritable`
 */
export function targetFolder(chosen: string, dataDir: string): string {
  const folder = resolve(chosen);
  // A drive letter that stands for a share leads to the share's own name.
  if ([folder, real(folder)].some((path) => isNetworkShare(path, process.platform, typeOfFileSystem)))
    throw new Failure('move.network', { folder });
  if ([folder, real(folder)].some((path) => isSynced(path))) throw new Failure('move.synced', { folder });
  const itself = basename(folder) === OWN_NAME || (isEmpty(folder) && parse(folder).root !== folder);
  const target = itself ? folder : join(folder, OWN_NAME);
  if (isInside(target, dataDir) || isInside(dataDir, target)) throw new Failure('move.inside', { folder: dataDir });
  if (!isEmpty(target)) throw new Failure('move.notEmpty', { folder: target });
  if (isTooLong(target, process.platform)) throw new Failure('move.tooLong', { folder: target });
  tryToWrite(existing(target));
  return target;
}

/** Windows ends a path here for programs that ask as SQLite does; Node goes beyond it. */
const LONGEST = 259;
/** The longest of ours below the folder: `/blobs/ab/<64 digits>`, and what SQLite adds to the names of its files. */
const BELOW = 90;

/** True when files of ours would have paths that Windows does not open. */
export function isTooLong(folder: string, platform: NodeJS.Platform): boolean {
  return platform === 'win32' && folder.length > LONGEST - BELOW;
}

/** Of the folder that a new one would be made in. */
const typeOfFileSystem = (folder: string) => statfsSync(existing(folder)).type;

/** The folder itself or the nearest one above it that is there. */
function existing(folder: string): string {
  const parent = dirname(folder);
  return parent === folder || statSync(folder, { throwIfNoEntry: false }) ? folder : existing(parent);
}

/** Tried, because rights alone say little on Windows. */
function tryToWrite(folder: string): void {
  try {
    rmSync(mkdtempSync(join(folder, '.dockhand-')), { recursive: true });
  } catch {
    throw new Failure('move.notWritable', { folder });
  }
}

/** True for one that is not there, too. */
function isEmpty(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch {
    return statSync(folder, { throwIfNoEntry: false }) === undefined;
  }
}

/** True for the folder itself and for anything below it, links followed. */
function isInside(path: string, folder: string): boolean {
  const way = relative(real(folder), real(path));
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way));
}

/** The path without links, as far as it exists. */
function real(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(real(parent), basename(path));
  }
}
