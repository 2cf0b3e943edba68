import { expect, test, vi } from 'vitest';
import { translator } from '#shared/text/index.ts';
import { setMenu } from '../../../electron/hosts/desktop/menu.ts';
import { Menu } from './stand-in/desktop-parts.ts';

vi.mock('electron', async () => ({
  app: { isPackaged: true },
  Menu: (await import('./stand-in/desktop-parts.ts')).Menu,
}));

const rolesOn = (platform: NodeJS.Platform) => {
  setMenu(translator('zh'), platform);
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
  expect(Menu.labels.filter((label) => !/^[\p{Script=Han}]+$/u.test(label ?? ''))).toEqual([]);
});
