import { expect, test } from 'vitest';
import { headerNames } from '#engine/recognise/layout-memory.ts';
import type { ColumnReading } from '#shared/contract/layouts.ts';
import { recognise, sheetOf } from './sheets.ts';

const headers = ['客户参考编号', '送往仓库代码', '箱号', '箱数', 'SKU', '数量', '单箱重量', '长', '宽', '高'];
const row = ['IB-1', 'SYD01', '60*40', 5, 'S-1', 100, 40, 50, 40, 30];

/** Whether a column is likely only, by a layout of these headers that says this of it, for a sheet with the headers of `more` besides. */
function likely(header: string, said: ColumnReading, more: readonly string[], id: string | null = 'l') {
  const own = headers.map((name) => (name === header.replace(/[（(].*/u, '') ? header : name));
  const layout = {
    name: 'A',
    kind: 'overseas-inbound',
    headers: headerNames(own),
    columns: { [headerNames([header])[0] ?? '']: said },
  };
  const memory = [{ ...layout, constants: {}, cells: [], ...(id !== null && { id }) }];
  const [sheet] = recognise(
    [
      sheetOf([
        [...own, ...more],
        [...row, ...more.map(() => 'x')],
      ]),
    ],
    { memory },
  );
  const column = sheet?.columns.find((of) => of.header === header);
  expect(column).toMatchObject({ field: said.field, rule: 'remembered' });
  return column?.likely === true;
}

test.each<[string, string, ColumnReading]>([
  ['totals', '数量', { field: 'productQty', per: 'total' }],
  ['numbers of each box', '数量', { field: 'productQty', per: 'each' }],
  ['a unit', '单箱重量', { field: 'weightDeclared', unit: 'g' }],
  ['the unit of each row', '单箱重量', { field: 'weightDeclared', unitFrom: '单位' }],
  ['a decimal mark', '单箱重量', { field: 'weightDeclared', decimal: ',' }],
  ['the order of parts', '箱号', { field: null, fields: ['boxNo', null] }],
  ['what a blank means', '客户参考编号', { field: 'referenceNo', blanks: 'above' }],
])('%s that a layout says are likely only below other headers, and sure below its own', (_, header, said) => {
  expect(likely(header, said, [])).toBe(false);
  expect(likely(header, said, ['柜号'])).toBe(true);
  expect(likely(header, said, ['柜号'], null)).toBe(false);
});

test.each<[string, string, ColumnReading]>([
  ['a field alone', '数量', { field: 'productQty' }],
  ['a unit that the header says as well', '单箱重量(g)', { field: 'weightDeclared', unit: 'g' }],
  ['words for choices', '箱号', { field: 'boxNo', values: { A: 'B' } }],
])('%s is as sure below other headers', (_, header, said) => {
  expect(likely(header, said, ['柜号'])).toBe(false);
});
