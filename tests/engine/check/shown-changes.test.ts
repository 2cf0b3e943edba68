import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCell } from '#engine/check/parse-cell.ts';
import type { ColumnState } from '#engine/check/parsed-cell.ts';
import { shown } from '#engine/check/tidy-text.ts';
import type { Field } from '#shared/sheets/field.ts';

// What a person reads in a cell is what goes out; where another value does, the change stands beside it.

const base = { level: 'line', label: { zh: '', en: '' }, example: '' } as const;
const weight: Field = { ...base, type: 'decimal', precision: 10, scale: 3, unit: 'kg' };
const quantity: Field = { ...base, type: 'integer', min: 1, max: 2_147_483_647 };
const datetime: Field = { ...base, type: 'datetime' };
const code: Field = { ...base, type: 'text' };

const of = (parts: readonly string[], maxLength: number) =>
  fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength }).map((chosen) => chosen.join(''));
const columns: fc.Arbitrary<ColumnState> = fc.constantFrom<ColumnState>(
  {},
  { decimal: ',' },
  { decimal: '.' },
  { unit: 'kg' },
  { dates: 'dmy' },
  { dates: 'mdy' },
  { asked: ['decimal', 'dates', 'unit'] },
);

/** The value without a word, or undefined: none, or one that says what was typed. */
function silent(field: Field, text: string, column: ColumnState): unknown {
  const parsed = parseCell(field, text, { today: '2026-11-27', column });
  if (parsed.type !== 'value') return undefined;
  const isSaid = parsed.problems.some(({ params }) => params.before === shown(text) || params.value === shown(text));
  return isSaid ? undefined : parsed.value;
}

test('numbers', () => {
  const digits = [...'0123456789', '000', '500'];
  const text = of(
    [...digits, ...digits, '.', ',', "'", ' ', '+', '-', 'e', 'kg', 'g', 'lb', '，', '。', '５', '件', '='],
    9,
  );
  let silently = 0;
  fc.assert(
    fc.property(text, columns, fc.constantFrom(weight, quantity), (typed, column, field) => {
      const value = silent(field, typed, column);
      if (value === undefined) return;
      silently += 1;
      expect(typed).toMatch(/^\+?\d*\.?\d*$/);
      expect(Number(value)).toBe(Number(typed));
    }),
    { numRuns: 5_000 },
  );
  expect(silently).toBeGreaterThan(50);
});

test('dates', () => {
  const year = fc.constantFrom('2026', '26', '2027', '1', '13');
  const part = fc.integer({ min: 1, max: 31 }).map(String);
  const mark = fc.constantFrom('-', '/', '.', ' ', '', '年', '-Sep-');
  const text = fc
    .tuple(fc.tuple(year, part, part), mark, fc.constantFrom([0, 1, 2], [2, 1, 0], [1, 2, 0]))
    .map(([parts, between, order]) => order.map((at) => parts[at]).join(between));
  let silently = 0;
  fc.assert(
    fc.property(text, columns, (typed, column) => {
      const value = silent(datetime, typed, column);
      if (value === undefined) return;
      silently += 1;
      const [year, month, day] = String(value).slice(0, 10).split('-').map(Number);
      const [first, second, third] = (
        /^\d{8}$/.test(typed) ? [typed.slice(0, 4), typed.slice(4, 6), typed.slice(6)] : typed.split(/\D+/)
      ).map(Number);
      expect([first, second, third]).toEqual([year, month, day]);
    }),
    { numRuns: 3_000 },
  );
  expect(silently).toBeGreaterThan(50);
});

test('codes', () => {
  const text = of([...'AB01-', '=', '"', "'", ' ', '\t', '​', 'Ａ', '\n', '/', '无'], 7);
  fc.assert(
    fc.property(text, (typed) => {
      const value = silent(code, typed, {});
      if (value !== undefined) expect(value).toBe(typed);
    }),
    { numRuns: 3_000 },
  );
});
