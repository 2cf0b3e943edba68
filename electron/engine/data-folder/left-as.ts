import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { removeIfLetSync } from '../patiently.ts';
import { PRIVATE_FILE } from '../private-files.ts';

/**
 * What the database was like when the last program left it, beside it: `dockhand.left`. Whatever else writes to it (a program
 * that keeps folders alike, a copy put back, a disk that loses what it took) leaves another one; so does a program that
 * ended without leaving.
 */

const pathOf = (database: string) => database.replace(/\.db$/, '.left');

/** Its size, and when it was last written to. */
function formOf(database: string): string {
  const { size, mtimeNs } = statSync(database, { bigint: true });
  return `${size} ${mtimeNs}`;
}

/** Called by the last program that closes it, once all of it is in the file. */
export function noteLeft(database: string): void {
  try {
    writeFileSync(pathOf(database), formOf(database), { mode: PRIVATE_FILE });
  } catch {
    // Without a note all of it is looked at the next time.
  }
}

/** Whether nothing wrote to it since. The note is gone then: what is written from now on is this program's. */
export function isAsLeft(database: string): boolean {
  const path = pathOf(database);
  try {
    return readFileSync(path, 'utf8') === formOf(database);
  } catch {
    return false;
  } finally {
    removeIfLetSync(path);
  }
}
