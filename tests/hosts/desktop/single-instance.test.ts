import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { keepOneInstance } from '../../../electron/hosts/desktop/one-instance.ts';

const app = vi.hoisted(() => ({
  setPath: vi.fn(),
  requestSingleInstanceLock: vi.fn(() => true),
  quit: vi.fn(),
  on: vi.fn(),
}));
vi.mock('electron', () => ({ app, autoUpdater: { on: vi.fn() }, BrowserWindow: { getAllWindows: () => [] } }));

beforeEach(() => vi.clearAllMocks());

test('a second start with the same data folder ends itself', () => {
  app.requestSingleInstanceLock.mockReturnValueOnce(false);
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
