import type { Stats } from 'node:fs';
import { lstat, readlink } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';

type Contained =
  | { readonly type: 'found'; readonly path: string; readonly stats: Stats }
  | { readonly type: 'missing' }
  /** The name leads out of the folder, or names a device or a network share. Nothing there was touched. */
  | { readonly type: 'outside' };

const MISSING: Contained = { type: 'missing' };
const OUTSIDE: Contained = { type: 'outside' };

/** Names that Windows gives to devices, with any extension. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(\..*)?$/i;
const MAX_LINKS = 16;

/**
 * Finds a file or folder by a name typed in a cell, inside `root` only. Every link on the way is judged by where it
 * says it leads before it is followed: merely looking at `\\host\share` hands the user's credentials to that host.
 *
 * @param root a real path (links resolved)
 */
export async function findInside(root: string, name: string): Promise<Contained> {
  let rest = segments(name);
  if (rest.some(leadsOut)) return OUTSIDE;
  if (rest.some(cannotExist)) return MISSING;
  let at = root;
  let links = 0;
  let stats: Stats | null = null;
  for (let segment = rest.shift(); segment !== undefined; segment = rest.shift()) {
    const next = join(at, segment);
    stats = await lstat(next).catch(() => null);
    if (!stats) return MISSING;
    if (!stats.isSymbolicLink()) {
      at = next;
      continue;
    }
    const target = insideOf(root, resolve(at, await readlink(next)));
    if (target === null || ++links > MAX_LINKS) return OUTSIDE;
    rest = [...target, ...rest];
    at = root;
  }
  return stats ? { type: 'found', path: at, stats } : MISSING;
}

/** The parts of a name. Both slashes separate, as on Windows; an absolute path keeps its empty first part. */
function segments(name: string): string[] {
  return name
    .trim()
    .split(/[\\/]/)
    .filter((part, i) => (part !== '' || i === 0) && part !== '.');
}

function leadsOut(part: string): boolean {
  // A colon is a drive letter or an NTFS stream; an empty first part an absolute path or a network share.
  return part === '' || part === '..' || /[:\0]/.test(part) || DEVICE.test(part);
}

/** Windows drops a closing dot or space, so that the name would mean another file. */
function cannotExist(part: string): boolean {
  return /[*?"<>|]|[. ]$/.test(part);
}

function insideOf(root: string, path: string): string[] | null {
  const way = relative(root, path);
  if (isAbsolute(way) || way.startsWith('\\\\')) return null;
  const parts = way.split(sep).filter((part) => part !== '');
  return parts.some(leadsOut) ? null : parts;
}
