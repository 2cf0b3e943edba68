import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { utils, write } from 'xlsx';
import type { Engine } from '#engine/engine.ts';
import type { HowRead } from '#shared/contract/layouts.ts';
import type { Run } from '#shared/contract/run.ts';
import { bodiesOf, freshFolder, handedBack, importOne, openEngine } from '../engine-fixture.ts';

const headers = '客户入库单号,目的仓,理货规则,用客户箱号,发货地址代码,箱号,箱数,单箱重量,长,宽,高,SKU,每箱数量'.split(
  ',',
);
const quantity = headers.indexOf('每箱数量');

const oneBox: readonly Row[] = [
  ['IB-1', 'S1', 5],
  ['IB-1', 'S2', 20],
  ['IB-1', 'S3', null],
];

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

type Row = readonly [order: string, sku: string, count: number | string | null];

/** Boxes with SKUs, the quantity of the last two of them in one cell. */
async function imported(...rows: readonly Row[]): Promise<Run> {
  const row = ([order, sku, count]: Row) => [order, 'SYD01', '单件', '是', 'NB', '01', 1, 12.5, 60, 40, 35, sku, count];
  const sheet = utils.aoa_to_sheet([headers, ...rows.map(row)]);
  sheet['!merges'] = [{ s: { r: rows.length - 1, c: quantity }, e: { r: rows.length, c: quantity } }];
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
  const run = await imported(...oneBox);
  expect(await errorsOf(run)).toEqual([
    [3, 'cell.mergedOver', 'productQty'],
    [4, 'cell.filledDown', 'productQty'],
  ]);
  expect(await quantities(run)).toEqual([undefined]);
  await edit(run, { 3: '8' });
  expect(await errorsOf(run)).toEqual([]);
  expect(await quantities(run)).toEqual([[5, 20, 8]]);
  await edit(run, { 2: '12' });
  expect(await quantities(run)).toEqual([[5, 12, 8]]);
});

test('rows that are filled in together each keep their own, also in the workbook that is handed back', async () => {
  const run = await imported(...oneBox);
  await edit(run, { 3: '8', 2: '12' });
  expect(await quantities(run)).toEqual([[5, 12, 8]]);
  const again = await importOne(engine, await handedBack(engine, run));
  expect(await errorsOf(again)).toEqual([]);
  expect(await quantities(again)).toEqual([[5, 12, 8]]);
});

async function problemsOf({ id }: Run) {
  const { items } = await engine.call('problems.window', { run: id, limit: 100 });
  return items.filter(({ field }) => field === 'productQty');
}
const told = async (run: Run) => (await problemsOf(run)).map(({ row, code, severity }) => [row, code, severity]);

describe('a number that is mended is mended where it stands, and the rows below still ask for theirs', () => {
  const units: readonly Row[] = [
    ['IB-1', 'S1', '20个'],
    ['IB-1', 'S2', null],
  ];
  const left = [
    [2, 'cell.mergedOver', 'error'],
    [3, 'cell.filledDown', 'error'],
  ];

  test.each([true, false])('by its fix, for all alike: %s', async (like) => {
    const run = await imported(...units);
    const [unit] = (await problemsOf(run)).filter(({ code }) => code === 'number.unit');
    expect(await told(run)).toContainEqual([3, 'cell.filledDown', 'error']);
    await engine.call('edits.fix', { run: run.id, problem: unit?.id ?? 0, like });
    expect(await told(run)).toEqual(left);
    const { items } = await engine.call('lines.window', { run: run.id });
    expect(items.map(({ cells }) => cells.productQty)).toMatchObject([{ text: '20' }, { text: '20', mergedFrom: 2 }]);
  });

  test('by its fix, where the row below is of another order', async () => {
    const run = await imported(['IB-1', 'S1', '20个'], ['IB-2', 'S2', null]);
    const [unit] = (await problemsOf(run)).filter(({ code }) => code === 'number.unit');
    await engine.call('edits.fix', { run: run.id, problem: unit?.id ?? 0, like: true });
    expect(await told(run)).toEqual([
      [2, 'cell.mergedOver', 'warning'],
      [3, 'cell.filledDown', 'error'],
    ]);
    const { items } = await engine.call('lines.window', { run: run.id });
    expect(items.map(({ cells }) => cells.productQty)).toMatchObject([{ text: '20' }, { text: '20', mergedFrom: 2 }]);
  });

  test('by finding and replacing', async () => {
    const run = await imported(...units);
    await engine.call('edits.replace', { run: run.id, find: '个', replace: '' });
    expect(await told(run)).toEqual(left);
  });
});

test('the row that holds it is marked as well, as long as nobody said whose the number is', async () => {
  const run = await imported(['IB-1', 'S1', 20], ['IB-2', 'S2', null]);
  expect(await told(run)).toEqual([
    [2, 'cell.mergedOver', 'warning'],
    [3, 'cell.filledDown', 'error'],
  ]);
  await expect(engine.call('submissions.start', { run: run.id, confirmWarnings: true })).rejects.toMatchObject({
    code: 'columns.asksMerged',
    params: { row: '3', first: '20', column: '每箱数量' },
  });
  await edit(run, { 2: '8' });
  expect((await problemsOf(run)).map(({ code, params }) => [code, params])).toEqual([
    ['cell.mergedOver', { value: '20', count: 2 }],
  ]);
  await edit(run, { 1: '12' });
  expect(await told(run)).toEqual([]);
});

describe('whose a merged number is, is asked once for its column', () => {
  const questionsOf = async ({ id }: Run) =>
    (await engine.call('imports.recognition', { run: id }))[0]?.sheets[0]?.questions?.map(({ kind, readings }) => [
      kind,
      readings.map(({ answer }) => answer.merged),
      readings[0]?.examples,
    ]);
  const answer = async ({ id: run }: Run, merged: HowRead['merged']) => {
    const readings = { [quantity]: { field: 'productQty', merged } };
    const choices = [{ file: 0, sheet: '装箱', readings }];
    const { runs } = await engine.call('imports.remap', { importId: `answer-${run}`, run, choices });
    return runs[0] as Run;
  };
  const send = async (run: Run) => {
    await engine.call('submissions.start', { run: run.id, confirmWarnings: true });
    await engine.call('submissions.settled', { run: run.id });
  };

  test('each row’s: nothing is left to be said, it is one cell still, and the next day it is not asked', async () => {
    const run = await imported(...oneBox);
    expect(await questionsOf(run)).toEqual([['merged', ['each', 'first'], [{ typed: '4', read: '20' }]]]);
    const again = await answer(run, 'each');
    expect([await questionsOf(again), await told(again)]).toEqual([undefined, []]);
    expect(await quantities(again)).toEqual([[5, 20, 20]]);
    await edit(again, { 2: '30' });
    expect(await quantities(again)).toEqual([[5, 30, 30]]);
    await edit(again, { 3: '8' });
    expect(await quantities(again)).toEqual([[5, 30, 8]]);
    await send(again);
    const next = await imported(['IB-3', 'S1', 7], ['IB-3', 'S2', null]);
    expect([await questionsOf(next), await told(next)]).toEqual([undefined, []]);
    expect(await quantities(next)).toEqual([[7, 7]]);
  });

  test('the first row’s alone: that one is right, and the others ask for theirs', async () => {
    const again = await answer(await imported(...oneBox), 'first');
    expect([await questionsOf(again), await told(again)]).toEqual([undefined, [[4, 'cell.filledDown', 'error']]]);
    await edit(again, { 3: '20' });
    expect(await quantities(again)).toEqual([[5, 20, 20]]);
    expect(await told(again)).toEqual([]);
  });
});
