import { expect, test } from 'vitest';
import { shownText } from '../../../../renderer/screens/grid/cells.ts';
import { shownLimit } from '../../../../renderer/screens/grid/editor-limit.ts';

const ofAny = { level: 'order', label: { zh: '', en: '' }, example: '' } as const;
const field = { ...ofAny, type: 'text', max: 10 } as const;

test('the limit is shown from four fifths of it on, and what is over is the end of the text', () => {
  expect(shownLimit(field, '1234567')).toBeNull();
  expect(shownLimit(field, '12345678')).toEqual({ length: 8, max: 10, over: null });
  expect(shownLimit(field, '1234567890')).toEqual({ length: 10, max: 10, over: null });
  expect(shownLimit(field, '1234567890ab')).toEqual({ length: 12, max: 10, over: { from: 10, to: 12 } });
});

test('it counts as the check does: code points, without blanks at the ends', () => {
  expect(shownLimit(field, '  1234567890  ')).toMatchObject({ length: 10, over: null });
  const text = ' 𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷xy ';
  const limit = shownLimit(field, text);
  expect(limit).toMatchObject({ length: 12 });
  expect(text.slice(limit?.over?.from, limit?.over?.to)).toBe('xy');
});

test('fields without a length have no limit to show', () => {
  expect(shownLimit({ ...ofAny, type: 'integer', min: 0, max: 5 }, '123456')).toBeNull();
  expect(shownLimit({ ...ofAny, type: 'text' }, 'x'.repeat(500))).toBeNull();
  expect(shownLimit(undefined, 'x')).toBeNull();
});

test('a day without a time shows none; a text that only looks so, and a time of its own, stay as they are', () => {
  expect(shownText({ type: 'datetime' }, '2026-06-22 00:00:00')).toBe('2026-06-22');
  expect(shownText({ type: 'unix-seconds' }, '2026-06-22T00:00:00')).toBe('2026-06-22');
  expect(shownText({ type: 'datetime' }, '2026-06-22 00:30:00')).toBe('2026-06-22 00:30:00');
  expect(shownText({ type: 'text' }, '2026-06-22 00:00:00')).toBe('2026-06-22 00:00:00');
  expect(shownText({ type: 'datetime' }, '22/06/2026 00:00:00')).toBe('22/06/2026 00:00:00');
});
