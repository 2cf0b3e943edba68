import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { builtMain, ensureBuilt } from '../../../electron/hosts/node/built.ts';
import { desktopBridge } from '../../../renderer/api/desktop/desktop-bridge.ts';
import { createEngineClient, type EngineClient } from '../../../renderer/api/engine-client.ts';
import type { HostBridge } from '../../../renderer/api/host-bridge.ts';

/** The built main process, preload script and engine process, run against a stand-in for Electron's module. */
const native = createRequire(import.meta.url);
let standIn: typeof import('./stand-in/electron.ts');
let page: ReturnType<typeof import('./stand-in/page.ts').openPage>;
let host: HostBridge;
let engine: EngineClient;
let dataDir: string;
const theWindow = () => {
  const [window] = standIn.BrowserWindow.getAllWindows();
  if (!window) throw new Error('no window was opened');
  return window;
};
const ask = (url: string, init?: RequestInit) => standIn.protocol.handlers.get('app')?.(new Request(url, init));

beforeAll(async () => {
  expect(ensureBuilt()).toBe(true);
  dataDir = mkdtempSync(join(tmpdir(), 'dockhand-desktop-'));
  process.env.DOCKHAND_HOME = dataDir;
  native('./stand-in/register.ts');
  standIn = native('./stand-in/electron.ts');
  native(builtMain);
  await vi.waitFor(() => expect(standIn.ipcMain.handlers.size).toBeGreaterThan(0));
  const { openPage } = native('./stand-in/page.ts') as typeof import('./stand-in/page.ts');
  const { preload } = theWindow().options.webPreferences;
  page = openPage(String(preload), theWindow().webContents, standIn.ipcMain.handlers);
  Object.assign(globalThis, { window: page.window });
  host = desktopBridge(page.api);
  engine = createEngineClient(host.openChannel);
}, 120_000);

afterAll(async () => {
  engine?.close();
  for (const child of standIn?.children ?? []) child.kill();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('the window', () => {
  test('opens on our page with nothing of Node in it', () => {
    expect(theWindow().webContents.mainFrame.url).toBe('app://dockhand/index.html');
    theWindow().emit('ready-to-show');
    expect(theWindow().calls).toContain('show');
    expect(standIn.webContents.getAllWebContents()).toHaveLength(1);
    for (const { options } of standIn.BrowserWindow.getAllWindows()) {
      expect(options.webPreferences).toMatchObject({
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        webviewTag: false,
      });
    }
  });

  test('goes nowhere else: no navigation, no redirect, no new window, no embedded page, no permission, no download', () => {
    const { webContents } = theWindow();
    for (const name of ['will-navigate', 'will-redirect']) {
      for (const url of [
        'https://evil.example/',
        'file:///etc/passwd',
        'app://evil/index.html',
        'javascript:1',
        'nonsense',
      ]) {
        const event = { preventDefault: vi.fn(), url };
        webContents.emit(name, event, url);
        expect(event.preventDefault, `${name} ${url}`).toHaveBeenCalled();
      }
    }
    const attach = { preventDefault: vi.fn() };
    webContents.emit('will-attach-webview', attach);
    expect(attach.preventDefault).toHaveBeenCalled();
    expect(webContents.windowOpenHandler?.({ url: 'https://github.com' })).toEqual({ action: 'deny' });
    const granted = vi.fn();
    standIn.session.handlers.get('request')?.(...([null, 'media', granted] as never[]));
    expect(granted).toHaveBeenCalledWith(false);
    expect(standIn.session.handlers.get('check')?.()).toBe(false);
    expect(standIn.session.handlers.get('device')?.()).toBe(false);
    const download = { preventDefault: vi.fn() };
    standIn.session.handlers.get('will-download')?.(download as never);
    expect(download.preventDefault).toHaveBeenCalled();
  });

  test('a second start brings the first to the front; its lock lies with the data folder', () => {
    expect(standIn.app.paths.get('userData')).toBe(join(dataDir, 'window'));
    standIn.app.emit('second-instance', {}, ['Dockhand.exe'], '/');
    expect(theWindow().calls).toEqual(expect.arrayContaining(['restore', 'focus']));
  });

  test('Chromium may not send a request again by itself', () => {
    expect(standIn.app.switches).toEqual(['disable-http2', 'disable-quic']);
  });
});

describe('app://', () => {
  test('serves the built page with the policy: no network at all', async () => {
    const answer = await ask('app://dockhand/');
    expect(answer?.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'none';/,
    );
    const html = await answer?.text();
    const [, script] = /src="\.(\/assets\/[^"]+\.js)"/.exec(html ?? '') ?? [];
    expect((await ask(`app://dockhand${script}`))?.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  test.each([
    'app://dockhand/../main/main.js',
    'app://dockhand/%2e%2e/main/main.js',
    'app://dockhand/..%2fmain%2fmain.js',
    'app://dockhand//etc/passwd',
    'app://evil/index.html',
  ])('%s is not served', async (url) => {
    expect((await ask(url))?.status).toBe(404);
  });

  test('only reading is answered', async () => {
    expect((await ask('app://dockhand/index.html', { method: 'POST' }))?.status).toBe(404);
  });
});

describe('the preload script', () => {
  test('gives the page these functions and nothing else', () => {
    expect(page.required).toEqual(['electron']);
    expect(Object.keys(page.exposed)).toEqual(['dockhand']);
    expect(Object.entries(page.api).map(([name, value]) => `${name}: ${typeof value}`)).toMatchInlineSnapshot(`
      [
        "connectEngine: function",
        "onEngineStopped: function",
        "pathForFile: function",
        "pickFiles: function",
        "saveAs: function",
        "openFile: function",
        "showInFolder: function",
        "openLink: function",
        "setProgress: function",
        "restart: function",
        "notify: function",
        "takeOpenedFiles: function",
        "onFilesOpened: function",
        "updateState: function",
        "checkForUpdate: function",
        "installUpdate: function",
        "onUpdateState: function",
      ]
    `);
  });

  test('takes the path of a dropped file', async () => {
    const drop = { files: [{ fakePath: '/home/li/订单.xlsx' }, {}] } as unknown as DataTransfer;
    expect(await host.pathsForDrop('i1', drop)).toEqual(['/home/li/订单.xlsx']);
  });
});

describe('calls to the desktop', () => {
  const [channel] = ['host-call'];
  const call = (event: object, name: unknown, input: unknown) =>
    standIn.ipcMain.handlers.get(channel ?? '')?.(event, name, input);

  test('only our page, in its top frame, is heard', async () => {
    const { webContents } = theWindow();
    const frames = [null, { url: 'app://dockhand/index.html' }, { url: 'https://evil.example/' }];
    for (const senderFrame of frames) {
      expect(await call({ senderFrame, sender: webContents }, 'window.progress', { value: 1 })).toEqual({
        error: { code: 'sender.refused', params: {} },
      });
    }
    const gone = { url: 'https://evil.example/' };
    expect(
      await call({ senderFrame: gone, sender: { mainFrame: gone } }, 'window.progress', { value: 1 }),
    ).toMatchObject({
      error: { code: 'sender.refused' },
    });
  });

  test('links lead only where they may', async () => {
    await expect(host.openLink('https://evil.example/')).rejects.toMatchObject({ code: 'link.refused' });
    await host.openLink('https://www.etowertech.com/help');
    expect(standIn.said.filter((line) => line.startsWith('link'))).toEqual(['link https://www.etowertech.com/help']);
  });

  test('workbooks opened from outside are handed to the page, once each; nothing else is', async () => {
    const told = vi.fn();
    const leave = host.openedFiles?.onOpened(told);
    const book = join(dataDir, '订单.xlsx');
    writeFileSync(book, '');
    writeFileSync(join(dataDir, 'letter.exe'), '');
    standIn.app.emit(
      'second-instance',
      {},
      ['Dockhand.exe', '--flag.xlsx', '订单.xlsx', 'letter.exe', 'gone.csv'],
      dataDir,
    );
    standIn.app.emit('open-file', { preventDefault: vi.fn() }, book);
    await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(2));
    expect(await host.openedFiles?.take()).toEqual([book]);
    expect(await host.openedFiles?.take()).toEqual([]);
    leave?.();
  });

  test('updates: none are taken without the key of a publisher', async () => {
    const told = vi.fn();
    host.updates?.onState(told);
    expect(await host.updates?.state()).toEqual({ state: 'off', reason: 'noKey' });
    expect(await host.updates?.check()).toEqual({ state: 'off', reason: 'noKey' });
    expect(told).toHaveBeenCalledWith({ state: 'off', reason: 'noKey' });
    await expect(host.updates?.install()).rejects.toMatchObject({ code: 'update.notReady' });
  });

  test('the taskbar and a message', async () => {
    host.setProgress(0.5);
    host.setProgress(null);
    host.notify('t', 'b');
    await vi.waitFor(() => expect(standIn.said).toContain('notify t: b'));
    expect(theWindow().calls).toEqual(expect.arrayContaining(['progress 0.5', 'progress -1']));
  });
});

describe('the engine in its own process', () => {
  test('answers through a port of the page’s own', async () => {
    expect(await engine.call('runs.list', {})).toEqual({ total: 0, items: [] });
    expect(engine.state).toBe('open');
  });

  test('reads files in the worker that was built beside it', async () => {
    const path = join(dataDir, 'letter.csv');
    writeFileSync(path, 'dear,all\nsee,below\n');
    const { runs, refused } = await engine.call('imports.create', { importId: 'i1', paths: [path] });
    expect({ runs, refused: refused.map(({ code }) => code) }).toEqual({ runs: [], refused: ['unknownKind'] });
  });

  test('a file is written where the person chose, and can then be opened and shown', async () => {
    const out = join(dataDir, 'template.xlsx');
    const write = () => engine.call('templates.write', { kind: 'overseas-inbound', out });
    await expect(write()).rejects.toMatchObject({ code: 'path.notChosen' });
    await expect(host.openFile(out)).rejects.toMatchObject({ code: 'file.notOurs' });
    standIn.dialog.chosen = out;
    expect(await host.save('template.xlsx', async () => [(await write()).path])).toEqual([out]);
    expect(existsSync(out)).toBe(true);
    await vi.waitFor(() => host.showInFolder(out));
    expect(standIn.said).toContain(`show ${out}`);
    await expect(host.openFile('/etc/passwd')).rejects.toMatchObject({ code: 'file.notOurs' });
  });

  test('a secret is stored encrypted: the canary is in no file of the data folder', async () => {
    const canary = 'canary-5f1c9d';
    const saved = await engine.call('accounts.save', {
      partner: 'etower',
      name: '北京',
      settings: {},
      secrets: { token: canary, key: canary },
    });
    expect(saved.hasSecrets).toBe(true);
    expect(JSON.stringify(saved)).not.toContain(canary);
    const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.length).toBeGreaterThan(0);
    const all = Buffer.concat(files.map((file) => readFileSync(join(file.parentPath, file.name))));
    expect(all.includes(canary)).toBe(false);
    expect(all.includes(Buffer.from(canary).toString('hex'))).toBe(true);
  });

  test('its death is noticed, it is started again, and the page goes on', async () => {
    const underWay = vi.fn();
    engine.onState(() => underWay(engine.state));
    await standIn.children.at(-1)?.worker.terminate();
    await vi.waitFor(() => expect(underWay).toHaveBeenCalledWith('lost'));
    expect(await engine.call('accounts.list', {})).toHaveLength(1);
    expect(standIn.children).toHaveLength(2);
    expect(readFileSync(join(dataDir, 'logs', 'dockhand.log'), 'utf8')).toContain('the engine process ended');
  });

  test('quitting waits for it to finish', async () => {
    const left = vi.fn();
    standIn.app.on('will-quit', left);
    standIn.app.quit();
    expect(left).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(left).toHaveBeenCalledOnce(), 15_000);
    expect(standIn.children.at(-1)?.pid).toBeUndefined();
  });
});
