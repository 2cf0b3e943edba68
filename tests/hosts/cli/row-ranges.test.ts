import { expect, test } from 'vitest';
import { rowRanges } from '../../../electron/hosts/cli/actions/create-runs.ts';

test.each([
  [[], ''],
  [[4], '4'],
  [[1, 2, 3], '1–3'],
  [[1, 3, 4, 9], '1, 3–4, 9'],
])('%j is %j in short', (rows, text) => {
  expect(rowRanges(rows)).toBe(text);
});
