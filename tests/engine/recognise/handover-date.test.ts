import { expect, test } from 'vitest';
import { recognise, sheetOf } from './sheets.ts';

const headers = ['客户参考编号', '送往仓库代码', '箱号', '箱数', 'SKU', '数量', '单箱重量', '长', '宽', '高'];
const row = ['IB-1', 'SYD01', '01', 5, 'S-1', 100, 40, 50, 40, 30, '2026-07-01'];

test.each(['交货日期', '交期', '货期'])('%s is asked about as the day of arrival', (header) => {
  const [sheet] = recognise([sheetOf([[...headers, header], row])]);
  expect(sheet?.columns.at(-1)).toMatchObject({ field: 'eta', likely: true });
});
