import { chmodSync, closeSync, copyFileSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';

/**
 * Puts a program in another's place in one step: the old one stays as it was until the new one lies whole beside it.
 * Throws (a full disk, a folder that cannot be written to) with nothing changed.
 */
export function replaceFile(from: string, to: string): void {
  const beside = `${to}.new`;
  try {
    copyFileSync(from, beside);
    chmodSync(beside, 0o755);
    const file = openSync(beside, 'r+');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, to);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
