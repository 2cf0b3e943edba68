import { expect, test } from 'vitest';
import { isNetworkShare } from '#engine/data-folder/network-share.ts';

test.each([
  ['NFS', 0x6969, true],
  ['SMB 2', 0xfe534d42, true],
  ['CIFS as a signed number', 0xff534d42 - 2 ** 32, true],
  ['ext4', 0xef53, false],
  ['btrfs', 0x9123683e, false],
])('on Linux, %s', (_name, type, expected) => {
  expect(isNetworkShare('/data', 'linux', () => type)).toBe(expected);
});

test.each([
  ['\\\\server\\share\\dockhand', true],
  ['//server/share/dockhand', true],
  ['\\\\?\\UNC\\server\\share', true],
  ['\\\\?\\C:\\data', false],
  ['C:\\Users\\office', false],
])('on Windows, %s', (folder, expected) => {
  expect(isNetworkShare(folder, 'win32')).toBe(expected);
});
