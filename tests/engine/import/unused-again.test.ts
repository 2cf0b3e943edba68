import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { typedWorkbook } from '../../fixtures/typed-sheet.ts';
import { freshFolder, importOne, openEngine } from '../engine-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

const known = '客户入库单号,目的仓,理货规则,用客户箱号,发货地址代码,箱号,箱数,单箱重量,长,宽,高,SKU,每箱数量';

let orders = 0;

/** One order under the known columns and these, each with its one cell. */
async function imported(more: Readonly<Record<string, string>>) {
  orders += 1;
  const path = join(freshFolder(), 'orders.csv');
  const line = `R-${orders},SYD01,单件,是,NB,01,1,12.5,60,40,35,S1,20`;
  const header = [known, ...Object.keys(more)].join();
  writeFileSync(path, [header, [line, ...Object.values(more)].join()].join('\n'));
  return importOne(engine, path);
}

/** What is said of columns that are not sent: header → severity. */
async function said(run: string) {
  const { items } = await engine.call('problems.window', { run, code: 'column.unused' });
  return Object.fromEntries(items.map(({ column, severity }) => [column, severity]));
}

const sent = async (run: string) => {
  await engine.call('submissions.start', { run, confirmWarnings: true });
};

test('a column that was unused when its run was sent is not warned about again, a new one is', async () => {
  const first = await imported({ 监管方式: '9610', 柜型: '' });
  expect(await said(first.id)).toEqual({ 监管方式: 'warning' });
  await sent(first.id);

  expect(await said((await imported({ 监管方式: '9810', 柜型: '' })).id)).toEqual({ 监管方式: 'info' });
  const filled = await imported({ 监管方式: '9810', 柜型: '40HQ', 船名: 'EVER' });
  expect(await said(filled.id)).toEqual({ 监管方式: 'info', 柜型: 'warning', 船名: 'warning' });
});

test('what was not sent, nor explained, is warned about again', async () => {
  await imported({ 监管方式: '9610' });
  expect(await said((await imported({ 监管方式: '9610' })).id)).toEqual({ 监管方式: 'warning' });
});

test('a column without a header is known by where it stands, and is not warned about again', async () => {
  const line = ['SYD01', '单件', '是', 'NB', '01', 1, 12.5, 60, 40, 35, 'S1', 20];
  const of = (key: string, more: readonly [header: string | null, cell: string][]) => {
    const [headers, cells] = [more.map(([header]) => header), more.map(([, cell]) => cell)];
    return importOne(
      engine,
      typedWorkbook([
        [...known.split(','), ...headers],
        [key, ...line, ...cells],
      ]),
    );
  };
  const first = await of('R-A', [[null, '内部用']]);
  expect(await said(first.id)).toEqual({ N: 'warning' });
  const choices = [{ file: 0, sheet: 'Sheet1', readings: { 13: { field: null } } }];
  await engine.call('imports.remap', { importId: 'unused', run: first.id, choices });
  expect(await said((await of('R-B', [[null, '内部用']])).id)).toEqual({ N: 'info' });
  // It stands behind another column now.
  const moved = await of('R-C', [
    ['船名', 'EVER'],
    [null, '内部用'],
  ]);
  expect(await said(moved.id)).toEqual({ 船名: 'warning', O: 'warning' });
});

test('a column that only a table further down has is given its field once, and what is unused of it said once', async () => {
  const table = (key: string, own: boolean) => [
    [...known.split(','), ...(own ? ['花色', '监管方式'] : [])],
    [key, 'SYD01', '单件', '是', 'NB', '01', 1, 12.5, 60, 40, 35, 'S1', 20, ...(own ? ['红', '9610'] : [])],
  ];
  const path = (day: string) => typedWorkbook([...table(`${day}-1`, false), [], ...table(`${day}-2`, true)]);
  const first = await importOne(engine, path('A'));
  const choices = [{ file: 0, sheet: 'Sheet1', named: { 花色: { field: 'remark' } } }];
  const { runs } = await engine.call('imports.remap', { importId: 'named', run: first.id, choices });
  const run = runs[0]?.id ?? '';
  const remarks = async (of: string) =>
    (await engine.call('lines.window', { run: of })).items.map(({ cells }) => cells.remark?.text);
  expect(await remarks(run)).toEqual([undefined, '红']);
  expect(await said(run)).toEqual({ 监管方式: 'warning' });
  await sent(run);
  const second = await importOne(engine, path('B'));
  expect(await remarks(second.id)).toEqual([undefined, '红']);
  expect(await said(second.id)).toEqual({ 监管方式: 'info' });
});

test('a column stays known while it is empty for a day, and where other columns came and went', async () => {
  await sent((await imported({ 监管方式: '9610', 柜型: '' })).id);
  await sent((await imported({ 监管方式: '', 船名: 'EVER' })).id);
  expect(await said((await imported({ 监管方式: '9610', 船名: 'EVER' })).id)).toEqual({
    监管方式: 'info',
    船名: 'info',
  });
});
