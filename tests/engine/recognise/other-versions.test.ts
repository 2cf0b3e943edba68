import { describe, expect, test } from 'vitest';
import { recognise, sheetOf, type Typed } from './sheets.ts';

type Column = readonly [header: string, ...values: Typed[]];

const base: readonly Column[] = [
  ['客户参考编号', 'IB-1', 'IB-1', 'IB-2'],
  ['送往仓库代码', 'SYD01', 'SYD01', 'MEL02'],
  ['箱号', '01', '02', '01'],
  ['SKU', 'SKU-A', 'SKU-B', 'SKU-C'],
  ['单箱毛重(kg)', 12.5, 8.4, 20],
];

/** Header → field of these columns beside the others, with a question mark where it is not sure. */
function read(...columns: readonly Column[]) {
  const all = [...base, ...columns];
  const rows = [1, 2, 3].map((row) => all.map((column) => column[row] ?? null));
  const [sheet] = recognise([sheetOf([all.map(([name]) => name), ...rows])]);
  const told = sheet?.columns.slice(base.length) ?? [];
  return Object.fromEntries(told.map(({ header, field, likely }) => [header, field && `${field}${likely ? '?' : ''}`]));
}

describe('of two versions of one number neither is used without a question', () => {
  test.each([
    ['计划箱数', '实装箱数'],
    ['计划箱数', '实际箱数'],
    ['箱数(计划)', '箱数(出货)'],
    ['箱数', '复核箱数'],
    ['Planned CTNS', 'Loaded CTNS'],
  ])('%s beside %s', (one, other) => {
    const found = Object.values(read([one, 6, 3, 4], [other, 5, 3, 4], ['每箱数量', 20, 21, 22]));
    expect(found).not.toContain('boxQty');
  });

  test.each([
    ['计划每箱数', '实装每箱数'],
    ['每箱数量', '每箱数量(实际)'],
  ])('%s beside %s', (one, other) => {
    const found = Object.values(read(['箱数', 6, 3, 4], [one, 20, 21, 22], [other, 18, 21, 22]));
    expect(found).not.toContain('productQty');
  });

  test('what is a total, in another unit, or of something else is no version of it', () => {
    const found = read(['箱数', 6, 3, 4], ['总箱数', 9, 9, 4], ['每箱数量', 20, 21, 22], ['总数量', 120, 63, 88]);
    expect([found.箱数, found.每箱数量]).toEqual(['boxQty', 'productQty']);
  });
});

test.each(['本箱数量', '该箱数量', '此箱件数', '当前箱数量'])('%s is of one box, not the number of boxes', (header) => {
  expect(read(['箱子个数', 2, 2, 3], [header, 15, 16, 17])).toMatchObject({ 箱子个数: 'boxQty' });
  expect(read(['箱子个数', 2, 2, 3], [header, 15, 16, 17])[header]).toMatch(/^productQty/);
});

test.each(['本箱号', '此箱号'])('%s is the number of a box', (header) => {
  const rows = [
    ['客户参考编号', '送往仓库代码', header, 'SKU'],
    ['IB-1', 'SYD01', '01', 'SKU-A'],
    ['IB-1', 'SYD01', '02', 'SKU-B'],
  ];
  const [sheet] = recognise([sheetOf(rows)]);
  expect(sheet?.columns[2]?.field).toBe('boxNo');
});

test('of two receivers the spare one is not used', () => {
  const found = read(['备用收件人', '张三', '李四', '王五']);
  expect(found.备用收件人).toBeNull();
});
