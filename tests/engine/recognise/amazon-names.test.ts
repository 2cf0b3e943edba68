import { expect, test } from 'vitest';
import { recognise, sheetOf } from './sheets.ts';

test('a fulfilment centre is a warehouse, and the number of a packed box the box’s', () => {
  const [sheet] = recognise([
    sheetOf([
      ['货件编号', '物流中心编码', '装箱箱号', '箱数', '箱子重量(kg)', '箱长', '箱宽', '箱高', 'SKU', '单箱数量'],
      ['FBA15ABC', 'ONT8', '1', 1, 12.5, 60, 40, 35, 'SKU-1', 20],
      ['FBA15ABC', 'ONT8', '2', 1, 12.5, 60, 40, 35, 'SKU-2', 20],
    ]),
  ]);
  const fields = sheet?.columns.slice(0, 4).map(({ field }) => field);
  expect(fields).toEqual(['referenceNo', 'warehouseCode', 'boxNo', 'boxQty']);
});
