import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { typedWorkbook } from '../../fixtures/typed-sheet.ts';
import { handedBack, importOne, openEngine } from '../engine-fixture.ts';
import { cellOf } from '../report/report-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

const header = ['客户入库单号', '目的仓', '理货规则', '用客户箱号', '箱号', '箱数', 'SKU', '每箱数量'];
const order = (key: string, sku: string) => [key, 'SYD01', '单件', '是', '01', 1, sku, 20];
const path = () =>
  typedWorkbook([
    [...header, null, ...header, '单箱重量'],
    [...order('IB-1', 'SKU-A'), null, ...order('IB-8', 'SKU-Z'), 12],
    [...header.map(() => null), null, ...order('IB-9', 'SKU-Z'), 12],
  ]);

test('a table beside another one is not read, and that is a warning which says where it stands', async () => {
  const run = await importOne(engine, path());
  const { items } = await engine.call('problems.window', { run: run.id, code: 'table.beside' });
  expect(items.map(({ code, severity, column, params }) => [code, severity, column, params])).toEqual([
    [
      'table.beside',
      'warning',
      'J–R',
      { header: 'J–R', columns: 'J–R', headers: `${header.join('、')}、…`, first: 2, last: 3, count: 2 },
    ],
  ]);
  const skipped = await engine.call('rows.skipped', { run: run.id });
  expect(skipped.items.map(({ row, reason }) => [row, reason])).toContainEqual([3, 'beside']);
});

test('what a person changes of the table that is read leaves the other one as it is', async () => {
  const run = await importOne(engine, path());
  const [line] = (await engine.call('lines.window', { run: run.id })).items;
  await engine.call('edits.apply', { run: run.id, cells: [{ line: line?.id ?? 0, field: 'sku', value: 'SKU-B' }] });
  const back = await handedBack(engine, run);
  expect(cellOf(back, 'Sheet1', 'G2')?.v).toBe('SKU-B');
  expect(cellOf(back, 'Sheet1', 'P2')?.v).toBe('SKU-Z');
  const again = await importOne(engine, back);
  expect((await engine.call('lines.window', { run: again.id })).items.map(({ cells }) => cells.sku?.text)).toEqual([
    'SKU-B',
  ]);
});
