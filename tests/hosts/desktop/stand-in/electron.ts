import { EventEmitter } from 'node:events';
import { BrowserWindow } from './browser-window.ts';
import { netFetch } from './net-fetch.ts';
import { netRequest } from './net-request.ts';

export { BrowserWindow, webContents } from './browser-window.ts';
export { dialog, Menu, Notification, powerMonitor, powerSaveBlocker, said, shell } from './desktop-parts.ts';
export { netArrivals } from './net-request.ts';
export { MessageChannelMain } from './ports.ts';
export { children, utilityProcess } from './utility-process.ts';

/**
 * Electron's module as far as Dockhand uses it, so that the built main process, preload script and engine process run
 * under plain Node. What Electron only keeps is kept here to be looked at; what it does with other processes is done.
 */
class App extends EventEmitter {
  readonly paths = new Map<string, string>();
  readonly switches: string[] = [];
  readonly commandLine = { appendSwitch: (name: string) => void this.switches.push(name) };
  readonly isPackaged = true;
  hasLock = true;
  quits = 0;
  private ending = false;
  readonly exits: number[] = [];
  /** Ends the process at once: nobody is asked. */
  exit = (code = 0) => void this.exits.push(code);
  whenReady = async () => undefined;
  getVersion = () => '1.2.3';
  getName = () => 'Dockhand';
  getLocale = () => 'zh-CN';
  setAppUserModelId = () => undefined;
  getPath = (name: string) => this.paths.get(name) ?? `/${name}`;
  setPath = (name: string, path: string) => void this.paths.set(name, path);
  requestSingleInstanceLock = () => this.hasLock;
  releaseSingleInstanceLock = () => {
    this.hasLock = false;
  };
  readonly relaunches: unknown[] = [];
  relaunch = (options?: unknown) => void this.relaunches.push(options ?? {});

  /** Whoever listens to `before-quit` may keep the program from ending; the windows close after it. */
  quit(): void {
    if (this.ending) return;
    this.quits += 1;
    autoUpdater.overtaken();
    let prevented = false;
    this.emit('before-quit', {
      preventDefault: () => {
        prevented = true;
      },
    });
    if (prevented) autoUpdater.forget();
    if (prevented) return;
    // Asked again while it ends, it does nothing more.
    this.ending = true;
    for (const window of BrowserWindow.getAllWindows()) window.close();
    this.emit('will-quit');
    this.emit('quit', {}, 0);
    this.ending = false;
    autoUpdater.finish();
  }
}
export const app = Object.assign(new App(), { getFileIcon: async (path: string) => ({ path }) });
BrowserWindow.created = (contents) => void app.emit('web-contents-created', {}, contents);
BrowserWindow.allClosed = () => void app.emit('window-all-closed');

type Handler = (request: Request) => Promise<Response>;
export const protocol = {
  schemes: [] as unknown[],
  handlers: new Map<string, Handler>(),
  registerSchemesAsPrivileged: (schemes: unknown[]) => void protocol.schemes.push(...schemes),
  handle: (scheme: string, handler: Handler) => void protocol.handlers.set(scheme, handler),
};

type PermissionHandler = (...args: never[]) => unknown;
export const session = {
  handlers: new Map<string, PermissionHandler>(),
  fromPartition: (name: string) => ({ name }),
  defaultSession: {
    on: (name: string, handler: PermissionHandler) => void session.handlers.set(name, handler),
    setPermissionRequestHandler: (handler: PermissionHandler) => void session.handlers.set('request', handler),
    setPermissionCheckHandler: (handler: PermissionHandler) => void session.handlers.set('check', handler),
    setDevicePermissionHandler: (handler: PermissionHandler) => void session.handlers.set('device', handler),
  },
};

type IpcHandler = (event: unknown, ...args: unknown[]) => unknown;
export const ipcMain = {
  handlers: new Map<string, IpcHandler>(),
  handle: (channel: string, handler: IpcHandler) => void ipcMain.handlers.set(channel, handler),
};

/** Reversible and marked, so that a test can tell cipher from plain text. */
export const safeStorage = {
  available: true,
  isAsyncEncryptionAvailable: async () => safeStorage.available,
  encryptStringAsync: async (plain: string) => Buffer.from(`v11${Buffer.from(plain).toString('hex')}`),
  decryptStringAsync: async (cipher: Buffer) => ({
    result: Buffer.from(cipher.toString().slice(3), 'hex').toString(),
    shouldReEncrypt: false,
  }),
};

export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }] };
export const net = { fetch: netFetch, request: netRequest, isOnline: () => true };

/** Electron's own updater: on macOS it installs (Squirrel.Mac); elsewhere it is only told that the program ends for an update. */
class NativeUpdater extends EventEmitter {
  feed: { url: string; headers: Record<string, string> } | null = null;
  readonly did: string[] = [];
  private closing = false;
  private installing = false;
  setFeedURL = (feed: NonNullable<NativeUpdater['feed']>) => {
    this.feed = feed;
  };
  checkForUpdates = () => {
    this.did.push('check');
    this.emit('checking-for-update');
  };
  /**
   * Closes the windows first, then ends the program; if something holds that end, or ends the program while the windows
   * close, nothing is installed or started again.
   */
  quitAndInstall = () => {
    this.closing = true;
    this.emit('before-quit-for-update');
    for (const window of BrowserWindow.getAllWindows()) window.close();
    if (!this.closing) return;
    this.closing = false;
    this.installing = true;
    app.quit();
  };
  overtaken = () => {
    this.closing = false;
  };
  forget = () => {
    this.installing = false;
  };
  finish = () => {
    if (this.installing) this.did.push('install');
    this.installing = false;
  };
}
export const autoUpdater = new NativeUpdater();
