import { expect, test } from 'vitest';
import { cellsAbove } from '../../../../renderer/screens/mapping/cells-above.ts';
import { sheet } from './sheets.ts';

test('cells above the table are offered in reading order, whether they are used yet or not', () => {
  const used = { label: '目的仓', value: 'SYD01', row: 2, column: 3, field: 'warehouseCode' };
  const others = [
    { label: '制单', value: '小陈', row: 2, column: 1 },
    { label: '入库单号', value: 'IB-1', row: 1, column: 5 },
  ];
  expect(cellsAbove(sheet({ cells: [used], labels: others })).map(({ label }) => label)).toEqual([
    '入库单号',
    '制单',
    '目的仓',
  ]);
});
