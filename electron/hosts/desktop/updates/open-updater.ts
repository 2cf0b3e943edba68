import { chmodSync, closeSync, copyFileSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { AppImageUpdater, type AppUpdater, DebUpdater, MacUpdater, NsisUpdater } from 'electron-updater';
import type { InstallOptions } from 'electron-updater/out/BaseUpdater.js';
import type { Log } from '#engine/ports.ts';
import type { FeedExecutor } from './feed-executor.ts';
import type { Installation } from './installation.ts';

export interface UpdaterOptions {
  readonly kind: Exclude<Installation, 'none'>;
  readonly platform: NodeJS.Platform;
  readonly executor: FeedExecutor;
  readonly log: Log;
  /** Has an AppImage started once this program has ended. */
  startAfterwards(appImage: string): void;
}

/** electron-updater for this kind of installation, told to do nothing of its own accord. */
export function openUpdater(options: UpdaterOptions): AppUpdater {
  const { executor, log } = options;
  const updater = updaterOf(options);
  // A field that its types leave out; the tests of hostile servers fail without it.
  Object.assign(updater, { httpExecutor: executor });
  updater.autoDownload = false;
  // Installing while the system shuts down could leave half a program behind; a submission may be under way at any time.
  updater.autoInstallOnAppQuit = false;
  updater.allowPrerelease = false;
  updater.allowDowngrade = false;
  updater.disableWebInstaller = true;
  // One way of downloading, checked as a whole.
  updater.disableDifferentialDownload = true;
  const note = (write: Log['info']) => (message: unknown) => write('updates', { message: firstLine(message) });
  updater.logger = { info: note(log.info), warn: note(log.warn), error: note(log.warn) };
  return updater;
}

function updaterOf({ kind, platform, startAfterwards }: UpdaterOptions): AppUpdater {
  switch (kind) {
    case 'nsis':
      return new NsisUpdater();
    case 'mac':
      return new MacUpdater();
    case 'appImage':
      return new SafeAppImageUpdater(startAfterwards);
    case 'byHand':
      // Only ever asked whether there is a newer version.
      return platform === 'win32' ? new NsisUpdater() : new DebUpdater();
  }
}

function firstLine(message: unknown): string {
  const text = message instanceof Error ? message.message : String(message);
  return text.split('\n', 1)[0]?.slice(0, 300) ?? '';
}

/**
 * electron-updater removes the installed AppImage before it moves the new one there: on a full disk nothing would be
 * left. This one replaces it in one step, under the name it has, and starts it once this program has ended.
 */
class SafeAppImageUpdater extends AppImageUpdater {
  private readonly startAfterwards: (appImage: string) => void;

  constructor(startAfterwards: (appImage: string) => void) {
    super();
    this.startAfterwards = startAfterwards;
  }

  protected override doInstall({ isForceRunAfter }: InstallOptions): boolean {
    const installed = process.env.APPIMAGE;
    const downloaded = this.installerPath;
    if (installed === undefined || downloaded === null)
      throw new Error('No AppImage to replace, or none to replace it');
    replaceFile(downloaded, installed);
    if (isForceRunAfter) this.startAfterwards(installed);
    return true;
  }
}

/**
 * Puts a program in another's place in one step: the old one stays as it was until the new one lies whole beside it.
 * Throws (a full disk, a folder that cannot be written to) with nothing changed.
 */
function replaceFile(from: string, to: string): void {
  const beside = `${to}.new`;
  try {
    copyFileSync(from, beside);
    chmodSync(beside, 0o755);
    const file = openSync(beside, 'r+');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, to);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
