import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { freshFolder, openEngine } from '../engine-fixture.ts';

let engine: Engine;
let folder: string;
beforeEach(async () => {
  folder = freshFolder();
  engine = await openEngine(join(folder, 'home'));
});
afterEach(() => engine.close());

const headers = '客户参考编号,目的仓,理货规则,用客户箱号,发货地址代码,箱号,箱数,毛重,箱长,箱宽,箱高,SKU,单箱数量,备用';
const line = (key: string, box: string, weight = '12.5') =>
  `${key},SYD01,单件,是,NB,${box},1,${weight},60,40,35,S${box},20,8.25`;

async function imported(...rows: readonly string[]) {
  const path = join(folder, 'day-one.csv');
  writeFileSync(path, `${['七月装箱单', headers, ...rows].join('\n')}\n`);
  const { runs } = await engine.call('imports.create', { importId: 'one', paths: [path] });
  const [run] = runs;
  if (!run) throw new Error('nothing was read');
  return run.id;
}

test('a look shows the sheet as it stands, what its columns come to, and its first orders', async () => {
  const run = await imported(line('IB-1', '01'), line('IB-1', '02', 'heavy'), line('IB-2', '01'));
  const { sheets, orders, ...counts } = await engine.call('imports.look', { run, file: 0 });
  const [sheet] = sheets;
  expect(sheet?.recognised.headerRow).toBe(2);
  expect(sheet?.rows.map(({ row, part }) => [row, part])).toEqual([
    [1, 'above'],
    [2, 'header'],
    [3, 'below'],
    [4, 'below'],
    [5, 'below'],
  ]);
  expect(sheet?.rows[0]?.cells[0]).toBe('七月装箱单');
  expect(sheet?.rows[2]?.cells.slice(0, 2)).toEqual(['IB-1', 'SYD01']);
  expect(sheet?.effects.find(({ index }) => index === 7)).toEqual({
    index: 7,
    filled: 3,
    wrong: 1,
    misfits: [{ row: 4, typed: 'heavy' }],
    examples: [
      { row: 3, typed: '12.5', read: { weightDeclared: '12.5' } },
      { row: 4, typed: 'heavy', read: { weightDeclared: 'heavy' } },
    ],
  });
  expect(counts).toEqual({ file: 0, orderCount: 2, lineCount: 3, beginning: false });
  expect(orders.map(({ key, lines }) => [key, lines.map(({ row }) => row)])).toEqual([
    ['IB-1', [3, 4]],
    ['IB-2', [5]],
  ]);
  expect(orders[0]?.errors).toBe(1);
});

test('a look shows what another choice would come to; the run stays as it is', async () => {
  const run = await imported(line('IB-1', '01'));
  const before = await engine.call('imports.recognition', { run });
  const choices = [{ file: 0, sheet: before[0]?.sheets[0]?.sheet ?? '', columns: { 7: null, 13: 'weightDeclared' } }];
  const { sheets, orders } = await engine.call('imports.look', { run, file: 0, choices });
  expect(sheets[0]?.recognised.columns[13]).toMatchObject({ field: 'weightDeclared', rule: 'chosen' });
  expect(orders[0]?.lines[0]?.cells.weightDeclared).toBe('8.25');
  expect(await engine.call('imports.recognition', { run })).toEqual(before);
  const { items } = await engine.call('lines.window', { run });
  expect(items[0]?.cells.weightDeclared?.text).toBe('12.5');
});

test('of a long file only the beginning is looked at, and that is said', async () => {
  const many = Array.from({ length: 2100 }, (_, at) => line(`IB-${at}`, '01'));
  const run = await imported(...many);
  const { beginning, lineCount, orders } = await engine.call('imports.look', { run, file: 0 });
  expect(beginning).toBe(true);
  expect(lineCount).toBe(1998);
  expect(orders).toHaveLength(20);
});

test('a sheet that is not used shows its rows all the same', async () => {
  const run = await imported(line('IB-1', '01'));
  const [file] = await engine.call('imports.recognition', { run });
  const choices = [{ file: 0, sheet: file?.sheets[0]?.sheet ?? '', use: 'ignored' as const }];
  const { sheets, orders } = await engine.call('imports.look', { run, file: 0, choices });
  expect(sheets[0]?.recognised.ignored).toBe('chosen');
  expect(sheets[0]?.rows.length).toBeGreaterThan(0);
  expect(orders).toEqual([]);
});

test('a file whose copy is gone cannot be looked at, and that is said', async () => {
  const run = await imported(line('IB-1', '01'));
  rmSync(join(folder, 'home', 'blobs'), { recursive: true });
  await expect(engine.call('imports.look', { run, file: 0 })).rejects.toMatchObject({ code: 'file.unread' });
  await expect(engine.call('imports.look', { run, file: 9 })).rejects.toMatchObject({ code: 'file.unread' });
});
