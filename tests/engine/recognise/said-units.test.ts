import { expect, test } from 'vitest';
import { columnNames } from '#engine/recognise/layout-memory.ts';
import type { RecogniseOptions } from '#engine/recognise/recognise.ts';
import type { ColumnReading } from '#shared/contract/layouts.ts';
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

/** The same column said in every way that a person can, and remembered from an earlier time. */
function given(header: string, cells: readonly (string | number)[], said: ColumnReading) {
  const name = columnNames([header])[0] ?? '';
  const names = columnNames(headers(header)).sort();
  const layout = {
    name: 'a',
    kind: 'overseas-inbound',
    headers: names,
    columns: { [name]: said },
    constants: {},
    cells: [],
  };
  const ways: Partial<RecogniseOptions>[] = [
    { choices: [{ ...chosen, readings: { 6: said } }] },
    { hints: { readings: { [header]: said } } },
    { memory: [layout] },
  ];
  return ways.map((options) => {
    const [sheet] = recognise([sheetOf([headers(header), ...rows(cells)])], options);
    return { column: sheet?.columns.at(-1), questions: sheet?.questions ?? [] };
  });
}

const asksUnits = (field: string, ...units: readonly string[]) => [
  { index: 6, field, kind: 'unit', untilAnswered: true, readings: units.map((unit) => ({ answer: { unit } })) },
];

test.each([
  ['重量(lb/kg)', ['lb', 'kg']],
  ['毛毛 kg/lbs', ['lb', 'kg']],
  ['毛毛(公斤/磅)', ['kg', 'lb']],
  ['毛毛(g, oz)', ['g', 'oz', 'kg']],
  ['毛毛(cm)', ['kg']],
])('of %s that is given to the weight without a unit it is asked which of %j it is', (header, units) => {
  for (const { column, questions } of given(header, numbers, { field: 'weightDeclared' })) {
    expect(column).toMatchObject({ field: 'weightDeclared' });
    expect(questions).toMatchObject(asksUnits('weightDeclared', ...units));
  }
});

test('what each unit comes to is shown, and one that is said or has a column is not asked for', () => {
  const [first] = given('重量(lb/kg)', numbers, { field: 'weightDeclared' });
  expect(first?.questions[0]?.readings.map(({ examples }) => examples[0])).toEqual([
    { typed: '12.5', read: '5.67 kg' },
    { typed: '12.5', read: '12.5 kg' },
  ]);
  for (const said of [{ unit: 'kg' as const }, { unit: 'lb' as const }, { unitFrom: 'sku' }])
    for (const { questions } of given('重量(lb/kg)', numbers, { field: 'weightDeclared', ...said }))
      expect(questions).toEqual([]);
});

const sides = ['lengthDeclared', 'widthDeclared', 'heightDeclared'];
const boxes = ['24*16*12', '20*16*10', '22*16*9'];

test('a header in inches that is split by hand is in inches; one in inches and centimetres is asked about', () => {
  for (const { column } of given('规格(inch)', boxes, { field: null, fields: sides }))
    expect(column?.reading).toEqual({ fields: sides, unit: 'in' });
  for (const { questions } of given('规格(in/cm)', boxes, { field: null, fields: sides })) {
    expect(questions).toMatchObject(asksUnits('lengthDeclared', 'in', 'cm'));
    expect(questions[0]?.readings[0]?.examples[0]).toEqual({ typed: '24*16*12', read: '61 × 40.6 × 30.5 cm' });
  }
});

test('an answer by the header closes the question', () => {
  const readings = { '重量(lb/kg)': { field: 'weightDeclared' } };
  const hints = { readings, answers: { '重量(lb/kg)': { unit: 'lb' as const } } };
  const [sheet] = recognise([sheetOf([headers('重量(lb/kg)'), ...rows(numbers)])], { hints });
  expect(sheet?.questions).toBeUndefined();
  expect(sheet?.columns.at(-1)?.reading).toEqual({ unit: 'lb' });
});

test('of the answers only a unit is laid over a split column', () => {
  const sizes = ['24*16*12', '20*16*10', '22*16*9'];
  const answered = (answers: NonNullable<RecogniseOptions['hints']>['answers']) =>
    last('外箱尺寸', sizes, { hints: { answers } })?.reading;
  const fields = ['lengthDeclared', 'widthDeclared', 'heightDeclared'];
  expect(answered({ 外箱尺寸: { unit: 'in' } })).toEqual({ fields, unit: 'in' });
  expect(answered({ 外箱尺寸: { decimal: ',' } })).toEqual({ fields });
  expect(answered({ SKU: { unit: 'in' } })).toEqual({ fields });
});
