import { expect, test } from 'vitest';
import { withAnswers } from '#engine/recognise/answers.ts';
import { columnNames } from '#engine/recognise/layout-memory.ts';
import type { RecogniseOptions } from '#engine/recognise/recognise.ts';
import { recognise, sheetOf } from './sheets.ts';

const headers = (own: string) => ['客户参考编号', '送往仓库代码', '箱号', '箱数', 'SKU', '每箱数量', own];
const rows = (own: readonly (string | number)[]) =>
  own.map((cell, at) => [`IB-${at}`, 'SYD01', '01', at + 1, `S${at}`, 20, cell]);

/** The last column, whose header only the office understands. */
function last(own: string, cells: readonly (string | number)[], options: Partial<RecogniseOptions>) {
  const [sheet] = recognise([sheetOf([headers(own), ...rows(cells)])], options);
  return sheet?.columns.at(-1);
}

const numbers = [12.5, 8.4, 20];
const chosen = { file: 0, sheet: 'Sheet1' };

test.each([
  ['毛毛 (lb)', 'lb'],
  ['毛毛(g)', 'g'],
  ['毛毛（克）', 'g'],
  ['毛毛 (oz)', 'oz'],
])('%s that is given to the weight without a unit is in %s', (header, unit) => {
  const converted = { field: 'weightDeclared', rule: 'chosen', reading: { unit } };
  const choices: RecogniseOptions['choices'][] = [
    [{ ...chosen, columns: { 6: 'weightDeclared' } }],
    [{ ...chosen, readings: { 6: { field: 'weightDeclared' } } }],
  ];
  for (const said of choices) expect(last(header, numbers, { choices: said })).toMatchObject(converted);
  const hints = { readings: { [header]: { field: 'weightDeclared' } } };
  expect(last(header, numbers, { hints })).toMatchObject(converted);
});

test('a unit that is said goes before the header’s own, and the partner’s own is no conversion', () => {
  const readings = { 6: { field: 'weightDeclared', unit: 'kg' as const } };
  expect(last('毛毛 (lb)', numbers, { choices: [{ ...chosen, readings }] })?.reading).toEqual({ unit: 'kg' });
  expect(
    last('毛毛 (kg)', numbers, { choices: [{ ...chosen, columns: { 6: 'weightDeclared' } }] })?.reading,
  ).toBeUndefined();
});

test('remembered from a time when no units were converted, such a column is asked about', () => {
  const header = '毛毛 (lb)';
  const memory = [
    {
      name: 'a',
      kind: 'overseas-inbound',
      headers: columnNames(headers(header)).sort(),
      columns: { [columnNames([header])[0] ?? '']: { field: 'weightDeclared' } },
      constants: {},
      cells: [],
    },
  ];
  expect(last(header, numbers, { memory })).toMatchObject({
    field: 'weightDeclared',
    rule: 'remembered',
    likely: true,
    reading: { unit: 'lb' },
  });
});

test('of the answers only a unit is laid over a split column', () => {
  const sheets = recognise([sheetOf([headers('外箱尺寸'), ...rows(['24*16*12', '20*16*10', '22*16*9'])])]);
  const answered = (said: Parameters<typeof withAnswers>[1]['said']) =>
    withAnswers(sheets, { memory: [], choices: [], said })[0]?.columns.at(-1)?.reading;
  const fields = ['lengthDeclared', 'widthDeclared', 'heightDeclared'];
  expect(answered({ 外箱尺寸: { unit: 'in' } })).toEqual({ fields, unit: 'in' });
  expect(answered({ 外箱尺寸: { decimal: ',' } })).toEqual({ fields });
  expect(answered({ SKU: { unit: 'in' } })).toEqual({ fields });
});
