import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { Failure } from '#shared/contract/failure.ts';

/**
 * Makes a folder and those above it, where they are missing. Step by step: Node's own recursion never ends where the
 * system says that a folder does not exist although the one above it does, as in `/proc`.
 *
 * @throws Failure `store.notWritable`
 */
export function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have been faster.
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
    throw new Failure('store.notWritable', { file: folder, reason: String(error) });
  }
}

/** In a data folder that was left for another one: nothing may be written here any more. */
export const MOVED_TO = 'moved-to.json';
/** In the folder that took its place: where the data was before. */
export const MOVED_FROM = 'moved-from.json';

const place = z.object({ folder: z.string() });

/**
 * A program that had looked up the folder before it was left (or was told its name by hand) would go on with the old
 * data beside the new, and send again what was sent from there.
 *
 * @throws Failure `store.moved`
 */
export function refuseMoved(dataDir: string): void {
  const folder = leftFor(dataDir);
  if (folder !== null) throw new Failure('store.moved', { file: dataDir, folder });
}

/** The folder that this one was left for, or null. */
export function leftFor(dataDir: string): string | null {
  return readPlace(join(dataDir, MOVED_TO));
}

/** The folder this data was copied from, whatever became of that; null when it never moved. */
export function cameFrom(dataDir: string): string | null {
  return readPlace(join(dataDir, MOVED_FROM));
}

/** The folder this data was copied from, as long as that is still there; null when it never moved. */
export function formerFolder(dataDir: string): string | null {
  const folder = cameFrom(dataDir);
  return folder !== null && existsSync(join(folder, MOVED_TO)) ? folder : null;
}

/** A note that is there and cannot be read still counts: better refused than written beside. */
function readPlace(file: string): string | null {
  if (!existsSync(file)) return null;
  try {
    return place.parse(JSON.parse(readFileSync(file, 'utf8'))).folder;
  } catch {
    return '?';
  }
}
