import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCell } from '#engine/check/parse-cell.ts';
import type { ColumnState } from '#engine/check/parsed-cell.ts';
import type { SourceCell } from '#shared/sheets/cell.ts';
import type { Field } from '#shared/sheets/field.ts';

const base = { level: 'line', label: { zh: '', en: '' }, example: '' } as const;
const weight: Field = { ...base, type: 'decimal', precision: 10, scale: 3, unit: 'kg' };
const length: Field = { ...base, type: 'decimal', precision: 5, scale: 1, unit: 'cm' };
const quantity: Field = { ...base, type: 'integer', min: 1, max: 2_147_483_647 };

const read = (field: Field, cell: SourceCell, column: ColumnState = {}) =>
  parseCell(field, cell, { today: '2026-06-01', column });
const parsedValue = (field: Field, cell: SourceCell) => {
  const parsed = read(field, cell);
  return parsed.type === 'value' ? parsed.value : undefined;
};
const problem = (field: Field, cell: SourceCell) => read(field, cell).problems[0];

describe('decimals', () => {
  test.each([
    ['12.50', '12.5'],
    [12.5, '12.5'],
    ['1,234.5', '1234.5'],
    ['０１２．５０', '12.5'],
    ['+3', '3'],
    ['.5', '0.5'],
    ['5.', '5'],
    [1e-3, '0.001'],
    ['9999999.999', '9999999.999'],
    [{ type: 'plain', value: 7.25, formula: true }, '7.25'],
  ] satisfies [SourceCell, string][])('%j is %s', (cell, canonical) => {
    expect(parsedValue(weight, cell)).toBe(canonical);
  });

  test('nothing is a value only where the field allows it; less than nothing never is', () => {
    const minimum: Field = { ...base, type: 'decimal', precision: 10, scale: 2, zero: true };
    expect([0, '0.00', '-0'].map((cell) => parsedValue(minimum, cell))).toEqual(['0', '0', '0']);
    expect(problem(minimum, -0.01)).toMatchObject({ code: 'number.tooSmall', params: { min: 0 } });
    expect(problem(weight, 0)).toMatchObject({ code: 'number.notPositive' });
  });

  test('the noise of binary fractions, which no spreadsheet shows, is not taken for decimals', () => {
    expect(parsedValue(weight, 0.1 + 0.2)).toBe('0.3');
  });

  test.each([
    [weight, '12.3456', '12.346'],
    [weight, 12.3456, '12.346'],
    [weight, '1.0005', '1.001'],
    [length, '35.55', '35.6'],
    [weight, '0.0004', undefined],
    [length, '9999.96', undefined],
  ] as const)('%# too many places are an error that offers the rounded value', (field, cell, offered) => {
    const found = problem(field, cell);
    expect(parsedValue(field, cell)).toBeUndefined();
    expect(found?.fix).toBe(offered);
    expect(found?.code).toBe(cell === '9999.96' ? 'number.tooLarge' : 'number.tooManyPlaces');
  });

  test.each([
    [weight, '9999999.999', '10000000', '9999999.999'],
    [length, '9999.9', '10000', '9999.9'],
  ] as const)('%# the greatest value fits and the next does not', (field, fits, tooLarge, max) => {
    expect(parsedValue(field, fits)).toBe(fits);
    expect(problem(field, tooLarge)).toMatchObject({ code: 'number.tooLarge', params: { max } });
  });

  test.each(['0', '0.000', '-1', 0])('%j is not positive', (cell) => {
    expect(problem(weight, cell)?.code).toBe('number.notPositive');
  });

  test.each([
    [weight, '12.5kg', '12.5'],
    [weight, '12.5 KGS', '12.5'],
    [weight, '12,5公斤', '12.5'],
    [weight, 'KG 12.5', '12.5'],
    [length, '60厘米', '60'],
  ] as const)('%# %j %s is in the field’s own unit, which goes and is shown', (field, cell, number) => {
    const after = { code: 'cell.normalised', severity: 'info', params: { before: cell, after: number } };
    expect(read(field, cell)).toMatchObject({ type: 'value', value: number, problems: [after] });
  });

  test.each([
    [weight, '500g', 'number.converts', '0.5', '0.5'],
    [weight, '12500 克', 'number.converts', '12.5', '12.5'],
    [weight, '5斤', 'number.converts', '2.5', '2.5'],
    [weight, '26.5 lb', 'number.rounds', '12.02', '12.020197805'],
    [weight, '12.5磅', 'number.rounds', '5.67', '5.669904625'],
    [length, '0.6m', 'number.converts', '60', '60'],
    [length, '600mm', 'number.converts', '60', '60'],
    [length, '24"', 'number.rounds', '61', '60.96'],
    [length, '24″', 'number.rounds', '61', '60.96'],
    [length, '23.6in', 'number.rounds', '59.9', '59.944'],
    [length, "2'", 'number.rounds', '61', '60.96'],
  ] as const)('%# %s %s is converted only when a person has confirmed it', (field, cell, code, converted, exact) => {
    expect(problem(field, cell)).toMatchObject({
      code,
      severity: 'error',
      fix: converted,
      params: { converted, exact },
    });
    const confirmed = read(field, cell, { unit: field.unit });
    expect(confirmed).toMatchObject({ type: 'value', value: converted, problems: [{ severity: 'info' }] });
    expect(confirmed.problems[0]?.params).toMatchObject({ value: cell, converted, exact });
  });

  test('a number without a unit is not taken for the field’s own in a column that is in another one', () => {
    const asked = { asked: ['unit'] } as const;
    // The question about its column is what keeps it from being sent.
    expect(read(weight, '600', asked)).toMatchObject({ type: 'value', value: '600', problems: [] });
    expect(read(weight, '600', { unit: 'kg' })).toMatchObject({ type: 'value', value: '600' });
    expect(read(weight, 600, { unit: 'g' }).problems).toMatchObject([{ code: 'number.whichUnit' }]);
    const from = { text: '600', rule: 'unit', unit: 'g' } as const;
    expect(read(weight, { type: 'plain', value: '0.6', from }, { unit: 'g' })).toMatchObject({
      value: '0.6',
      problems: [],
    });
    const { fix } = read(weight, '500g', asked).problems[0] ?? {};
    expect(read(weight, String(fix), asked)).toMatchObject({ type: 'value', value: '0.5' });
  });

  test.each(['12.5cm', '12.5元', '2箱', '0.0001g'])('%s in a weight is no number of it', (cell) => {
    expect(read(weight, cell).type).toBe('wrong');
    expect(problem(weight, cell)?.fix).toBeUndefined();
  });

  test.each([
    '++5',
    '+-5',
    '约12.5',
    '12.5左右',
    '12.5-13',
    '12~13',
    '>12',
    '12+',
    '2ft 3in',
    '60*40*35',
    '60×40×35cm',
    '十二',
  ])('%s is no number that can be told', (cell) => {
    expect(read(weight, cell, { unit: 'kg' }).type).toBe('wrong');
    expect(problem(weight, cell)?.fix).toBeUndefined();
  });

  test.each(['1.2E+3', '1,2e3'])('%s may have lost digits', (cell) => {
    expect(problem(weight, cell)).toMatchObject({ code: 'number.scientific', severity: 'error', fix: '1200' });
  });

  test.each(['abc', '1.2.3', '1 2', '1,23,4', '12-5', '∞', 'NaN', true, '1e9999'])('%j is unreadable', (cell) => {
    expect(problem(weight, cell)?.code).toBe('number.unreadable');
  });

  test.each([
    ['12,5', '12.5'],
    ['1.234,5', '1234.5'],
    ['1,234.5', '1234.5'],
    ['1,234,567', '1234567'],
    ['1 234', '1234'],
    ["1'234.5", '1234.5'],
    ['0,500', '0.5'],
    ['1234,567', '1234.567'],
    ['1.234.567', '1234567'],
    [',5', '0.5'],
    ['12。5', '12.5'],
    ['12。5公斤', '12.5'],
  ])('%s can be read in one way only, and the change is told', (typed, read) => {
    expect(parsedValue(weight, typed)).toBe(read);
    expect(problem(weight, typed)).toMatchObject({ code: 'cell.normalised', severity: 'info' });
  });

  test('a comma before three digits is a question: no reading is taken for it', () => {
    const asked = { code: 'number.ambiguous', severity: 'error', params: { thousands: '12500', point: '12.5' } };
    expect(problem(weight, '12,500')).toMatchObject(asked);
    expect(parsedValue(weight, '12.500')).toBe('12.5');
    expect(problem(weight, '12,500kg')).toMatchObject({ ...asked, params: { value: '12,500kg' } });
  });

  test.each([
    [weight, '12,500', ',', '12.5'],
    [weight, '12,500', '.', '12500'],
    [weight, '12.500', ',', '12500'],
    [weight, '12.500', '.', '12.5'],
    [weight, '12,5', '.', '12.5'],
    [weight, 12.5, ',', '12.5'],
    [weight, 12.345, ',', '12.345'],
    [quantity, '1.000', ',', 1000],
    [quantity, '1.000', '.', 1],
    [quantity, '1,000', '.', 1000],
  ] as const)('%# %s %j where decimals are known to be written by %s', (field, cell, decimal, number) => {
    const parsed = read(field, cell, { decimal });
    expect(parsed).toMatchObject({ type: 'value', value: number });
    const isAsWritten = typeof cell === 'number' || (decimal === '.' && cell.includes('.'));
    expect(parsed.problems.map(({ code }) => code)).toEqual(isAsWritten ? [] : ['cell.normalised']);
  });

  test('where decimals may be written by a comma, a point before three digits is a question too', () => {
    expect(read(weight, '12.500', { asked: ['decimal'] }).problems).toMatchObject([{ code: 'number.ambiguous' }]);
    expect(read(weight, 12.345, { asked: ['decimal'] })).toMatchObject({ type: 'value', value: '12.345' });
  });

  test('no decimal loses exactness', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 9_999_999_999n), (thousandths) => {
        const digits = String(thousandths).padStart(4, '0');
        const typed = `${digits.slice(0, -3)}.${digits.slice(-3)}`;
        const canonical = parsedValue(weight, typed);
        const [whole = '', places = ''] = String(canonical).split('.');
        expect(BigInt(whole + places.padEnd(3, '0'))).toBe(thousandths);
        expect(parsedValue(weight, Number(typed))).toBe(canonical);
        expect(JSON.stringify(Number(canonical))).toBe(canonical);
      }),
    );
  });
});

describe('whole numbers', () => {
  test.each([
    [1, 1],
    ['1', 1],
    ['1,200,000', 1_200_000],
    ['1 200', 1200],
    ['２０', 20],
    ['20.0', 20],
    [2_147_483_647, 2_147_483_647],
  ] satisfies [SourceCell, number][])('%j is %d', (cell, number) => {
    expect(parsedValue(quantity, cell)).toBe(number);
  });

  test.each([
    [1.5, 'number.notWhole'],
    ['1,200', 'number.ambiguous'],
    ['1.200', 'number.ambiguous'],
    ['1.5', 'number.notWhole'],
    [0, 'number.tooSmall'],
    ['-3', 'number.tooSmall'],
    [2_147_483_648, 'number.tooLarge'],
    ['1e300', 'number.scientific'],
    ['1e3', 'number.scientific'],
    ['12件', 'number.unit'],
    [1.234, 'number.notWhole'],
    ['twelve', 'number.unreadable'],
    [{ type: 'date', value: '2026-06-01 00:00:00' }, 'number.unreadable'],
  ] satisfies [SourceCell, string][])('%j is %s', (cell, code) => {
    expect(problem(quantity, cell)?.code).toBe(code);
  });

  test('counting words are offered to go, other units are not', () => {
    expect(problem(quantity, '12 pcs')?.fix).toBe('12');
    expect(problem(quantity, '12kg')?.fix).toBeUndefined();
  });
});
