import { realpathSync } from 'node:fs';
import { isInside } from '../../transport/own-backups.ts';

/** How this copy came onto the computer, and so how it can be replaced. */
export type Installation =
  | 'nsis'
  | 'mac'
  | 'appImage'
  /** A portable program, or one that the system's package manager looks after: a person replaces it. */
  | 'byHand'
  /** Started from its sources. */
  | 'none';

export function installation(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, isPackaged: boolean): Installation {
  if (!isPackaged) return 'none';
  if (platform === 'darwin') return 'mac';
  // Both are set by the program that unpacks ours before it starts it.
  if (platform === 'win32') return env.PORTABLE_EXECUTABLE_FILE ? 'byHand' : 'nsis';
  return ownAppImage({ env, execPath: process.execPath }) === undefined ? 'byHand' : 'appImage';
}

/**
 * The AppImage that this program runs from. What is started from another one (an editor, a terminal) inherits that one's
 * name, but does not lie in its folder.
 */
export function ownAppImage({ env, execPath }: Pick<NodeJS.Process, 'env' | 'execPath'> = process): string | undefined {
  const { APPIMAGE, APPDIR } = env;
  if (!APPIMAGE) return undefined;
  return !APPDIR || isInside(realpath(APPDIR), realpath(execPath)) ? APPIMAGE : undefined;
}

function realpath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
