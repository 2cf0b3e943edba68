import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '#engine/data-folder/folder.ts';
import { tempDir } from '../store/support/temp-store.ts';

test('missing folders are made, one in the other, and may be there already', () => {
  const folder = join(tempDir(), 'a', '数据 b', 'c');
  makeFolder(folder);
  makeFolder(folder);
  expect(existsSync(folder)).toBe(true);
});

test('a file in the way is named', () => {
  const file = join(tempDir(), 'file');
  writeFileSync(file, '');
  for (const folder of [file, join(file, 'in', 'it')]) {
    expect(() => makeFolder(folder)).toThrow(expect.objectContaining({ code: 'store.notWritable' }));
  }
});

test.runIf(existsSync('/proc/self'))('where no folder can be made it ends', () => {
  expect(() => makeFolder('/proc/dockhand/home')).toThrow(expect.objectContaining({ code: 'store.notWritable' }));
});
