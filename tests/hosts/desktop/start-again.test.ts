import type { EventEmitter } from 'node:events';
import { beforeEach, expect, test, vi } from 'vitest';
import { sameProgram, startAfterwards, startAgain } from '../../../electron/hosts/desktop/next-start.ts';

const app = (await vi.hoisted(async () => {
  const { EventEmitter } = await import('node:events');
  return Object.assign(new EventEmitter(), { relaunch: vi.fn(), quit: vi.fn(), isPackaged: true });
})) satisfies EventEmitter;
vi.mock('electron', () => ({ app }));
beforeEach(() => {
  vi.clearAllMocks();
  app.isPackaged = true;
});

test.each([
  [{}, {}],
  [{ APPIMAGE: '/home/li/Dockhand.AppImage' }, { execPath: '/home/li/Dockhand.AppImage' }],
  [{ PORTABLE_EXECUTABLE_FILE: 'D:\\Dockhand.exe' }, { execPath: 'D:\\Dockhand.exe' }],
])('%j: what the person started is started again, and opens no file a second time', (env, options) => {
  const argv = ['/opt/dockhand', '--lang=en', '/home/li/订单.xlsx'];
  expect(sameProgram([], { env, argv })).toEqual({ ...options, args: ['--lang=en'] });
});

test('not packaged, Electron is told the folder of the program again', () => {
  app.isPackaged = false;
  expect(sameProgram(['/b.csv'], { env: {}, argv: ['electron', '/project', '--x', '/a.csv'] }).args).toEqual([
    '/project',
    '--x',
    '/b.csv',
  ]);
});

test('it is started once, at the very end, with every file that was asked for meanwhile', () => {
  startAgain(['/0.xlsx']);
  startAfterwards(['/a.xlsx']);
  startAfterwards(['/b.xlsx']);
  expect(app.quit).toHaveBeenCalledOnce();
  expect(app.relaunch).not.toHaveBeenCalled();
  app.emit('will-quit');
  app.emit('will-quit');
  expect(app.relaunch.mock.calls.map(([{ args }]) => args.filter((word: string) => word.startsWith('/')))).toEqual([
    ['/0.xlsx', '/a.xlsx', '/b.xlsx'],
  ]);
});
