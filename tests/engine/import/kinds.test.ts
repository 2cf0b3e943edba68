import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { read, utils, write } from 'xlsx';
import type { Engine } from '#engine/engine.ts';
import { freshFolder, openEngine, samples } from '../engine-fixture.ts';

let engine: Engine;
let folder: string;
beforeEach(async () => {
  folder = freshFolder();
  engine = await openEngine(join(folder, 'home'));
});
afterEach(() => engine.close());

const sample = (name: string) => join(samples, name);

/** One workbook out of the first sheets of several samples. */
function joined(name: string, ...parts: string[]): string {
  const book = utils.book_new();
  for (const part of parts) {
    const source = read(readFileSync(sample(part)));
    const [first = ''] = source.SheetNames;
    const sheet = source.Sheets[first];
    if (sheet) utils.book_append_sheet(book, sheet, first);
  }
  const path = join(folder, name);
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }));
  return path;
}

test('two kinds in one workbook become two runs in one import', async () => {
  const path = joined('both.xlsx', 'overseas-with-mistakes.xlsx', 'cainiao-stock-in.xlsx');
  const { runs, refused } = await engine.call('imports.create', { importId: 'i', paths: [path] });
  expect(refused).toEqual([]);
  expect(runs.map(({ kind, counts }) => [kind, counts.orders])).toEqual([
    ['overseas-inbound', 7],
    ['cainiao-stock-in', 5],
  ]);
});

test('with a kind named, the sheets of other kinds are left out and said to be', async () => {
  const path = joined('both.xlsx', 'overseas-with-mistakes.xlsx', 'cainiao-stock-in.xlsx');
  const { runs } = await engine.call('imports.create', { importId: 'i', paths: [path], kind: 'cainiao-stock-in' });
  expect(runs.map(({ kind }) => kind)).toEqual(['cainiao-stock-in']);
  const [file] = await engine.call('imports.recognition', { run: runs[0]?.id ?? '' });
  expect(file?.sheets.map(({ use }) => use)).toEqual(['ignored', 'whole']);
});

test('a workbook of an unknown kind says which kind it resembles and what is missing', async () => {
  const path = join(folder, 'stranger.xlsx');
  const rows = [
    ['客户入库单号', '目的仓', '箱号', '颜色', '尺码'],
    ['A-1', 'MEL02', '01', 'red', 'L'],
  ];
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Sheet1');
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }));
  const { runs, refused } = await engine.call('imports.create', { importId: 'i', paths: [path] });
  expect(runs).toEqual([]);
  expect(refused).toMatchObject([{ file: 'stranger.xlsx', code: 'resembles', params: { kind: 'overseas-inbound' } }]);
  expect(String(refused[0]?.params.missing)).toContain('sku');
});

test('a sheet that is wholly of another kind than the one that was named is said to be', async () => {
  const paths = [sample('overseas-with-mistakes.xlsx')];
  const { runs, refused } = await engine.call('imports.create', { importId: 'i', paths, kind: 'cainiao-stock-in' });
  expect(runs).toEqual([]);
  expect(refused).toMatchObject([{ code: 'resemblesFully', params: { kind: 'overseas-inbound', missing: '' } }]);
});

test('a lock file by itself is refused as such', async () => {
  const lock = join(folder, '~$orders.xlsx');
  writeFileSync(lock, 'lock');
  const { refused } = await engine.call('imports.create', { importId: 'i', paths: [lock] });
  expect(refused).toMatchObject([{ file: '~$orders.xlsx', code: 'lockFile' }]);
});

test('a folder is taken with all its workbooks; lock files are left out; an empty one is refused by name', async () => {
  const inbox = join(folder, 'inbox');
  mkdirSync(inbox);
  for (const name of ['overseas-merged-cells.xlsx', 'overseas-with-mistakes.xlsx']) {
    writeFileSync(join(inbox, name), readFileSync(sample(name)));
  }
  writeFileSync(join(inbox, '~$overseas-merged-cells.xlsx'), 'lock');
  const { runs, refused } = await engine.call('imports.create', { importId: 'i', paths: [inbox] });
  expect(refused).toEqual([]);
  expect(runs.map(({ counts }) => counts.orders)).toEqual([19]);

  const empty = join(folder, 'empty');
  mkdirSync(empty);
  const nothing = await engine.call('imports.create', { importId: 'j', paths: [empty] });
  expect(nothing).toMatchObject({ runs: [], refused: [{ file: 'empty', code: 'noWorkbooks' }] });
});

test('rows read are lines or skipped rows, each with its reason', async () => {
  const { runs } = await engine.call('imports.create', {
    importId: 'i',
    paths: [sample('overseas-merged-cells.xlsx')],
  });
  const run = runs[0]?.id ?? '';
  const skipped = await engine.call('rows.skipped', { run });
  const lines = await engine.call('lines.window', { run });
  const rows = [...skipped.items, ...lines.items].filter(({ sheet }) => sheet === '装箱单').map(({ row }) => row);
  expect(rows.sort((a, b) => a - b)).toEqual(Array.from({ length: 35 }, (_, index) => index + 1));
  expect(skipped.items.map(({ row, reason }) => `${row} ${reason}`)).toEqual([
    '1 title',
    '2 title',
    '3 blank',
    '4 header',
    '35 total',
    '1 instructions',
    '2 instructions',
  ]);
});
