import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { lockProblem } from '../../../electron/hosts/desktop/lock-problem.ts';
import { keepOneInstance } from '../../../electron/hosts/desktop/one-instance.ts';
import { patience } from '../../patience.ts';

const app = vi.hoisted(() => ({
  setPath: vi.fn(),
  requestSingleInstanceLock: vi.fn(() => true),
  quit: vi.fn(),
  on: vi.fn(),
  exit: vi.fn(),
  whenReady: async () => undefined,
  getLocale: () => 'en',
  getPath: () => folder,
}));
const showErrorBox = vi.hoisted(() => vi.fn());
vi.mock('electron', () => ({
  app,
  dialog: { showErrorBox },
  autoUpdater: { on: vi.fn() },
  BrowserWindow: { getAllWindows: () => [] },
}));

let folder: string;
beforeEach(() => {
  vi.clearAllMocks();
  folder = mkdtempSync(join(tmpdir(), 'dockhand-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.skipIf(process.platform === 'win32').each<[string, string | null, RegExp]>([
  ['could not be made', null, /could not be made in /],
  ['is said to be another computer’s', 'other-host-1', /SingletonLock, Dockhand runs on other-host-1/],
  ['is a dead process’s', `${hostname()}-999999999`, /but it does not answer/],
])('a lock that %s is said, and does not just end the program', async (_what, holder, said) => {
  app.requestSingleInstanceLock.mockReturnValueOnce(false);
  if (holder !== null) symlinkSync(holder, join(folder, 'SingletonLock'));
  expect(keepOneInstance('/data')).toBe(false);
  await vi.waitFor(() => expect(app.exit).toHaveBeenCalledWith(1), patience);
  expect(showErrorBox.mock.calls[0]?.[1]).toMatch(said);
  expect(app.quit).not.toHaveBeenCalled();
});

test('a second start with the same data folder ends itself', () => {
  app.requestSingleInstanceLock.mockReturnValueOnce(false);
  symlinkSync(`${hostname()}-${process.pid}`, join(folder, 'SingletonLock'));
  expect(keepOneInstance('/data')).toBe(false);
  expect(app.quit).toHaveBeenCalledOnce();
  expect(app.on).not.toHaveBeenCalled();
});

test('the first one goes on; its lock is asked for in the data folder', () => {
  expect(keepOneInstance('/data')).toBe(true);
  expect(app.quit).not.toHaveBeenCalled();
  expect(app.setPath).toHaveBeenCalledWith('userData', join('/data', 'window'));
  expect(app.setPath.mock.invocationCallOrder[0]).toBeLessThan(
    app.requestSingleInstanceLock.mock.invocationCallOrder[0] ?? 0,
  );
});

test('on Windows the lock’s own file tells: none, and it could not be made; there, and its holder was told', () => {
  const system = { platform: 'win32', host: hostname(), isAlive: () => false } as const;
  expect(lockProblem(folder, system)).toEqual({ folder });
  expect(lockProblem(join(folder, 'absent drive'), system)).toEqual({ folder: join(folder, 'absent drive') });
  writeFileSync(join(folder, 'lockfile'), '');
  expect(lockProblem(folder, system)).toBeNull();
});
