import { describe, expect, test } from 'vitest';
import { parseCell } from '#engine/check/parse-cell.ts';
import { countryCodes } from '#engine/check/parse-choice.ts';
import { fields } from '#shared/kinds/overseas-inbound/fields.ts';
import type { SourceCell } from '#shared/sheets/cell.ts';
import type { Field } from '#shared/sheets/field.ts';

const base = { level: 'order', label: { zh: '', en: '' }, example: '' } as const;
const read = (field: Field, cell: SourceCell, mappings: Record<string, string> = {}) =>
  parseCell(field, cell, { today: '2026-06-01', mappings });

describe('tally rule', () => {
  test.each([
    ['1', ['单件', '逐件', '按件', 'piece', 'By Piece', 'ＰＩＥＣＥ', ' 单 件 ', 1, '1']],
    ['2', ['单箱', '按箱', '整箱', 'box', 'BY BOX', 'carton', 2, '2', '２']],
  ] satisfies [string, SourceCell[]][])('%s', (code, cells) => {
    for (const cell of cells) expect({ cell, ...read(fields.tallyRule, cell) }).toMatchObject({ cell, value: code });
  });

  test.each([
    ['散货', undefined],
    ['3', undefined],
    [0, undefined],
    ['按单箱清点', '单箱'],
    ['非单箱', undefined],
    ['not by box', undefined],
    ['peice', undefined],
    ['pieec', undefined],
    ['by boxx', 'By box'],
    ['cartn', 'By box'],
  ])('%j is unknown', (cell, fix) => {
    const [problem] = read(fields.tallyRule, cell).problems;
    expect({ code: problem?.code, fix: problem?.fix }).toEqual({ code: 'choice.unknown', fix });
  });

  test('a remembered text has its code', () => {
    expect(read(fields.tallyRule, ' 散 货', { 散货: '2' })).toMatchObject({ type: 'value', value: '2' });
  });
});

test('an open list takes other values as they are', () => {
  const open: Field = {
    ...base,
    type: 'choice',
    open: true,
    choices: [{ code: '10', label: { zh: '普通', en: 'Normal' } }],
  };
  expect(read(open, '普通')).toMatchObject({ value: '10' });
  expect(read(open, 'Other')).toMatchObject({ value: 'Other', problems: [] });
});

describe('yes and no', () => {
  test.each([
    [true, ['是', '对', '1', 1, 'true', true, 'TRUE', 'Y', 'y', 'Yes', 'Ｙ']],
    [false, ['否', '错', '2', 2, 'false', false, 'N', 'no']],
  ] satisfies [boolean, SourceCell[]][])('%s', (value, cells) => {
    for (const cell of cells) expect({ cell, ...read(fields.useShipperBoxNo, cell) }).toMatchObject({ cell, value });
  });

  test.each([0, '0'])('%j is offered as a no, and is one in a column of ones and zeros', (cell) => {
    const field = fields.useShipperBoxNo;
    expect(read(field, cell)).toMatchObject({ type: 'wrong', problems: [{ code: 'yesNo.unknown', fix: '否' }] });
    const known = parseCell(field, cell, { today: '2026-06-01', column: { onesAndZeros: true } });
    expect(known).toMatchObject({ value: false, problems: [{ code: 'cell.normalised', severity: 'info' }] });
  });

  test.each(['maybe', 3])('%j is neither', (cell) => {
    expect(read(fields.useShipperBoxNo, cell)).toMatchObject({ type: 'wrong', problems: [{ code: 'yesNo.unknown' }] });
  });

  test('blank is neither', () => {
    expect(read(fields.useShipperBoxNo, ' ').type).toBe('blank');
  });
});

describe('country', () => {
  test('the list is ISO 3166-1’s 249 codes', () => {
    expect(countryCodes().size).toBe(249);
  });

  test('lower case is raised, and told', () => {
    expect(read(fields.country, 'CN')).toEqual({ type: 'value', value: 'CN', problems: [] });
    expect(read(fields.country, 'cn')).toMatchObject({ value: 'CN', problems: [{ code: 'cell.normalised' }] });
  });

  test.each([
    ['China', 'CN'],
    ['中国', 'CN'],
    ['PR China', 'CN'],
    ['CHN', 'CN'],
    ['United States', 'US'],
    ['美国', 'US'],
    ['U.S.A.', 'US'],
    ['UK', 'GB'],
    ['英国', 'GB'],
    ['澳大利亚', 'AU'],
    ['Germany', 'DE'],
    ['香港', 'HK'],
    ['XX', undefined],
    ['EU', undefined],
    ['Atlantis', undefined],
    [86, undefined],
  ])('%s is an error that offers %s', (cell, fix) => {
    const { type, problems } = read(fields.country, cell);
    expect({ type, code: problems[0]?.code, fix: problems[0]?.fix }).toEqual({
      type: 'wrong',
      code: 'country.unknown',
      fix,
    });
  });
});

test.each([
  ['中国 CN', 'CN'],
  ['US/美国', 'US'],
  ['China(中国)', 'CN'],
  ['U.S.A.', 'US'],
  ['P.R.C.', 'CN'],
  ['中國', 'CN'],
  ['美國', 'US'],
  ['U.S.', 'US'],
  ['中国/美国', undefined],
  ['中国香港', 'HK'],
  ['华东', undefined],
])('the country %s is offered as %s', (cell, code) => {
  expect(read(fields.country, cell).problems).toMatchObject([{ code: 'country.unknown', severity: 'error' }]);
  expect(read(fields.country, cell).problems[0]?.fix).toBe(code);
});

test('a country’s name that was remembered is its code, and said', () => {
  const remembered = read(fields.country, ' 中国', { 中国: 'CN' });
  expect(remembered).toMatchObject({ type: 'value', value: 'CN' });
  expect(remembered.problems.map(({ code }) => code)).toContain('choice.remembered');
});

test.each([
  [true, ['有', '要', '√', '✔', '☑']],
  [false, ['无', '不要', '×', '✘', '❌', '✕']],
] as const)('%s is said by marks and words', (value, cells) => {
  for (const cell of cells) expect({ cell, ...read(fields.useShipperBoxNo, cell) }).toMatchObject({ cell, value });
});
