import { type AppUpdater, DebUpdater, MacUpdater, NsisUpdater } from 'electron-updater';
import type { Log } from '#engine/ports.ts';
import type { FeedExecutor } from './feed-executor.ts';
import type { Installation } from './installation.ts';
import { SafeAppImageUpdater } from './safe-app-image-updater.ts';

export interface UpdaterOptions {
  readonly kind: Exclude<Installation, 'none'>;
  readonly platform: NodeJS.Platform;
  readonly executor: FeedExecutor;
  readonly log: Log;
}

/** electron-updater for this kind of installation, told to do nothing of its own accord. */
export function openUpdater({ kind, platform, executor, log }: UpdaterOptions): AppUpdater {
  const updater = updaterOf(kind, platform);
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

function updaterOf(kind: Exclude<Installation, 'none'>, platform: NodeJS.Platform): AppUpdater {
  switch (kind) {
    case 'nsis':
      return new NsisUpdater();
    case 'mac':
      return new MacUpdater();
    case 'appImage':
      return new SafeAppImageUpdater();
    case 'byHand':
      // Only ever asked whether there is a newer version.
      return platform === 'win32' ? new NsisUpdater() : new DebUpdater();
  }
}

function firstLine(message: unknown): string {
  const text = message instanceof Error ? message.message : String(message);
  return text.split('\n', 1)[0]?.slice(0, 300) ?? '';
}
