import { describe, expect, test } from 'vitest';
import { checkBands, readRates } from '#engine/freight/rate-rows.ts';
import type { SourceCell } from '#shared/sheets/cell.ts';
import { rate } from './rates.ts';

const plain = { channel: '海运', warehouse: 'SYD01', fromKg: 21, toKg: 101, perKg: '8.50', currency: 'CNY' };

function read(cells: Record<string, SourceCell>) {
  const line = { id: 1, file: 0, sheet: 'S', row: 5, part: 'whole' as const, cells };
  const [found] = readRates([line], '2026-06-01');
  return {
    row: found?.row,
    problems: found?.problems.map(({ code, field, severity }) => `${severity} ${code} ${field}`),
  };
}

test('a row is read as written: decimals exact, the country by its name, days from text', () => {
  const { row, problems } = read({
    ...plain,
    country: '澳大利亚',
    fuel: '15%',
    divisor: 6000,
    stepKg: 0.5,
    days: '10-15天',
  });
  expect(row).toEqual({
    sheet: 'S',
    row: 5,
    channel: '海运',
    warehouse: 'SYD01',
    country: 'AU',
    fromKg: '21',
    toKg: '101',
    price: { perKg: '8.5' },
    fuel: '15',
    divisor: 6000,
    stepKg: '0.5',
    currency: 'CNY',
    days: { min: 10, max: 15 },
  });
  expect(problems).toEqual(['info rate.countryRead country']);
});

test('blank weights are from nothing and without limit; words for currencies are understood', () => {
  const { row } = read({ channel: 'A', country: 'US', flat: 260, currency: '美元', minimum: 0, days: 12 });
  expect(row).toMatchObject({
    fromKg: '0',
    price: { flat: '260' },
    currency: 'USD',
    minimum: '0',
    days: { min: 12, max: 12 },
  });
  expect(row).not.toHaveProperty('toKg');
});

test.each<[string, Record<string, SourceCell>, string[]]>([
  ['no channel', { channel: '' }, ['error value.required channel']],
  ['no destination', { warehouse: '' }, ['error value.requiredWithout warehouse']],
  ['no price', { perKg: '' }, ['error value.requiredWithout perKg']],
  ['two prices', { flat: '200' }, ['error rate.twoPrices flat']],
  ['a price of nothing', { perKg: 0 }, ['error number.notPositive perKg']],
  ['a negative minimum', { minimum: -1 }, ['error number.tooSmall minimum']],
  ['a divisor that is kg per m³', { divisor: 167 }, ['error number.tooSmall divisor']],
  ['a currency nobody knows', { currency: 'XYZ' }, ['error choice.unknown currency']],
  ['a country nobody knows', { country: '火星' }, ['error country.unknown country']],
  ['an empty band', { toKg: '21' }, ['error rate.bandEmpty toKg']],
  ['days that became a date', { days: { type: 'date', value: '2026-10-15 00:00:00' } }, ['error text.date days']],
  ['days the wrong way round', { days: '15-10' }, ['error rate.daysOrder days']],
  ['fuel that is no number', { fuel: '见备注' }, ['error rate.fuelUnreadable fuel']],
  ['fuel beyond all reason', { fuel: '115' }, ['error rate.fuelUnreadable fuel']],
])('%s is an error and no row', (_, cells, expected) => {
  const typed = Object.fromEntries(Object.entries({ ...plain, ...cells }).filter(([, cell]) => cell !== ''));
  expect(read(typed)).toEqual({ row: undefined, problems: expected });
});

describe('fuel', () => {
  test.each<[SourceCell, string, boolean]>([
    [15, '15', false],
    ['15%', '15', false],
    ['１８．５％', '18.5', false],
    [0, '0', false],
    [0.15, '15', true],
    [0.185, '18.5', true],
    ['0.5%', '0.5', false],
    [1, '1', false],
  ])('%j is %s per cent (said to be read so: %s)', (cell, percent, said) => {
    const { row, problems } = read({ ...plain, fuel: cell });
    expect(row?.fuel).toBe(percent);
    expect(problems?.includes('warning rate.fuelFraction fuel')).toBe(said);
  });
});

describe('bands of one channel, destination and currency', () => {
  const codes = (...rows: Parameters<typeof rate>[0][]) =>
    checkBands(rows.map((row, at) => rate({ ...row, row: at + 1 }))).map(({ row, problem }) => [
      row.row,
      problem.code,
      problem.params.otherRow,
    ]);

  test('may touch, and leave gaps', () => {
    expect(codes({ toKg: '21' }, { fromKg: '21', toKg: '45' }, { fromKg: '100' })).toEqual([]);
  });

  test('must not overlap, whatever their order: the later one is told which row', () => {
    expect(codes({ fromKg: '20.999' }, { toKg: '21' })).toEqual([[1, 'rate.bandOverlap', 2]]);
    expect(codes({}, { fromKg: '5', toKg: '6' }, { fromKg: '7' })).toEqual([
      [2, 'rate.bandOverlap', 1],
      [3, 'rate.bandOverlap', 1],
    ]);
    expect(codes({ toKg: '100' }, { fromKg: '0', toKg: '100', currency: 'USD' })).toEqual([]);
    expect(codes({}, { warehouse: 'MEL02' }, { channel: 'Air' })).toEqual([]);
    expect(codes({ warehouse: 'syd01' }, {})).toEqual([[2, 'rate.bandOverlap', 1]]);
  });

  test('must share divisor and step', () => {
    expect(codes({ toKg: '21', divisor: 6000 }, { fromKg: '21', divisor: 5000, stepKg: '1' })).toEqual([
      [2, 'rate.bandsDiffer', 1],
      [2, 'rate.bandsDiffer', 1],
    ]);
  });
});
