import { expect, test } from 'vitest';
import { convert, unitNamed } from '#shared/sheets/units.ts';

test.each([
  ['KG', 'kg'],
  ['kgs.', 'kg'],
  ['公斤(KG)', 'kg'],
  ['ＫＧ', 'kg'],
  ['LB', 'lb'],
  ['lbs', 'lb'],
  ['磅', 'lb'],
  ['LB/磅', 'lb'],
  ['斤', 'jin'],
  ['G', 'g'],
  ['INCH', 'in'],
  ['IN/英寸', 'in'],
  ['in.', 'in'],
  ['"', 'in'],
  ['MM', 'mm'],
  ['KG/LB', null],
  ['stone', null],
  ['1', null],
  ['', null],
])('%s names %s', (text, unit) => {
  expect(unitNamed(text)).toBe(unit);
});

test.each([
  ['22', 'lb', 'kg', 3, '9.97903214', '9.979'],
  ['12500', 'g', 'kg', 3, '12.5', '12.5'],
  ['25', 'jin', 'kg', 3, '12.5', '12.5'],
  ['1.5', 't', 'kg', 3, '1500', '1500'],
  ['16', 'oz', 'kg', 3, '0.45359237', '0.454'],
  ['10', 'in', 'cm', 1, '25.4', '25.4'],
  ['7.3', 'in', 'cm', 1, '18.542', '18.5'],
  ['605', 'mm', 'cm', 1, '60.5', '60.5'],
  ['0.1', 'm', 'cm', 1, '10', '10'],
  ['2', 'ft', 'cm', 1, '60.96', '61'],
] as const)('%s %s in %s', (value, from, to, scale, exact, rounded) => {
  expect(convert(value, from, to, scale)).toEqual({ exact, rounded });
});

test('a length is no weight', () => {
  expect(convert('1', 'in', 'kg', 3)).toBeNull();
  expect(convert('1', 'stone', 'kg', 3)).toBeNull();
});
