import { EventEmitter } from 'node:events';
import type { RawPort } from './ports.ts';

const windows: BrowserWindow[] = [];

/** A page's other side. `page` is what the preload script and the page hear. */
class StandInContents extends EventEmitter {
  readonly mainFrame = { url: '' };
  readonly page = new EventEmitter();
  windowOpenHandler: ((details: { url: string }) => { action: string }) | undefined;
  reloads = 0;
  setWindowOpenHandler = (handler: StandInContents['windowOpenHandler']) => {
    this.windowOpenHandler = handler;
  };
  send = (channel: string, ...args: unknown[]) => void this.page.emit(channel, { ports: [] }, ...args);
  postMessage = (channel: string, message: unknown, ports: readonly RawPort[]) =>
    void this.page.emit(channel, { ports: ports.map((port) => port.raw) }, message);
  /** What was dragged out of the window. */
  readonly dragged: string[] = [];
  startDrag = ({ file }: { file: string }) => void this.dragged.push(file);
  reload = () => {
    this.reloads += 1;
  };
}

interface WindowOptions {
  readonly show?: boolean;
  readonly webPreferences: Readonly<Record<string, unknown>>;
}

export class BrowserWindow extends EventEmitter {
  static allClosed: () => void = () => undefined;
  static created: (contents: StandInContents) => void = () => undefined;
  static getAllWindows = () => [...windows];
  readonly options: WindowOptions;
  readonly webContents = new StandInContents();
  readonly calls: string[] = [];
  visible: boolean;

  constructor(options: WindowOptions) {
    super();
    this.options = options;
    this.visible = options.show !== false;
    windows.push(this);
    BrowserWindow.created(this.webContents);
  }

  /** Of itself it says nothing of being ready: on Wayland a hidden window may never be. */
  async loadURL(url: string): Promise<void> {
    this.webContents.mainFrame.url = url;
  }
  isDestroyed = () => !windows.includes(this);
  close(): void {
    if (this.isDestroyed()) return;
    this.emit('close');
    windows.splice(windows.indexOf(this), 1);
    this.emit('closed');
    if (windows.length === 0) BrowserWindow.allClosed();
  }
  isMinimized = () => true;
  isMaximized = () => false;
  getNormalBounds = () => ({ x: 10, y: 20, width: 1000, height: 700 });
  isVisible = () => this.visible;
  show = () => this.appear('show');
  focus = () => void this.calls.push('focus');
  restore = () => void this.calls.push('restore');
  /** Shows the window as well, as Electron's documentation says. */
  maximize = () => this.appear('maximize');
  setProgressBar = (value: number) => void this.calls.push(`progress ${value}`);

  private appear(how: string): void {
    this.visible = true;
    this.calls.push(how);
  }
}

export const webContents = { getAllWebContents: () => windows.map((window) => window.webContents) };
