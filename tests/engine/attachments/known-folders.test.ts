import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { KnownFolders } from '#engine/attachments/known-folders.ts';
import { tempDir } from '../store/support/temp-store.ts';

test('an order’s name may be in a folder however its file system compares names, and surely not where nothing is like it', async () => {
  const folder = tempDir();
  mkdirSync(join(folder, 'PO-É 1'));
  writeFileSync(join(folder, 'po-2.ZIP'), '');
  const known = new KnownFolders();
  for (const name of ['PO-É 1', 'po-e\u0301 1', 'PO-É 1. ', 'PO-2.zip', 'sub/PO-3', 'sub\\PO-3'])
    expect(await known.mayHold(folder, name), name).toBe(true);
  for (const name of ['PO-1', 'PO-2', 'PO-E 1']) expect(await known.mayHold(folder, name), name).toBe(false);
});

test('where a folder’s names cannot be read, anything may be in it', async () => {
  expect(await new KnownFolders().mayHold(join(tempDir(), 'gone'), 'PO-1')).toBe(true);
});

test('places are real ones, each once, folders and files apart', async () => {
  const folder = tempDir();
  const file = join(folder, 'invoice.pdf');
  writeFileSync(file, '');
  const link = join(tempDir(), 'link');
  symlinkSync(folder, link);
  const found = await new KnownFolders().real([link, folder, file, join(folder, 'gone')]);
  expect(found).toEqual({ folders: [folder], files: [file] });
});
