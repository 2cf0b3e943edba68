import { spawn } from 'node:child_process';
import { app } from 'electron';

/**
 * Waits for a process to end, ten seconds at the longest, and becomes the program. Before that it lets go of what it may
 * have inherited, such as the pipe by which the AppImage's own runtime sees that its program has ended.
 */
const WAIT_AND_START = `exec 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-
tries=0
while kill -0 "$1" 2>/dev/null && [ "$tries" -lt 100 ]; do tries=$((tries + 1)); sleep 0.1; done
shift
exec "$0" "$@"`;

/**
 * Starts an AppImage once this program, which is in its last moment, has ended. Electron's own `relaunch` cannot: what it
 * waits in lies inside the AppImage, whose folder goes with this program
 * (https://github.com/electron-userland/electron-builder/issues/1727).
 */
export function startOnceEnded(appImage: string, args: readonly string[], pid: number = process.pid): void {
  app.releaseSingleInstanceLock();
  spawn('/bin/sh', ['-c', WAIT_AND_START, appImage, String(pid), ...args], {
    detached: true,
    stdio: 'ignore',
    // Not in the folder that goes.
    cwd: '/',
  }).unref();
}
