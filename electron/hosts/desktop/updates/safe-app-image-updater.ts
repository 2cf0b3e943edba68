import { app } from 'electron';
import { AppImageUpdater } from 'electron-updater';
import type { InstallOptions } from 'electron-updater/out/BaseUpdater.js';
import { replaceFile } from './replace-file.ts';

/**
 * electron-updater removes the installed AppImage before it moves the new one there: on a full disk nothing would be
 * left. This one replaces it in one step, under the name it has, and starts it once this program has ended.
 */
export class SafeAppImageUpdater extends AppImageUpdater {
  protected override doInstall({ isForceRunAfter }: InstallOptions): boolean {
    const installed = process.env.APPIMAGE;
    const downloaded = this.installerPath;
    if (installed === undefined || downloaded === null)
      throw new Error('No AppImage to replace, or none to replace it');
    replaceFile(downloaded, installed);
    if (isForceRunAfter) app.relaunch({ execPath: installed, args: [] });
    return true;
  }
}
