import { join } from 'node:path';
import { app, autoUpdater, BrowserWindow, dialog } from 'electron';
import { systemText } from './lifecycle.ts';
import { type LockProblem, lockProblem } from './lock-problem.ts';
import { startAfterwards } from './next-start.ts';
import { workbooksIn } from './opened-files.ts';

/** False when Dockhand runs already with this data folder: that one comes to the front and this one ends. */
export function keepOneInstance(dataDir: string): boolean {
  // Chromium's own files stand apart from the store; the lock lies in this folder too, hence before asking for it.
  app.setPath('userData', join(dataDir, 'window'));
  if (!app.requestSingleInstanceLock()) {
    const problem = lockProblem(app.getPath('userData'));
    if (problem === null) app.quit();
    else void sayNoLock(problem);
    return false;
  }
  const state = watchEnd();
  answerSecondStarts(state);
  // On macOS the system's updater closes the windows, and installs once they are closed: a program that quits then is
  // gone before that has begun (https://github.com/pwrdrvr/PwrAgent/pull/931).
  app.on('window-all-closed', () => {
    if (state() !== 'updating') app.quit();
  });
  return true;
}

/** Ends the program with exit code 1, once a person has read why. */
async function sayNoLock(problem: LockProblem): Promise<void> {
  await app.whenReady();
  const t = systemText();
  const text =
    'file' in problem
      ? t('host:noLock.held', { file: problem.file, holder: problem.holder })
      : t('host:noLock.made', { folder: problem.folder });
  dialog.showErrorBox(t('host:noLock.title'), text);
  app.exit(1);
}

type State = 'running' | 'ending' | 'updating';

/** How far the program is on its way out. */
function watchEnd(): () => State {
  let state: State = 'running';
  app.on('before-quit', () => {
    if (state === 'running') state = 'ending';
  });
  autoUpdater.on('before-quit-for-update', () => {
    state = 'updating';
  });
  return () => state;
}

/**
 * A second start brings the window to the front. One that meets the program on its way out (the engine may still be
 * writing, without a window) is answered after it; while an update is installed, that starts the program anyway (the
 * files are noted for it, see `openedFiles`), and the old one must not come back before it.
 */
function answerSecondStarts(state: () => State): void {
  const answer = (files: readonly string[]) => {
    if (state() === 'ending') startAfterwards(files);
    if (state() === 'running') bringToFront();
  };
  app.on('second-instance', (_event, argv, folder) => answer(workbooksIn(argv.slice(1), folder)));
  // The same on macOS, which starts no program twice.
  app.on('activate', () => answer([]));
  app.on('open-file', (_event, path) => answer(workbooksIn([path], '/')));
}

function bringToFront(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window?.isMinimized()) window.restore();
  window?.focus();
}
