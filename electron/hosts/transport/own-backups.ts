import { basename, dirname, isAbsolute, join, relative } from 'node:path';

/** True for anything below a folder, but not for the folder itself. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return isAbsolute(path) && way !== '' && !way.startsWith('..') && !isAbsolute(way);
}

/** What the program itself offers to go back to: its own backups, and the store that a restore replaced, which lies in the data folder. */
export function isOwnBackup(dataDir: string, path: string): boolean {
  const replaced = dirname(path) === dataDir && /^replaced-[\d-]+\.db$/.test(basename(path));
  return replaced || isInside(join(dataDir, 'backups'), path);
}
