import { app, dialog, powerMonitor } from 'electron';
import { Failure } from '#shared/contract/failure.ts';
import type { FailureBody } from '#shared/contract/messages.ts';
import { type Translate, translator } from '#shared/text/index.ts';
import { dataFolder } from '../node/data-folder.ts';
import type { EngineProcess } from './engine-process.ts';

/** How the program begins and ends: where its data is, and no end while the engine writes. */

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

/**
 * Holds the end of the program until the engine has finished what it was writing. Once that has ended nothing is held:
 * an update that waits for this very end would not be installed, nor the program started again by it
 * (https://github.com/electron-userland/electron-builder/issues/8997).
 *
 * An end of the whole system is held only while something is being sent: macOS takes a held end for a refusal, and nobody
 * could log out. The engine is stopped as soon as the system says so; what it had not finished then is as after a crash.
 */
export function stopEngineBeforeQuit(engine: Pick<EngineProcess, 'ended' | 'stop' | 'onSending'>): void {
  let state: 'running' | 'stopping' | 'stopped' = 'running';
  let sending = false;
  let systemEnds = false;
  const stop = () => {
    if (state !== 'running') return;
    state = 'stopping';
    void engine.stop().then(() => {
      state = 'stopped';
      app.quit();
    });
  };
  engine.onSending((now) => {
    sending = now;
  });
  app.on('before-quit', (event) => {
    if (state === 'stopped' || engine.ended || (systemEnds && !sending)) return;
    event.preventDefault();
    stop();
  });
  powerMonitor.on('shutdown', () => {
    systemEnds = true;
    stop();
  });
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
