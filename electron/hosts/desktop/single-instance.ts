import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';

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
