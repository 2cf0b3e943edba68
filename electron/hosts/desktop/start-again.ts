import { app } from 'electron';

/**
 * Ends the program and starts it again. An AppImage and a portable program run from a folder that goes when they end:
 * what is started is the file that a person started.
 */
export function startAgain(env: NodeJS.ProcessEnv = process.env): void {
  const execPath = env.APPIMAGE ?? env.PORTABLE_EXECUTABLE_FILE;
  app.relaunch(execPath === undefined ? {} : { execPath, args: [] });
  app.quit();
}
