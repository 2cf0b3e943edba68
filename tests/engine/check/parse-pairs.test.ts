import { expect, test } from 'vitest';
import { parseCell } from '#engine/check/parse-cell.ts';
import type { Field } from '#shared/sheets/field.ts';

const field: Field = {
  type: 'pairs',
  insideValues: { ';': '_', ':': '-' },
  level: 'order',
  label: { zh: '', en: '' },
  example: '',
};
const read = (cell: string) => parseCell(field, cell, { today: '2026-06-01' });

test('pairs without separators inside stay as they are', () => {
  expect(read('a:1;b:2')).toEqual({ type: 'value', value: 'a:1;b:2', problems: [] });
});

test('a colon inside a value becomes what the field says, and that is shown', () => {
  expect(read('time:10:30:00;b:2')).toEqual({
    type: 'value',
    value: 'time:10-30-00;b:2',
    problems: [
      {
        code: 'cell.normalised',
        severity: 'info',
        params: { before: 'time:10:30:00;b:2', after: 'time:10-30-00;b:2' },
      },
    ],
  });
});

test.each([
  ['a:1;2;b:3', 'a:1_2;b:3'],
  ['a:1;2;3', 'a:1_2_3'],
  ['1;a:2', undefined],
  ['a:1;b:', undefined],
])('%j: whether the semicolon is part of the value is asked, with %j as the offer', (cell, fix) => {
  expect(read(cell)).toMatchObject({ type: 'wrong', problems: [{ code: 'pairs.invalid', ...(fix && { fix }) }] });
  expect(read(cell).problems[0]?.fix).toBe(fix);
});
