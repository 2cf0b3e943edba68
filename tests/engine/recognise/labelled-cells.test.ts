import { describe, expect, test } from 'vitest';
import { isForm, labelledCells } from '#engine/recognise/labelled-cells.ts';
import { rowsOf, type Typed } from './sheets.ts';

/** `label = value @row,column`, with where the value begins in its cell. */
function found(...table: readonly (readonly Typed[])[]): string[] {
  return labelledCells(rowsOf(table)).map(
    ({ label, value, row, column, inside }) =>
      `${label} = ${value} @${row},${column}${inside ? `+${inside.start}` : ''}`,
  );
}

describe('labels and their values', () => {
  test('side by side, with a colon or without', () => {
    expect(found(['客户入库单号：', 'IB-77', null, '目的仓：', 'SYD01'], ['客户入库单号', null, 'IB-77'])).toEqual([
      '客户入库单号 = IB-77 @1,1',
      '目的仓 = SYD01 @1,4',
      '客户入库单号 = IB-77 @2,2',
    ]);
  });

  test('one above the other', () => {
    expect(found(['入库单号', '仓库'], ['IB-1', 'SYD01'])).toEqual(['入库单号 = IB-1 @2,0', '仓库 = SYD01 @2,1']);
  });

  test('nothing filled in', () => {
    expect(found(['客户入库单号：', null, null, '目的仓：', 'SYD01'])).toEqual([
      '客户入库单号 = null @1,1',
      '目的仓 = SYD01 @1,4',
    ]);
  });

  test.each([
    ['入库单号：IB-001', '入库单号 = IB-001 @1,0+5'],
    ['海外仓入库单 客户入库单号：IB-78   目的仓：SYD01', '客户入库单号 = IB-78 @1,0+14 · 目的仓 = SYD01 @1,0+26'],
    ['Reference No: IB-1 Warehouse Code: SYD01', 'Reference No = IB-1 @1,0+14 · Warehouse Code = SYD01 @1,0+35'],
    ['入库单号:IB-78目的仓:SYD01', '入库单号 = IB-78 @1,0+5 · 目的仓 = SYD01 @1,0+14'],
    ['客户：某某贸易 仓库：SYD01；', '客户 = 某某贸易 @1,0+3 · 仓库 = SYD01 @1,0+11'],
    ['预计到仓：2026-12-20 10:30', '预计到仓 = 2026-12-20 10:30 @1,0+5'],
  ])('in one cell: %s', (text, expected) => {
    expect(found([text]).join(' · ')).toBe(expected);
  });

  test.each(['10:30', 'https://a.example.com', '海外仓入库单', '2026年11月'])('none: %s', (text) => {
    expect(found([text])).toEqual([]);
  });
});

test('a form is told from the titles of columns', () => {
  const forms = [['入库单号：', 'IB-1', '仓库：', 'SYD01'], ['入库单号：IB-1']];
  const headers = [
    ['入库单号：', '仓库：', '箱号：'],
    ['入库单号', '仓库'],
  ];
  expect(rowsOf(forms).map(isForm)).toEqual([true, true]);
  expect(rowsOf(headers).map(isForm)).toEqual([false, false]);
});
