import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeIfLetSync } from '../patiently.ts';
import { PRIVATE_FILE } from '../private-files.ts';
import type { RestoredAtStart } from './restore.ts';

const fileIn = (dataDir: string) => join(dataDir, 'restored.json');

/**
 * What putting a backup in place came to, for whoever has to know. A command that did it tells its own reader only: the page
 * is told at its next start, however many commands came between.
 *
 * @param restored at this start; null when nothing was
 * @param page a page is shown by this program
 */
export function restoredNotice(
  dataDir: string,
  restored: RestoredAtStart | null,
  page: boolean,
): RestoredAtStart | null {
  const file = fileIn(dataDir);
  if (!page) {
    if (restored) writeFileSync(file, JSON.stringify(restored), { mode: PRIVATE_FILE });
    return restored;
  }
  const before = restored ?? noticeIn(file);
  // At worst it is told twice.
  removeIfLetSync(file);
  return before;
}

function noticeIn(file: string): RestoredAtStart | null {
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RestoredAtStart;
  } catch {
    // Cut short by the end of the program that wrote it: that told it itself.
    return null;
  }
}
