import { expect, test } from 'vitest';
import { installation, ownAppImage } from '../../../../electron/hosts/desktop/updates/installation.ts';

test.each<[NodeJS.Platform, NodeJS.ProcessEnv, string]>([
  ['win32', {}, 'nsis'],
  ['win32', { PORTABLE_EXECUTABLE_FILE: 'D:\\Dockhand.exe' }, 'byHand'],
  ['darwin', {}, 'mac'],
  ['linux', { APPIMAGE: '/home/li/Dockhand.AppImage' }, 'appImage'],
  ['linux', {}, 'byHand'],
])('%s %j: %s', (platform, env, kind) => {
  expect(installation(platform, env, true)).toBe(kind);
  expect(installation(platform, env, false)).toBe('none');
});

test('an AppImage that this program was only started from (a terminal, an editor) is not its own, nor replaced', () => {
  const env = { APPIMAGE: '/home/li/Editor.AppImage', APPDIR: '/tmp/.mount_Editor1' };
  expect(ownAppImage({ env, execPath: '/opt/Dockhand/dockhand' })).toBeUndefined();
  expect(ownAppImage({ env, execPath: '/tmp/.mount_Editor1/dockhand' })).toBe(env.APPIMAGE);
  expect(installation('linux', env, true)).toBe('byHand');
});
