import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
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
