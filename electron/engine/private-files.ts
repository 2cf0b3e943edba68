import { chmodSync, closeSync, lstatSync, openSync, readdirSync, type Stats } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/**
 * Addresses, bodies and kept workbooks are nobody's but the user's: everything in the data folder is made with these
 * rights. On Windows they mean nothing; there the rights of the user's profile hold.
 */
export const PRIVATE_FILE = 0o600;
export const PRIVATE_FOLDER = 0o700;

const OTHERS = 0o077;
const STICKY = 0o1000;

/** Folders of ours in the data folder. */
const OWN_FOLDERS: ReadonlySet<string> = new Set([
  'backups',
  'blobs',
  'journal',
  'logs',
  'page',
  'practice',
  'processes',
  'window',
]);

/**
 * Takes a file or folder away from other users of the computer, as far as this one may. What the user themself may do
 * with it stays.
 */
export function makePrivate(path: string): void {
  const stats = statsOf(path);
  if (stats) tighten(path, stats);
}

/**
 * Makes an empty file that SQLite then finds: it would make one that others can read. One that is there is not opened:
 * closing it again would let go of the locks that this process has on it.
 */
export function createPrivate(path: string): void {
  try {
    closeSync(openSync(path, 'wx', PRIVATE_FILE));
  } catch {
    // It is there already, or SQLite says better why it cannot be made.
  }
}

/**
 * Takes the whole data folder away from other users: itself, the files in it, and all below the folders of ours. What is
 * private already is not looked into. Of a folder that is everybody's or the user's whole home only ours is taken.
 */
export function makeAllPrivate(dataDir: string): void {
  const folder = statsOf(dataDir);
  if (!folder?.isDirectory()) return;
  const shared = isShared(dataDir, folder);
  if (!shared) tighten(dataDir, folder);
  for (const name of names(dataDir)) {
    const path = join(dataDir, name);
    const stats = statsOf(path);
    if (stats?.isFile() && (!shared || name.startsWith('dockhand.'))) tighten(path, stats);
    else if (stats?.isDirectory() && OWN_FOLDERS.has(name)) tightenBelow(path, stats);
  }
}

function isShared(dataDir: string, { mode }: Stats): boolean {
  const path = resolve(dataDir);
  return path === homedir() || dirname(path) === path || (mode & STICKY) !== 0;
}

function tightenBelow(folder: string, stats: Stats): void {
  if ((stats.mode & OTHERS) === 0) return;
  for (const name of names(folder)) {
    const path = join(folder, name);
    const below = statsOf(path);
    if (below?.isDirectory()) tightenBelow(path, below);
    else if (below?.isFile()) tighten(path, below);
  }
  // Last: a program that is stopped half-way begins anew.
  tighten(folder, stats);
}

/** Links are left alone: what they lead to is not ours to judge. */
function tighten(path: string, { mode }: Stats): void {
  if (process.platform === 'win32' || (mode & OTHERS) === 0) return;
  try {
    chmodSync(path, mode & 0o700);
  } catch {
    // Another user's file, or a disk without rights: as private as it can be.
  }
}

function statsOf(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}

/** A folder that goes while it is looked at, or may not be read, has nothing in it for us. */
function names(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
