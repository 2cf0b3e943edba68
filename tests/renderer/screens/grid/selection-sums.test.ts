import { expect, test } from 'vitest';
import { selectionSums } from '../../../../renderer/screens/grid/selection-sums.ts';

const weight = (...texts: string[]) => ({ def: { type: 'decimal' as const }, texts });
const code = (...texts: string[]) => ({ def: { type: 'text' as const }, texts });

test('numbers are added exactly, blank cells and words aside', () => {
  expect(selectionSums([weight('0.1', '0.2', '', '12.5kg', '-3')])).toEqual({
    filled: 4,
    numbers: { sum: '-2.7', mean: '-0.9', min: '-3', max: '0.2' },
  });
  expect(selectionSums([weight('1', '1', '0')])).toMatchObject({ numbers: { mean: '0.667' } });
});

test('digits that number something are no amount', () => {
  expect(selectionSums([code('2205699990001234567', '2205699990001234567', '')])).toEqual({ filled: 2, distinct: 1 });
  expect(selectionSums([code('13857912345'), weight('2.5', '2.5')])).toMatchObject({
    filled: 3,
    numbers: { sum: '5' },
  });
});

test('nothing is nothing', () => {
  expect(selectionSums([weight('', ' ')])).toEqual({ filled: 0, distinct: 0 });
});
