import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { collectPaths } from '#engine/read/collect-paths.ts';
import { temporaryFolder } from './read-fixture.ts';

function folderWith(...names: string[]): string {
  const folder = temporaryFolder();
  for (const name of names) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), 'x');
  }
  return folder;
}

test('folders are searched; lock files and what systems leave about are not taken', async () => {
  const folder = folderWith('b.xlsx', 'a.CSV', '~$b.xlsx', '.DS_Store', 'Thumbs.db', 'sub/c.xls', 'sub/invoice.pdf');
  symlinkSync(folder, join(folder, 'sub', 'loop'));
  expect(await collectPaths([folder])).toMatchObject({
    workbooks: ['a.CSV', 'b.xlsx', 'sub/c.xls'].map((name) => join(folder, name)),
    others: [join(folder, 'sub/invoice.pdf')],
    folders: [folder],
    missing: [],
    truncated: false,
  });
});

test('a file given twice is read once; a missing one is named', async () => {
  const folder = folderWith('a.xlsx');
  const found = await collectPaths([join(folder, 'a.xlsx'), folder, join(folder, 'gone.xlsx')]);
  expect(found.workbooks).toEqual([join(folder, 'a.xlsx')]);
  expect(found.missing).toEqual([join(folder, 'gone.xlsx')]);
});

test('too many files are not all taken, and that is said', async () => {
  const folder = folderWith(...Array.from({ length: 2001 }, (_, i) => `${i}.csv`));
  const found = await collectPaths([folder]);
  expect([found.workbooks.length, found.truncated]).toEqual([2000, true]);
});

test('a .txt that is given by itself may be a table; in a folder it is no workbook', async () => {
  const folder = folderWith('orders.txt');
  const path = join(folder, 'orders.txt');
  expect(await collectPaths([path])).toMatchObject({ workbooks: [path], others: [] });
  expect(await collectPaths([folder])).toMatchObject({ workbooks: [], others: [path] });
});
