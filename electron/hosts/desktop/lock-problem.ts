import { existsSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Why the lock of the one instance was not given though no instance answers. */
export type LockProblem =
  /** It could not be made there. */
  | { readonly folder: string }
  /** This file says that a program holds it that cannot be asked. */
  | { readonly file: string; readonly holder: string };

/**
 * Electron says no more than that there is no lock: because another instance was told of this start, or because the lock
 * could not be made (a folder that cannot be written to, a computer that got another name, a crash elsewhere). Chromium's
 * own note tells them apart: a link named `SingletonLock` to `<computer>-<process>` (chrome/browser/process_singleton_posix.cc).
 * On Windows it keeps a file `lockfile` instead, as long as it lives (process_singleton_win.cc). Null when the holder lives.
 */
export function lockProblem(
  folder: string,
  { platform, host, isAlive }: { platform: NodeJS.Platform; host: string; isAlive(pid: number): boolean } = {
    platform: process.platform,
    host: hostname(),
    isAlive: lives,
  },
): LockProblem | null {
  if (platform === 'win32') return existsSync(join(folder, 'lockfile')) ? null : { folder };
  const file = join(folder, 'SingletonLock');
  const holder = heldBy(file);
  if (holder === null) return { folder };
  const at = holder.lastIndexOf('-');
  const here = holder.slice(0, at) === host && isAlive(Number(holder.slice(at + 1)));
  return here ? null : { file, holder };
}

function heldBy(file: string): string | null {
  try {
    return readlinkSync(file);
  } catch {
    return null;
  }
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of somebody else's lives, though it may not be signalled.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
