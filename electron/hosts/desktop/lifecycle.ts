import { join } from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';
import { Failure } from '#shared/contract/failure.ts';
import type { FailureBody } from '#shared/contract/messages.ts';
import { type Translate, translator } from '#shared/text/index.ts';
import { dataFolder } from '../node/data-folder.ts';
import type { EngineProcess } from './engine-process.ts';

/** How the program begins and ends: where its data is, one of it per data folder, no end while the engine writes. */

/** Where the data is; null when that cannot be told, which has then been said and ends the program. */
export function knownDataFolder(): string | null {
  try {
    return dataFolder();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    app.whenReady().then(() => tellAndQuit(systemText(), error));
    return null;
  }
}

/** False when Dockhand runs already with this data folder: that one comes to the front and this one ends. */
export function keepOneInstance(dataDir: string): boolean {
  // Chromium's own files stand apart from the store; the lock lies in this folder too, hence before asking for it.
  app.setPath('userData', join(dataDir, 'window'));
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return false;
  }
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  return true;
}

/** Holds the end of the program until the engine has finished what it was writing. */
export function stopEngineBeforeQuit(engine: EngineProcess): void {
  let stopped = false;
  app.on('before-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    engine.stop().then(() => {
      stopped = true;
      app.quit();
    });
  });
}

/**
 * Ends the program and starts it again. An AppImage and a portable program run from a folder that goes when they end:
 * what is started is the file that a person started.
 */
export function startAgain(env: NodeJS.ProcessEnv = process.env): void {
  const execPath = env.APPIMAGE ?? env.PORTABLE_EXECUTABLE_FILE;
  app.relaunch(execPath === undefined ? {} : { execPath, args: [] });
  app.quit();
}

/** The engine cannot run: says why, in words, and ends the program. */
export function tellAndQuit(t: Translate, { code, params }: FailureBody): void {
  dialog.showErrorBox(t('host:cannotRun.title'), t.dynamic(`failure:${code}`, params));
  app.quit();
}

/** The texts of what the desktop itself says, in the system's language; known once the app is ready. */
export function systemText(): Translate {
  return translator(app.getLocale().startsWith('en') ? 'en' : 'zh');
}
