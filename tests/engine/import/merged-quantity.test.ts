import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { utils, write } from 'xlsx';
import type { Engine } from '#engine/engine.ts';
import type { Run } from '#shared/contract/run.ts';
import { bodiesOf, freshFolder, handedBack, importOne, openEngine } from '../engine-fixture.ts';

const headers = '客户入库单号,目的仓,理货规则,用客户箱号,发货地址代码,箱号,箱数,重量,长,宽,高,SKU,每箱数量'.split(',');
const quantity = headers.indexOf('每箱数量');

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

/** One box with three SKUs, their quantity in one cell over the last two rows. */
async function imported(): Promise<Run> {
  const row = (sku: string, count: number | null) => [
    'IB-1',
    'SYD01',
    '单件',
    '是',
    'NB',
    '01',
    1,
    12.5,
    60,
    40,
    35,
    sku,
    count,
  ];
  const sheet = utils.aoa_to_sheet([headers, row('S1', 5), row('S2', 20), row('S3', null)]);
  sheet['!merges'] = [{ s: { r: 2, c: quantity }, e: { r: 3, c: quantity } }];
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '装箱');
  const path = join(freshFolder(), 'merged.xlsx');
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }));
  return importOne(engine, path);
}

const errorsOf = async ({ id }: Run) =>
  (await engine.call('problems.window', { run: id, severity: 'error' })).items.map(({ row, code, field }) => [
    row,
    code,
    field,
  ]);
const quantities = async (run: Run) =>
  (await bodiesOf(engine, run)).map((body) =>
    body?.packingDetails.map(({ productQty }: { productQty: number }) => productQty),
  );
const edit = ({ id: run }: Run, values: Readonly<Record<number, string>>) =>
  engine.call('edits.apply', {
    run,
    cells: Object.entries(values).map(([line, value]) => ({ line: Number(line), field: 'productQty', value })),
  });

test('one number over several rows is no row’s but the first’s: nothing is sent before each has its own', async () => {
  const run = await imported();
  expect(await errorsOf(run)).toEqual([[4, 'cell.filledDown', 'productQty']]);
  expect(await quantities(run)).toEqual([undefined]);
  await edit(run, { 3: '8' });
  expect(await errorsOf(run)).toEqual([]);
  expect(await quantities(run)).toEqual([[5, 20, 8]]);
  await edit(run, { 2: '12' });
  expect(await quantities(run)).toEqual([[5, 12, 8]]);
});

test('rows that are filled in together each keep their own, also in the workbook that is handed back', async () => {
  const run = await imported();
  await edit(run, { 3: '8', 2: '12' });
  expect(await quantities(run)).toEqual([[5, 12, 8]]);
  const again = await importOne(engine, await handedBack(engine, run));
  expect(await errorsOf(again)).toEqual([]);
  expect(await quantities(again)).toEqual([[5, 12, 8]]);
});
