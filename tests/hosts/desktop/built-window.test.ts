import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createEngineClient } from '../../../renderer/api/engine-client.ts';
import { type BuiltApp, startBuiltApp } from './built-app.ts';

let app: BuiltApp;
beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => app?.close());

const page = 'app://dockhand/index.html';
/** What a permission comes to when it is requested, and when it is only checked. */
function asked(permission: string, requestingUrl: string): unknown[] {
  const granted = vi.fn();
  const { handlers } = app.standIn.session;
  handlers.get('request')?.(...([null, permission, granted, { requestingUrl }] as never[]));
  return [granted.mock.calls[0]?.[0], handlers.get('check')?.(...([null, permission, requestingUrl, {}] as never[]))];
}

describe('the window', () => {
  test('opens on our page with nothing of Node in it', () => {
    expect(app.window.webContents.mainFrame.url).toBe('app://dockhand/index.html');
    app.window.emit('ready-to-show');
    expect(app.window.calls).toContain('show');
    expect(app.standIn.webContents.getAllWebContents()).toHaveLength(1);
    for (const { options } of app.standIn.BrowserWindow.getAllWindows()) {
      expect(options.webPreferences).toMatchObject({
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        webviewTag: false,
        navigateOnDragDrop: false,
        // Chromium would fetch dictionaries for it.
        spellcheck: false,
      });
    }
  });

  test('goes nowhere else: no navigation, no redirect, no new window, no embedded page, no permission, no download', () => {
    const { webContents } = app.window;
    for (const name of ['will-navigate', 'will-redirect', 'will-frame-navigate']) {
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
    const reload = { preventDefault: vi.fn(), url: 'app://dockhand/index.html' };
    webContents.emit('will-navigate', reload, reload.url);
    expect(reload.preventDefault).not.toHaveBeenCalled();
    const attach = { preventDefault: vi.fn() };
    webContents.emit('will-attach-webview', attach);
    expect(attach.preventDefault).toHaveBeenCalled();
    expect(webContents.windowOpenHandler?.({ url: 'https://github.com' })).toEqual({ action: 'deny' });
    for (const permission of ['media', 'clipboard-read', 'notifications', 'geolocation']) {
      expect(asked(permission, page), permission).toEqual([false, false]);
    }
    expect(app.standIn.session.handlers.get('device')?.()).toBe(false);
    const download = { preventDefault: vi.fn() };
    app.standIn.session.handlers.get('will-download')?.(download as never);
    expect(download.preventDefault).toHaveBeenCalled();
  });

  test('copy buttons may put text on the clipboard, on our page and nowhere else', () => {
    expect(asked('clipboard-sanitized-write', page)).toEqual([true, true]);
    expect(asked('clipboard-sanitized-write', 'https://evil.example/')).toEqual([false, false]);
  });

  test('the menu has no developer tools once the program is packaged', () => {
    expect(app.standIn.Menu.roles).toEqual(expect.arrayContaining(['copy', 'paste', 'zoomIn', 'quit']));
    expect(app.standIn.Menu.roles).not.toContain('toggleDevTools');
  });

  test('a second start brings the first to the front; its lock lies with the data folder', () => {
    expect(app.standIn.app.paths.get('userData')).toBe(join(app.dataDir, 'window'));
    app.standIn.app.emit('second-instance', {}, ['Dockhand.exe'], '/');
    expect(app.window.calls).toEqual(expect.arrayContaining(['restore', 'focus']));
  });

  test('Chromium may not send a request again by itself', () => {
    expect(app.standIn.app.switches).toEqual(['disable-http2', 'disable-quic']);
  });
});

describe('app://', () => {
  test('serves the built page with the policy: no network at all', async () => {
    const answer = await app.ask('app://dockhand/');
    expect(answer?.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'none';/,
    );
    const html = await answer?.text();
    const [, script] = /src="\.(\/assets\/[^"]+\.js)"/.exec(html ?? '') ?? [];
    expect((await app.ask(`app://dockhand${script}`))?.headers.get('content-type')).toBe(
      'text/javascript; charset=utf-8',
    );
  });

  test.each([
    'app://dockhand/../main/main.js',
    'app://dockhand/%2e%2e/main/main.js',
    'app://dockhand/..%2fmain%2fmain.js',
    'app://dockhand//etc/passwd',
    'app://evil/index.html',
  ])('%s is not served', async (url) => {
    const answer = await app.ask(url);
    expect(answer?.status).toBe(404);
    expect(answer?.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('is a scheme with the rights of https and no more', () => {
    expect(app.standIn.protocol.schemes).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
  });

  test('only reading is answered', async () => {
    expect((await app.ask('app://dockhand/index.html', { method: 'POST' }))?.status).toBe(404);
  });
});

describe('the preload script', () => {
  test('gives the page these functions and nothing else', () => {
    expect(app.page.required).toEqual(['electron']);
    expect(Object.keys(app.page.exposed)).toEqual(['dockhand']);
    expect(Object.entries(app.page.api).map(([name, value]) => `${name}: ${typeof value}`)).toMatchInlineSnapshot(`
      [
        "connectEngine: function",
        "onEngineStopped: function",
        "pathForFile: function",
        "pickFiles: function",
        "saveAs: function",
        "openFile: function",
        "dragFile: function",
        "showInFolder: function",
        "openLink: function",
        "setProgress: function",
        "openDataFolder: function",
        "chooseDataFolder: function",
        "moveDataFolder: function",
        "restart: function",
        "notify: function",
        "onPlace: function",
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
    expect(await app.host.pathsForDrop('i1', drop)).toEqual(['/home/li/订单.xlsx']);
    // It may be read from then on: that it is not there is all that is wrong with it.
    const engine = createEngineClient(app.host.openChannel);
    onTestFinished(() => engine.close());
    const take = (path: string) => engine.call('imports.create', { importId: 'i1', paths: [path] });
    expect((await take('/home/li/订单.xlsx')).refused).toMatchObject([{ code: 'notFound' }]);
    await expect(take('/home/li/other.xlsx')).rejects.toMatchObject({ code: 'path.notPicked' });
  });
});
