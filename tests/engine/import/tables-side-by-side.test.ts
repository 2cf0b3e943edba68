import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import type { Run } from '#shared/contract/run.ts';
import { type TypedTable, typedWorkbook } from '../../fixtures/typed-sheet.ts';
import { bodiesOf, handedBack, importOne, openEngine } from '../engine-fixture.ts';
import { cellOf } from '../report/report-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

const header = ['客户入库单号', '目的仓', '理货规则', '用客户箱号', '箱号', '箱数', 'SKU', '每箱数量'];
const order = (key: string, sku: string) => [key, 'SYD01', '单件', '是', '01', 1, sku, 20];
const blank = header.map(() => null);
/** The right one begins in column J, and has a column more. */
const twoTables: TypedTable = [
  [...header, null, ...header, '单箱重量'],
  [...order('IB-1', 'SKU-A'), null, ...order('IB-8', 'SKU-Z'), 12],
  [...blank, null, ...order('IB-9', 'SKU-Z'), 13],
];

/** Each line as its sheet, row and what stands in it. */
async function linesOf(run: Run) {
  const { items } = await engine.call('lines.window', { run: run.id });
  return items.map(({ sheet, row, cells }) =>
    [sheet, row, cells.referenceNo?.text, cells.sku?.text, cells.weightDeclared?.text ?? ''].join(' '),
  );
}

async function told(run: Run, code: string) {
  return (await engine.call('problems.window', { run: run.id, code })).items;
}

describe('a table as wide as both below two tables', () => {
  const wide = ['客户入库单号', 'SKU', '每箱数量', '箱号', '箱数', '目的仓', '理货规则', '用客户箱号'];
  const sides = ['单箱重量', '长', '宽', '高', '发货地址代码', '预计到仓'];
  const wideOrder = (key: string) => [
    key,
    'SKU-W',
    5,
    '01',
    1,
    'MEL02',
    '单件',
    '否',
    9,
    61,
    41,
    31,
    'NB',
    '2026-12-20',
  ];

  test('is read whole, by its own header, and leaves nothing to the right one of them', async () => {
    const run = await importOne(
      engine,
      typedWorkbook([...twoTables, [], [...wide, ...sides], wideOrder('IB-20'), wideOrder('IB-21')]),
    );
    expect(await linesOf(run)).toEqual([
      'Sheet1 2 IB-1 SKU-A ',
      'Sheet1 6 IB-20 SKU-W 9',
      'Sheet1 7 IB-21 SKU-W 9',
      'Sheet1 [J:] 2 IB-8 SKU-Z 12',
      'Sheet1 [J:] 3 IB-9 SKU-Z 13',
    ]);
    const bodies = await bodiesOf(engine, run);
    expect(bodies.filter(Boolean).map(({ referenceNo }) => referenceNo)).toEqual(['IB-20', 'IB-21']);
    const { items } = await engine.call('lines.window', { run: run.id });
    const [line] = items.filter(({ row }) => row === 6);
    await engine.call('edits.apply', {
      run: run.id,
      cells: [{ line: line?.id ?? 0, field: 'weightDeclared', value: '8.5' }],
    });
    const back = await handedBack(engine, run);
    expect(String(cellOf(back, 'Sheet1', 'I6')?.v)).toBe('8.5');
    expect((await linesOf(await importOne(engine, back)))[1]).toBe('Sheet1 6 IB-20 SKU-W 8.5');
  });

  test('and two tables below that are two again', async () => {
    const run = await importOne(
      engine,
      typedWorkbook([
        ...twoTables,
        [],
        [...wide, ...sides],
        wideOrder('IB-20'),
        [],
        [...header, null, ...header, '单箱重量'],
        [...order('IB-30', 'SKU-A'), null, ...order('IB-31', 'SKU-B'), 14],
      ]),
    );
    expect(await linesOf(run)).toEqual([
      'Sheet1 2 IB-1 SKU-A ',
      'Sheet1 6 IB-20 SKU-W 9',
      'Sheet1 9 IB-30 SKU-A ',
      'Sheet1 [J:] 2 IB-8 SKU-Z 12',
      'Sheet1 [J:] 3 IB-9 SKU-Z 13',
      'Sheet1 [J:] 9 IB-31 SKU-B 14',
    ]);
  });
});

describe('orders on the left and what is in them on the right', () => {
  const orders = ['客户入库单号', '目的仓', '理货规则', '用客户箱号', '发货地址代码'];
  const details = ['箱号', '箱数', '单箱重量', '长', '宽', '高', 'SKU', '每箱数量'];
  const of = (key: string) => [key, 'SYD01', '单件', '是', 'NB'];
  const in_ = (box: string, sku: string) => [box, 1, 12, 60, 40, 30, sku, 20];
  const blanks = orders.map(() => null);

  test('go together by the number that both have', async () => {
    const run = await importOne(
      engine,
      typedWorkbook([
        [...orders, null, '客户入库单号', ...details],
        [...of('IB-1'), null, 'IB-2', ...in_('01', 'SKU-C')],
        [...of('IB-2'), null, 'IB-1', ...in_('01', 'SKU-A')],
        [...blanks, null, 'IB-1', ...in_('02', 'SKU-B')],
      ]),
    );
    expect(run.counts).toMatchObject({ orders: 2, ready: 2, errors: 0 });
    expect(await told(run, 'table.beside')).toEqual([]);
    const skus = (of: readonly { readonly referenceNo: string }[]) =>
      Object.fromEntries(of.map((body) => [body.referenceNo, JSON.stringify(body).match(/SKU-./g)?.join()]));
    expect(skus(await bodiesOf(engine, run))).toEqual({ 'IB-1': 'SKU-A,SKU-B', 'IB-2': 'SKU-C' });
    const again = await importOne(engine, await handedBack(engine, run));
    expect(skus(await bodiesOf(engine, again))).toEqual({ 'IB-1': 'SKU-A,SKU-B', 'IB-2': 'SKU-C' });
  });

  test('without a number on the right are told of, and none goes out', async () => {
    const run = await importOne(
      engine,
      typedWorkbook([
        [...orders, null, ...details],
        [...of('IB-1'), null, ...in_('01', 'SKU-C')],
        [...of('IB-2'), null, ...in_('01', 'SKU-A')],
        [...blanks, null, ...in_('02', 'SKU-B')],
      ]),
    );
    expect((await linesOf(run)).filter((line) => line.includes('SKU-B'))).toHaveLength(1);
    expect(run.counts.errors).toBeGreaterThan(0);
  });
});
