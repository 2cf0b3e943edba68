import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * The folder that holds database, kept files and the practice ledger: `DOCKHAND_HOME`, or the place where programs of
 * this system keep their data. The desktop app uses the same one.
 */
export function dataFolder(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  if (env.DOCKHAND_HOME) return resolve(env.DOCKHAND_HOME);
  if (platform === 'win32') return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Dockhand');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Dockhand');
  return join(env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'dockhand');
}
