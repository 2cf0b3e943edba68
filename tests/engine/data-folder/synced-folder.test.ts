import { expect, test } from 'vitest';
import { isNetworkShare } from '#engine/data-folder/network-share.ts';
import { isSynced } from '#engine/data-folder/synced-folder.ts';
import { isTooLong } from '#engine/data-folder/target-folder.ts';

const env = { OneDriveCommercial: 'D:\\Firma\\Cloud' };

test.each([
  'C:\\Users\\li\\OneDrive\\Dockhand',
  'C:\\Users\\li\\OneDrive - 某某公司\\Dockhand',
  'd:\\firma\\cloud\\Dockhand',
  '/Users/li/Library/CloudStorage/OneDrive-Personal/Dockhand',
  '/Users/li/Library/Mobile Documents/com~apple~CloudDocs/Dockhand',
  'D:\\我的坚果云\\Dockhand',
  '/home/li/Dropbox/Dockhand',
  'E:\\BaiduSyncdisk\\x',
])('%s is kept the same on several computers', (folder) => expect(isSynced(folder, env)).toBe(true));

test.each(['C:\\Users\\li\\Dockhand', 'D:\\Firma\\Clouds', 'D:\\Firma', '/home/li/Dropbox-old/x', '/data'])(
  '%s is this computer’s alone',
  (folder) => expect(isSynced(folder, env)).toBe(false),
);

test('a drive letter that stands for a share is one; a folder that is not there yet is told by its name', () => {
  const real = (folder: string) => folder.replace(/^Z:/, '\\\\server\\share');
  const fails = () => {
    throw new Error('ENOENT');
  };
  expect(isNetworkShare('Z:\\Dockhand', 'win32', undefined, real)).toBe(true);
  expect(isNetworkShare('C:\\Dockhand', 'win32', undefined, real)).toBe(false);
  expect(isNetworkShare('Z:\\Dockhand', 'win32', undefined, fails)).toBe(false);
});

test('on Windows a folder below which paths would be too long will not do', () => {
  const folder = `D:\\${'x'.repeat(200)}`;
  expect([isTooLong(folder, 'win32'), isTooLong(folder, 'linux'), isTooLong('D:\\Dockhand', 'win32')]).toEqual([
    true,
    false,
    false,
  ]);
});
