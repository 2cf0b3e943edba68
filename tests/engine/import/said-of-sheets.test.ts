import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { utils, write } from 'xlsx';
import type { Engine } from '#engine/engine.ts';
import type { LayoutContent } from '#shared/contract/layouts.ts';
import type { SheetChoice, SheetHints } from '#shared/contract/recognition.ts';
import { freshFolder, openEngine } from '../engine-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

type Row = readonly (string | number)[];

const headers: Row = ['客户入库单号', '目的仓', '理货规则', '用客户箱号', '发货地址代码', '箱号', '箱数', '规格甲'];
const further: Row = ['箱长', '箱宽', '箱高', 'SKU', '每箱数量'];
const line = (key: string, box: string): Row => [
  ...[key, 'SYD01', '单件', '是', 'NB', box, 1, 12_500],
  ...[60, 40, 35, `S${box}`, 20],
];
const table = (...lines: readonly Row[]) => [[...headers, ...further], ...lines];

let files = 0;

function workbook(sheets: Readonly<Record<string, readonly Row[]>>): string {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((cells) => [...cells])), name);
  }
  files += 1;
  const path = join(freshFolder(), `day-${files}.xlsx`);
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }));
  return path;
}

async function imported(path: string, hints?: SheetHints) {
  files += 1;
  const { runs } = await engine.call('imports.create', {
    importId: `i${files}`,
    paths: [path],
    ...(hints && { hints }),
  });
  const [run] = runs;
  if (!run) throw new Error('nothing was read');
  return run;
}

async function chosen(run: string, choice: Omit<SheetChoice, 'file'>) {
  files += 1;
  const { runs } = await engine.call('imports.remap', {
    importId: `i${files}`,
    run,
    choices: [{ file: 0, ...choice }],
  });
  const [again] = runs;
  if (!again) throw new Error('nothing was read');
  return again;
}

async function skipped(run: string) {
  const { items } = await engine.call('rows.skipped', { run, offset: 0, limit: 50 });
  return items.filter(({ reason }) => reason === 'after-end').map(({ row }) => row);
}

const sheetsOf = async (run: string) => (await engine.call('imports.recognition', { run }))[0]?.sheets ?? [];

const weighed = { 7: { field: 'weightDeclared', unit: 'g' } } as const;
const leftover: readonly Row[] = [['上月结余'], line('OLD-1', '01'), line('OLD-2', '01')];

test('where the table ends is chosen once: no row below goes in, today or tomorrow, and the end can be taken back', async () => {
  const first = await imported(workbook({ 发货: [...table(line('IB-1', '01')), ...leftover] }));
  const ended = await chosen(first.id, { sheet: '发货', readings: weighed, ends: ' 上月 结余' });
  expect(ended.counts).toMatchObject({ orders: 1, lines: 1, ready: 1 });
  expect(await skipped(ended.id)).toEqual([3, 4, 5]);

  const second = await imported(workbook({ 发货: [...table(line('IB-2', '01'), line('IB-3', '01')), ...leftover] }));
  expect(second.counts).toMatchObject({ orders: 2, ready: 2 });
  expect(await skipped(second.id)).toEqual([4, 5, 6]);

  const whole = await chosen(second.id, { sheet: '发货', ends: null });
  // The heading of what was left over is an order by itself then, with its errors.
  expect(whole.counts.orders).toBe(5);
  expect(await skipped(whole.id)).toEqual([]);
  const third = await imported(workbook({ 发货: [...table(line('IB-4', '01')), ...leftover] }));
  expect(third.counts.orders).toBe(4);
});

test('a text that no row begins with ends nothing, and the header’s own does not either', async () => {
  let run = await imported(workbook({ 发货: table(line('IB-1', '01'), line('IB-2', '01')) }));
  for (const ends of ['上月结余', '客户入库单号']) {
    run = await chosen(run.id, { sheet: '发货', ends });
    expect([ends, run.counts.orders]).toEqual([ends, 2]);
  }
});

test('a sheet that was left out once is left out of the next workbook, and of that alone', async () => {
  const sheets = { 发货: table(line('IB-1', '01')), 上月: table(line('OLD-1', '01')) };
  const first = await imported(workbook(sheets));
  expect(first.counts.orders).toBe(2);
  const left = await chosen(first.id, { sheet: '上月', use: 'ignored' });
  expect(left.counts.orders).toBe(1);
  await chosen(left.id, { sheet: '发货', readings: weighed });

  const second = await imported(workbook({ ...sheets, 加单: table(line('IB-9', '01')) }));
  const uses = (await sheetsOf(second.id)).map(({ sheet, use }) => [sheet, use]);
  expect(uses).toEqual([
    ['发货', 'whole'],
    ['上月', 'ignored'],
    ['加单', 'whole'],
  ]);
  // Said now goes before what was remembered.
  const asked = await imported(workbook(sheets), { sheets: ['上月'] });
  expect((await sheetsOf(asked.id)).map(({ sheet, use }) => [sheet, use])).toEqual([
    ['发货', 'ignored'],
    ['上月', 'whole'],
  ]);
});

const layout: LayoutContent = {
  name: '伙伴的',
  kind: 'overseas-inbound',
  headers: [...headers, ...further].map((header) => String(header).toLowerCase()).sort(),
  columns: { 规格甲: { field: 'weightDeclared', unit: 'g' } },
  constants: { remark: '易碎' },
  cells: [],
  sheets: { 上月: 'ignored' },
  ends: '上月结余',
};

test('layouts that come with an import read its sheets, go before what is remembered, and are not remembered', async () => {
  const path = workbook({ 发货: [...table(line('IB-1', '01')), ...leftover], 上月: table(line('OLD-3', '01')) });
  const own = await imported(path);
  await chosen(own.id, { sheet: '发货', readings: { 7: { field: null } } });
  const remembered = await engine.call('layouts.list', {});

  const { id, counts } = await imported(path, { layouts: [layout] });
  expect(counts).toMatchObject({ orders: 1, lines: 1, ready: 1 });
  const [sheet, other] = await sheetsOf(id);
  expect(sheet).toMatchObject({ ends: '上月结余', constants: [{ field: 'remark', value: '易碎', by: 'layout' }] });
  expect(sheet?.columns[7]).toMatchObject({ field: 'weightDeclared', rule: 'remembered', reading: { unit: 'g' } });
  expect(other?.use).toBe('ignored');
  const { items } = await engine.call('lines.window', { run: id, offset: 0, limit: 1 });
  expect(items[0]?.cells.weightDeclared).toMatchObject({ text: '12.5' });
  expect(await engine.call('layouts.list', {})).toEqual(remembered);
});

test('a layout of another kind, or of quite other headers, reads nothing', async () => {
  const path = workbook({ 发货: table(line('IB-1', '01')) });
  const others = [
    { ...layout, kind: 'cainiao-stock-in' },
    { ...layout, headers: ['规格甲', 'a', 'b', 'c', 'd'] },
  ];
  const { id } = await imported(path, { layouts: others });
  const [sheet] = await sheetsOf(id);
  expect(sheet).toMatchObject({ kind: 'overseas-inbound', use: 'whole' });
  expect(sheet?.columns[7]?.field).toBeNull();
  expect(sheet?.ends).toBeUndefined();
});
