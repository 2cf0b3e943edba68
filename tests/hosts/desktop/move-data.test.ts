import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { builtMain, ensureBuilt } from '../../../electron/hosts/node/built.ts';
import { dataFolder } from '../../../electron/hosts/node/data-folder.ts';
import { desktopBridge } from '../../../renderer/api/desktop-bridge.ts';
import { createEngineClient, type EngineClient } from '../../../renderer/api/engine-client.ts';
import type { HostBridge } from '../../../renderer/api/host-bridge.ts';
import { openEngine } from '../../engine/engine-fixture.ts';
import { patience } from '../../patience.ts';

/** The built desktop on the usual place of a made-up home, from the page's call to the next start. */
const native = createRequire(import.meta.url);
let standIn: typeof import('./stand-in/electron.ts');
let host: HostBridge;
let engine: EngineClient;
let home: string;
let usual: string;

beforeAll(async () => {
  expect(ensureBuilt()).toBe(true);
  home = mkdtempSync(join(tmpdir(), 'dockhand-home-'));
  delete process.env.DOCKHAND_HOME;
  Object.assign(process.env, { HOME: home, APPDATA: home, XDG_DATA_HOME: home });
  usual = dataFolder();
  native('./stand-in/register.ts');
  standIn = native('./stand-in/electron.ts');
  native(builtMain);
  await vi.waitFor(() => expect(standIn.ipcMain.handlers.size).toBeGreaterThan(0), patience);
  const { openPage } = native('./stand-in/page.ts') as typeof import('./stand-in/page.ts');
  const [window] = standIn.BrowserWindow.getAllWindows();
  if (!window) throw new Error('no window was opened');
  const page = openPage(String(window.options.webPreferences.preload), window.webContents, standIn.ipcMain.handlers);
  Object.assign(globalThis, { window: page.window });
  host = desktopBridge(page.api);
  engine = createEngineClient(host.openChannel);
});

afterAll(() => {
  engine?.close();
  for (const child of standIn?.children ?? []) child.kill();
  rmSync(home, { recursive: true, force: true });
});

const folder = () => {
  if (!host.dataFolder) throw new Error('the desktop has a data folder');
  return host.dataFolder;
};

test('only a folder that a person chose, and that will do, is moved to', async () => {
  standIn.dialog.chosen = '';
  expect(await folder().choose()).toBeNull();
  await expect(folder().move(join(home, 'other'))).rejects.toMatchObject({ code: 'path.notChosen' });
  standIn.dialog.chosen = usual;
  await expect(folder().choose()).rejects.toMatchObject({ code: 'move.inside' });
  expect(standIn.app.relaunches).toEqual([]);
});

test('not while a file is being imported', async () => {
  const target = mkdtempSync(join(tmpdir(), 'dockhand-target-'));
  standIn.dialog.chosen = target;
  const chosen = await folder().choose();
  const path = join(home, 'many.csv');
  writeFileSync(path, `参考号,SKU\n${Array.from({ length: 60_000 }, (_, row) => `A-${row},S-${row}`).join('\n')}`);
  standIn.dialog.chosen = path;
  await host.pickFiles('many', 'files');
  const importing = engine.call('imports.create', { importId: 'many', paths: [path] });
  await vi.waitFor(async () => expect((await engine.call('imports.underWay', {})).count).toBe(1), patience);
  await expect(folder().move(chosen ?? '')).rejects.toMatchObject({
    code: 'move.working',
    params: { sending: 0, importing: 1 },
  });
  await engine.call('imports.cancel', { importId: 'many' });
  await importing.catch(() => undefined);
  expect(readdirSync(target)).toEqual([]);
});

test('the data is there after the next start, for every program; the former folder is kept and refused', async () => {
  const target = mkdtempSync(join(tmpdir(), 'dockhand-target-'));
  await engine.call('accounts.save', { partner: 'etower', name: '北京', settings: {} });
  standIn.dialog.chosen = target;
  const chosen = await folder().choose();
  expect(chosen).toBe(target);
  const left = vi.fn();
  standIn.app.on('will-quit', left);
  const leaving = once(standIn.app, 'will-quit');
  await folder().move(chosen ?? '');
  await leaving;
  expect(left).toHaveBeenCalledOnce();
  expect(standIn.app.relaunches).toHaveLength(1);
  expect(standIn.said.filter((line) => line.startsWith('error'))).toEqual([]);

  expect(dataFolder()).toBe(target);
  expect(existsSync(join(usual, 'dockhand.db'))).toBe(true);
  expect(readdirSync(target)).not.toEqual(expect.arrayContaining(['window', 'logs', 'processes']));
  await expect(openEngine(usual)).rejects.toMatchObject({ code: 'store.moved' });
  const next = await openEngine(target);
  expect(await next.call('accounts.list', {})).toMatchObject([{ name: '北京' }]);
  await next.close();
});
