import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { targetFolder } from '#engine/data-folder/target-folder.ts';
import { freshFolder } from '../engine-fixture.ts';

const dataDir = freshFolder();
const code = (chosen: string, from = dataDir) => {
  try {
    return targetFolder(chosen, from);
  } catch (error) {
    return error;
  }
};

test('an empty folder is taken as it is, and is still empty after it was tried', () => {
  const empty = freshFolder();
  expect(targetFolder(empty, dataDir)).toBe(empty);
  expect(readdirSync(empty)).toEqual([]);
});

test('in a folder with other things in it one of our own is made', () => {
  const full = freshFolder();
  writeFileSync(join(full, 'letters.doc'), '');
  expect(targetFolder(full, dataDir)).toBe(join(full, 'Dockhand'));
  expect(readdirSync(full)).toEqual(['letters.doc']);
});

test('one of that name that holds anything is refused, chosen itself or by its parent', () => {
  const parent = freshFolder();
  mkdirSync(join(parent, 'Dockhand'));
  writeFileSync(join(parent, 'Dockhand', 'dockhand.db'), '');
  for (const chosen of [parent, join(parent, 'Dockhand')]) {
    expect(code(chosen)).toMatchObject({ code: 'move.notEmpty', params: { folder: join(parent, 'Dockhand') } });
  }
});

test('the folder in use, one inside it and one around it are refused, through links too', () => {
  const around = freshFolder();
  const used = join(around, 'Dockhand');
  mkdirSync(join(used, 'blobs'), { recursive: true });
  writeFileSync(join(used, 'dockhand.db'), '');
  const link = join(freshFolder(), 'link');
  symlinkSync(join(used, 'blobs'), link);
  for (const chosen of [used, around, join(used, 'blobs'), link]) {
    expect(code(chosen, used), chosen).toMatchObject({ code: 'move.inside', params: { folder: used } });
  }
});

test('one that is not there yet can be made', () => {
  const fresh = join(freshFolder(), 'new', 'data');
  expect(targetFolder(fresh, dataDir)).toBe(fresh);
});

test('a folder that cannot be written to is refused', () => {
  const file = join(freshFolder(), 'file');
  writeFileSync(file, '');
  expect(code(join(file, 'data'))).toMatchObject({ code: 'move.notWritable' });
});
