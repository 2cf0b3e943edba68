import { expect, test } from 'vitest';
import { createFormat } from '../../../renderer/preferences/format.ts';

const now = () => new Date('2026-06-10T09:30:00');
const zh = createFormat('zh', now);

test('moments name the year only when it is another', () => {
  expect(zh.moment('2026-06-10T09:30:00')).toBe('06/10 09:30');
  expect(zh.moment('2025-12-31T23:59:00')).toBe('2025/12/31 23:59');
  expect(createFormat('en', now).moment('2026-06-10T09:30:00')).toBe('10/06, 09:30');
});

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1 KB'],
  [1_540_000, '1.5 MB'],
  [3_200_000_000, '3.2 GB'],
  [9_000_000_000_000, '9,000 GB'],
])('%d bytes are %s', (bytes, words) => {
  expect(zh.size(bytes)).toBe(words);
});

test('numbers are grouped, and no more exact than asked for', () => {
  expect(zh.number(1234567)).toBe('1,234,567');
  expect(zh.number(2.0448, 3)).toBe('2.045');
});

test('an exact decimal keeps all its digits', () => {
  expect(zh.exact('12345678901234567890.123456')).toBe('12,345,678,901,234,567,890.123456');
  expect(zh.exact('-999')).toBe('-999');
  expect(zh.exact('-1000.5')).toBe('-1,000.5');
});
