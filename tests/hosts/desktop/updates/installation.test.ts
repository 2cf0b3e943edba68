import { expect, test } from 'vitest';
import { installation } from '../../../../electron/hosts/desktop/updates/installation.ts';

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
