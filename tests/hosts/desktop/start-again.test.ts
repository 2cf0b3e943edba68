import { beforeEach, expect, test, vi } from 'vitest';
import { startAgain } from '../../../electron/hosts/desktop/lifecycle.ts';

const app = vi.hoisted(() => ({ relaunch: vi.fn(), quit: vi.fn() }));
vi.mock('electron', () => ({ app }));
beforeEach(() => void vi.clearAllMocks());

test.each([
  [{}, {}],
  [{ APPIMAGE: '/home/li/Dockhand.AppImage' }, { execPath: '/home/li/Dockhand.AppImage', args: [] }],
  [{ PORTABLE_EXECUTABLE_FILE: 'D:\\Dockhand.exe' }, { execPath: 'D:\\Dockhand.exe', args: [] }],
])('%j: what the person started is started again', (env, options) => {
  startAgain(env);
  expect(app.relaunch.mock.calls).toEqual([[options]]);
  expect(app.quit).toHaveBeenCalledOnce();
});
