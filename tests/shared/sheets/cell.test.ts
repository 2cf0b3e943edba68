import { expect, test } from 'vitest';
import { columnLetters } from '#shared/sheets/cell.ts';

test('columns are called as spreadsheet programs call them', () => {
  expect([0, 25, 26, 51, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'ZZ', 'AAA']);
});
