import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { builtMain, ensureBuilt } from '../../../electron/hosts/node/built.ts';
import { desktopBridge } from '../../../renderer/api/desktop-bridge.ts';
import type { HostBridge } from '../../../renderer/api/host-bridge.ts';
import { patience } from '../../patience.ts';

/** The built main process, preload script and engine process, run against a stand-in for Electron's module. */
export interface BuiltApp {
  readonly dataDir: string;
  readonly standIn: typeof import('./stand-in/electron.ts');
  readonly page: ReturnType<typeof import('./stand-in/page.ts').openPage>;
  readonly host: HostBridge;
  /** Its one window. */
  readonly window: import('./stand-in/browser-window.ts').BrowserWindow;
  /** What `app://` answers. */
  ask(url: string, init?: RequestInit): Promise<Response> | undefined;
  close(): void;
}

/** Once in a test file: a program has one main process. `prepare` puts into the data folder what the start is to find. */
export async function startBuiltApp(
  prepare: (dataDir: string) => Promise<void> = async () => undefined,
): Promise<BuiltApp> {
  if (!ensureBuilt()) throw new Error('The program could not be built');
  const dataDir = mkdtempSync(join(tmpdir(), 'dockhand-desktop-'));
  await prepare(dataDir);
  process.env.DOCKHAND_HOME = dataDir;
  // Node's own modules, past vitest's: the built files know no others.
  const native = createRequire(import.meta.url);
  native('./stand-in/register.ts');
  const standIn: typeof import('./stand-in/electron.ts') = native('./stand-in/electron.ts');
  native(builtMain);
  await vi.waitFor(() => {
    if (standIn.ipcMain.handlers.size === 0) throw new Error('nothing answers the page');
  }, patience);
  const [window] = standIn.BrowserWindow.getAllWindows();
  if (!window) throw new Error('no window was opened');
  const { openPage } = native('./stand-in/page.ts') as typeof import('./stand-in/page.ts');
  const page = openPage(String(window.options.webPreferences.preload), window.webContents, standIn.ipcMain.handlers);
  Object.assign(globalThis, { window: page.window });
  return {
    dataDir,
    standIn,
    page,
    host: desktopBridge(page.api),
    window,
    ask: (url, init) => standIn.protocol.handlers.get('app')?.(new Request(url, init)),
    close() {
      for (const child of standIn.children) child.kill();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
