import { expect, test, vi } from 'vitest';
import { translator } from '#shared/text/index.ts';
import { setMenu } from '../../../electron/hosts/desktop/menu.ts';
import { Menu } from './stand-in/desktop-parts.ts';

vi.mock('electron', async () => ({
  app: { isPackaged: true },
  Menu: (await import('./stand-in/desktop-parts.ts')).Menu,
}));

const actions = { open: vi.fn(), show: vi.fn() };
const rolesOn = (platform: NodeJS.Platform) => {
  setMenu(translator('zh'), actions, platform);
  return Menu.roles;
};

test('macOS: all that its people look for in a menu', () => {
  expect(rolesOn('darwin')).toEqual(
    expect.arrayContaining(['about', 'services', 'hide', 'quit', 'undo', 'redo', 'close', 'minimize']),
  );
});

test.each(['win32', 'linux'] as const)('%s: editing can be undone, and no key closes the one window', (platform) => {
  expect(rolesOn(platform)).toEqual(expect.arrayContaining(['undo', 'redo', 'copy', 'paste', 'quit']));
  expect(rolesOn(platform)).not.toContain('close');
});

test('no label is left to Electron, whose labels are English', () => {
  rolesOn('darwin');
  expect(Menu.labels.filter((label) => !/^[\p{Script=Han}]+…?$/u.test(label ?? ''))).toEqual([]);
});

test.each(['win32', 'darwin'] as const)(
  '%s: files, settings, guide and keys stand under the keys that they have elsewhere',
  (platform) => {
    rolesOn(platform);
    const keys = new Map(Menu.items.map(({ label, accelerator, click }) => [accelerator, { label, click }]));
    expect(keys.get('CmdOrCtrl+O')?.label).toBe('打开表格…');
    keys.get('CmdOrCtrl+O')?.click?.();
    expect(actions.open).toHaveBeenCalled();
    keys.get('CmdOrCtrl+,')?.click?.();
    expect(actions.show).toHaveBeenLastCalledWith('/settings');
    keys.get('F1')?.click?.();
    expect(actions.show).toHaveBeenLastCalledWith('/keys');
    keys.get('Shift+F1')?.click?.();
    expect(actions.show).toHaveBeenLastCalledWith('/guide');
  },
);
