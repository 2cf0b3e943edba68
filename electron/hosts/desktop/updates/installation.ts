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
  return env.APPIMAGE ? 'appImage' : 'byHand';
}
