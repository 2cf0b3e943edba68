import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { type TypedTable, typedWorkbook } from '../../fixtures/typed-sheet.ts';
import { importOne, openEngine } from '../engine-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

const orderHeader = ['客户入库单号', '目的仓', '理货规则', '用客户箱号', '发货地址代码'];
const lineHeader = ['箱号', '箱数', '单箱重量', '长', '宽', '高', 'SKU', '每箱数量'];
const order = (key: string) => [key, 'SYD01', '单件', '是', 'NB'];
const line = (box: string) => [box, 1, 12.5, 60, 40, 30, `SKU-${box}`, 20];
const none = orderHeader.map(() => null);

async function imported(table: TypedTable) {
  const run = await importOne(engine, typedWorkbook(table));
  const { items } = await engine.call('problems.window', { run: run.id, code: 'table.unlinked' });
  const [file] = await engine.call('imports.recognition', { run: run.id });
  const sure = file?.sheets.map(({ columns }) => columns.find(({ field }) => field === 'referenceNo')?.likely !== true);
  return { run, told: items.map(({ severity, params }) => ({ severity, ...params })), sure };
}

describe('orders beside lines that nothing links', () => {
  test.each([
    [
      'orders first',
      [
        [...orderHeader, null, ...lineHeader],
        [...order('IB-1'), null, ...line('01')],
        [...order('IB-2'), null, ...line('02')],
        [...none, null, ...line('03')],
      ],
      { orders: 'A–E', lines: 'G–N', count: 1 },
    ],
    [
      'lines first',
      [
        [...lineHeader, null, ...orderHeader],
        [...line('01'), null, ...order('IB-1')],
        [...line('02'), null, ...order('IB-2')],
        [...line('03')],
        [...line('04')],
      ],
      { orders: 'J–N', lines: 'A–H', count: 2 },
    ],
    [
      'more orders than lines',
      [[...orderHeader, null, ...lineHeader], [...order('IB-1'), null, ...line('01')], [...order('IB-2')]],
      { orders: 'A–E', lines: 'G–N', count: 1 },
    ],
  ])('are not paired by their rows before a person has seen it: %s', async (_, table, where) => {
    const { run, told, sure } = await imported(table);

    expect(told).toEqual([{ severity: 'warning', ...where }]);
    expect(sure).toEqual([false]);
    await expect(engine.call('submissions.start', { run: run.id, confirmWarnings: true })).rejects.toMatchObject({
      code: 'columns.unconfirmed',
    });
  });
});

describe('one table is not asked about', () => {
  test.each([
    [
      'an empty column among filled rows',
      [
        [...orderHeader, null, ...lineHeader],
        [...order('IB-1'), null, ...line('01')],
        [...order('IB-2'), null, ...line('01')],
      ],
    ],
    [
      'no column parts it, and the order stands in its first row',
      [
        [...orderHeader, ...lineHeader],
        [...order('IB-1'), ...line('01')],
        [...none, ...line('02')],
      ],
    ],
  ])('%s', async (_, table) => {
    const { told, sure } = await imported(table);
    expect({ told, sure }).toEqual({ told: [], sure: [true] });
  });
});
