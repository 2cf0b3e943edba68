import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { utils, write } from 'xlsx';
import type { Engine } from '#engine/engine.ts';
import { importOne, openEngine } from '../engine-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

type Row = readonly (string | number | null)[];

const header = [
  '序号',
  '客户入库单号',
  '送往仓库代码',
  '箱号',
  'SKU',
  '每箱数量',
  '单箱毛重(KG)',
  '长(CM)',
  '宽(CM)',
  '高(CM)',
];
/** The boxes of an order, each of which says how many it has. */
const boxesOf = (key: string, boxes: number, count = boxes): Row[] =>
  Array.from({ length: boxes }, (_, at) => [at + 1, key, 'SYD01', String(at + 1), 'S-1', 20, 8, 50, 40, 30, count]);
const total: Row = ['合计', null, null, null, null, 60, 24, null, null, null, 3];

/** What becomes of the column of counts. @param merged rows of the table, from 0, over which the order's number is merged */
async function readCount(
  name: string,
  rows: readonly Row[],
  merged?: readonly [number, number],
  more: readonly string[] = [],
) {
  const sheet = utils.aoa_to_sheet([[...header, name, ...more], ...rows.map((row) => [...row])]);
  if (merged) sheet['!merges'] = [{ s: { r: merged[0] + 1, c: 1 }, e: { r: merged[1] + 1, c: 1 } }];
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, 'Sheet1');
  const path = join(mkdtempSync(join(tmpdir(), 'dockhand-counts-')), 'a.xlsx');
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }));
  const run = await importOne(engine, path);
  const [file] = await engine.call('imports.recognition', { run: run.id });
  const { columns = [], missing } = file?.sheets[0] ?? {};
  const { field, likely, maybeOfOrder } = columns.find((column) => column.header === name) ?? {};
  const { items } = await engine.call('lines.window', { run: run.id, offset: 0, limit: 1 });
  return { field, likely, maybeOfOrder, asks: missing?.includes('boxQty'), sent: items[0]?.cells.boxQty };
}

const doubted = { field: 'boxQty', likely: true, maybeOfOrder: true, asks: false };
const left = { field: null, asks: true, sent: undefined };
const keyless = boxesOf('IB-1', 3).map((row, at): Row => (at === 0 ? row : row.with(1, null)));

describe("an order's count of boxes in each of its rows is not that of each box,", () => {
  test.each<[string, readonly Row[], (readonly [number, number])?]>([
    ['in more rows than are looked at first', boxesOf('IB-1', 100)],
    ['where the first order ends below them', [...boxesOf('IB-1', 2), ...boxesOf('IB-2', 100)]],
    ['over a total that stands below the numbers of the rows', [...boxesOf('IB-1', 3), total]],
    ['beside the number of an order that is merged', keyless, [0, 2]],
    ['where another order has too many', [...boxesOf('IB-1', 3), ...boxesOf('IB-2', 4), ...boxesOf('IB-3', 2, 3)]],
  ])('%s', async (_, rows, merged) => {
    expect(await readCount('总箱数', rows, merged)).toMatchObject(left);
    expect(await readCount('箱数', rows, merged)).toMatchObject(doubted);
  });
});

test.each<[string, readonly Row[]]>([
  ['of one box in each row', boxesOf('IB-1', 100, 1)],
  ['of as many in each order', [...boxesOf('IB-1', 60, 2), ...boxesOf('IB-2', 60, 2)]],
])('a count %s is that of each box, and nothing is asked', async (_, rows) => {
  const { field, likely } = await readCount('箱数', rows);
  expect({ field, likely }).toEqual({ field: 'boxQty', likely: undefined });
});

test('a count is in doubt beside one that was checked, though that begins below the rows that are looked at first', async () => {
  const rows = [
    ...boxesOf('IB-1', 100, 1).map((row) => [...row, null]),
    ...boxesOf('IB-2', 3, 1).map((row) => [...row, 2]),
  ];
  expect(await readCount('箱数', rows, undefined, ['复核箱数'])).toMatchObject({ field: 'boxQty', likely: true });
  expect(await readCount('箱数', rows, undefined, ['柜号'])).toMatchObject({ field: 'boxQty', likely: undefined });
});
