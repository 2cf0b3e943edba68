import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCell } from '#engine/check/parse-cell.ts';
import { shown } from '#engine/check/tidy-text.ts';
import type { SourceCell } from '#shared/sheets/cell.ts';
import type { Field } from '#shared/sheets/field.ts';

const base = { level: 'order', label: { zh: '', en: '' }, example: '' } as const;
const code: Field = { ...base, type: 'text', max: 20 };
const free: Field = { ...base, type: 'text', max: 20, free: true };

const read = (field: Field, cell: SourceCell) => parseCell(field, cell, { today: '2026-06-01' });
const codes = (field: Field, cell: SourceCell) => read(field, cell).problems.map((problem) => problem.code);

describe('codes', () => {
  test.each([
    ['001', '001'],
    ['ＡＢ－０１', 'AB-01'],
    ['\u200bA1\ufeff', 'A1'],
    ['A\u00a0B', 'A B'],
    ['A\u3000B ', 'A B'],
    [' A1\t\n', 'A1'],
  ])('%j is read as %j and the change is told', (typed, value) => {
    expect(read(code, typed)).toMatchObject({ type: 'value', value });
    const told = typed === value ? [] : [{ code: 'cell.normalised', severity: 'info' }];
    expect(read(code, typed).problems).toMatchObject(told);
  });

  test('what was invisible is shown in the message', () => {
    expect(read(code, ' A\u200b1\u00a0').problems[0]?.params).toEqual({
      before: '␣A[U+200B]1[U+00A0]',
      after: 'A1',
    });
  });

  test('control characters that a scanner or an old program left are taken away, and shown', () => {
    expect(read(code, '\u001dYT1\u0000')).toMatchObject({ type: 'value', value: 'YT1' });
    const { params } = read(code, '\u001dYT1\u0000').problems[0] ?? {};
    expect(params).toEqual({ before: '[U+001D]YT1[U+0000]', after: 'YT1' });
  });

  test.each([
    [123456789012345680, 'id.digitsLost'],
    [1e15, 'id.digitsLost'],
    [-1e15, 'id.digitsLost'],
    ['5.51294E+12', 'id.digitsLost'],
    [1.5, 'id.decimals'],
    ['A1\nA2', 'text.controlCharacters'],
    [{ type: 'date', value: '2026-03-04 00:00:00' }, 'text.date'],
  ] satisfies [SourceCell, string][])('%j is %s', (cell, found) => {
    expect(codes(code, cell)).toEqual([found]);
    expect(read(code, cell).type).toBe('wrong');
  });

  test('a number of up to fifteen digits is taken digit by digit', () => {
    expect(read(code, 999999999999999)).toMatchObject({ value: '999999999999999', problems: [] });
    expect(read(code, 551294000000)).toMatchObject({ value: '551294000000', problems: [] });
  });

  test('limits count code points', () => {
    expect(read(code, '😀'.repeat(20)).type).toBe('value');
    expect(read(code, '😀'.repeat(21)).problems[0]).toMatchObject({
      code: 'text.tooLong',
      params: { length: 21, max: 20 },
    });
  });

  test('a pattern is kept', () => {
    const digits: Field = { ...base, type: 'text', pattern: /^\d+$/ };
    expect(read(digits, '12')).toMatchObject({ value: '12' });
    expect(codes(digits, '1x')).toEqual(['text.pattern']);
  });
});

describe('free text', () => {
  test('keeps its full-width signs and inner spaces', () => {
    const address = '稠州北路１００号（３楼），\u3000东';
    expect(read(free, address)).toMatchObject({ value: address, problems: [] });
  });

  test('loses only its ends and what nobody sees', () => {
    expect(read(free, ' 王\u200b小明\u3000')).toMatchObject({
      value: '王小明',
      problems: [{ code: 'cell.normalised' }],
    });
  });

  test('may be a number or a date, but not one that has lost digits', () => {
    expect(read(free, 1.5)).toMatchObject({ value: '1.5' });
    expect(read(free, { type: 'date', value: '2026-03-04 00:00:00' })).toMatchObject({ value: '2026-03-04' });
    expect(codes(free, 1e15)).toEqual(['id.digitsLost']);
  });
});

describe('cells that hold no plain value', () => {
  test.each([
    [{ type: 'error', value: '#REF!' }, 'wrong', 'cell.error'],
    [{ type: 'uncached', value: '' }, 'wrong', 'cell.uncached'],
    [{ type: 'picture', value: '' }, 'blank', 'cell.picture'],
  ] satisfies [SourceCell, string, string][])('%j', (cell, type, found) => {
    expect(read(code, cell).type).toBe(type);
    expect(codes(code, cell)).toEqual([found]);
  });

  test('a text of exactly Excel’s limit was cut off', () => {
    expect(codes(free, 'a'.repeat(32_767))).toEqual(['cell.cutOff']);
    expect(codes({ ...base, type: 'text', free: true }, 'a'.repeat(32_766))).toEqual([]);
  });

  test.each(['', '  ', '\u200b', '\u00a0\u3000'])('%j is blank', (cell) => {
    expect(read(code, cell)).toEqual({ type: 'blank', problems: [] });
    expect(read(free, cell)).toEqual({ type: 'blank', problems: [] });
  });
});

test('reading a read text again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.boolean(), (text, isFree) => {
      const field: Field = { ...base, type: 'text', ...(isFree && { free: true }) };
      const first = read(field, text);
      if (first.type === 'value') {
        expect(read(field, String(first.value))).toEqual({ type: 'value', value: first.value, problems: [] });
      }
    }),
  );
});

test('long texts are shortened in messages', () => {
  expect([...shown('字'.repeat(500))]).toHaveLength(120);
});
