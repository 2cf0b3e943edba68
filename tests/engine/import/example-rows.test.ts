import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import type { Run } from '#shared/contract/run.ts';
import { type TypedTable, typedWorkbook } from '../../fixtures/typed-sheet.ts';
import { importOne, openEngine } from '../engine-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

const header = '客户入库单号,目的仓,理货规则,用客户箱号,发货地址代码,箱号,箱数,单箱重量,长,宽,高,SKU,每箱数量'.split(
  ',',
);
const order = (key: string) => [key, 'SYD01', '单件', '是', 'NB', '01', 1, 12, 60, 40, 30, 'SKU-A', 20];

const imported = (...rows: TypedTable) => importOne(engine, typedWorkbook(rows));
async function problemsOf(run: Run) {
  const { items } = await engine.call('problems.window', { run: run.id, limit: 100 });
  return items
    .filter(({ severity }) => severity === 'error')
    .map(({ id, row, code, field }) => ({ id, row, code, field }));
}

test.each([
  [
    'beside it, without a header',
    [
      ['', ...header],
      ['示例', ...order('IB2026001')],
      ['', ...order('IB-1')],
    ],
  ],
  [
    'in a column that is not used',
    [
      [...header, '提示'],
      [...order('IB2026001'), '示例，请删除'],
      [...order('IB-1'), ''],
    ],
  ],
  ['in front of its number', [header, order('示例：IB2026001'), order('IB-1')]],
] as const)('a row that is an example, as is said %s, is asked about', async (_, rows) => {
  const run = await imported(...rows);
  expect(run.counts).toMatchObject({ orders: 2, ready: 1, incomplete: 1, errors: 1 });
  const [problem] = await problemsOf(run);
  expect(problem).toMatchObject({ row: 2, code: 'cell.example', field: 'referenceNo' });

  const { items } = await engine.call('lines.window', { run: run.id });
  const lines = items.filter(({ row }) => row === 2).map(({ id }) => id);
  await engine.call('edits.noOrder', { run: run.id, lines });
  expect((await engine.call('runs.get', { run: run.id })).counts).toMatchObject({ orders: 1, ready: 1, errors: 0 });
});

test('one that is an order after all is one by a click', async () => {
  const run = await imported(['', ...header], ['示例', ...order('IB-0')], ['', ...order('IB-1')]);
  const [problem] = await problemsOf(run);
  await engine.call('edits.fix', { run: run.id, problem: problem?.id ?? 0 });
  expect(await problemsOf(run)).toEqual([]);
  expect((await engine.call('runs.get', { run: run.id })).counts).toMatchObject({ orders: 2, ready: 2 });
});

test('a column that says something of every row is left alone', async () => {
  const run = await imported([...header, '类型'], [...order('IB-0'), 'sample'], [...order('IB-1'), '样品']);
  expect(run.counts).toMatchObject({ orders: 2, ready: 2, errors: 0 });
});
