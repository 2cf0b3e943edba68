import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { patience } from '../../patience.ts';
import { type BuiltApp, startBuiltApp } from './built-app.ts';

/** The built program's end, as far as Electron's order of events goes: `before-quit`, the windows, `will-quit`. */
let app: BuiltApp;
beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => app?.close());

test('a start that meets the program on its way out is answered after it, with its file, and once', async () => {
  const book = join(app.dataDir, '订单.xlsx');
  writeFileSync(book, '');
  const { app: electron } = app.standIn;
  const left = vi.fn();
  electron.on('will-quit', left);
  // A person closes the window; the engine is still there.
  app.window.close();
  expect(app.standIn.children.at(-1)?.pid).toBeDefined();
  electron.emit('second-instance', {}, ['Dockhand.exe', '订单.xlsx'], app.dataDir);
  electron.emit('second-instance', {}, ['Dockhand.exe'], app.dataDir);
  expect(electron.relaunches).toEqual([]);
  await vi.waitFor(() => expect(left).toHaveBeenCalledOnce(), patience);
  expect(electron.relaunches).toMatchObject([{ args: expect.arrayContaining([book]) }]);
});

test('once the engine has ended nothing holds the end: an update is installed, and nothing comes back before it', () => {
  const book = join(app.dataDir, '收货.xlsx');
  writeFileSync(book, '');
  const { app: electron, autoUpdater } = app.standIn;
  electron.relaunches.length = 0;
  // Its window is still there: the updater closes it, and nobody else may end the program for that.
  new app.standIn.BrowserWindow({ webPreferences: {} });
  autoUpdater.quitAndInstall();
  electron.emit('second-instance', {}, ['Dockhand.exe', '收货.xlsx'], app.dataDir);
  expect(autoUpdater.did).toEqual(['install']);
  expect(electron.relaunches).toEqual([]);
  // The one that the update starts opens it.
  expect(JSON.parse(readFileSync(join(app.dataDir, 'open-at-start.json'), 'utf8'))).toEqual([book]);
});
