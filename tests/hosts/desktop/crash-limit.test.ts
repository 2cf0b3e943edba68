import { expect, test } from 'vitest';
import { crashLimit } from '../../../electron/hosts/desktop/crash-limit.ts';

test('too often is more than so many within the time; older ones are forgotten', () => {
  let now = 0;
  const tooOften = crashLimit(2, 1000, () => now);
  expect([tooOften(), tooOften()]).toEqual([false, false]);
  now = 1500;
  expect([tooOften(), tooOften(), tooOften()]).toEqual([false, false, true]);
});
