import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCell } from '#engine/check/parse-cell.ts';
import type { ColumnState } from '#engine/check/parsed-cell.ts';
import type { SourceCell } from '#shared/sheets/cell.ts';
import type { Field } from '#shared/sheets/field.ts';

const base = { level: 'line', label: { zh: '', en: '' }, example: '' } as const;
const weight: Field = { ...base, type: 'decimal', precision: 10, scale: 3, unit: 'kg' };
const quantity: Field = { ...base, type: 'integer', min: 1, max: 2_147_483_647 };
/** A number of each box. */
const each: Field = { ...quantity, per: 'boxQty' };

const read = (field: Field, cell: SourceCell, column: ColumnState = {}) =>
  parseCell(field, cell, { today: '2026-06-01', column });

test.each([
  [each, '20个/箱', '20'],
  [each, '20 pcs/ctn', '20'],
  [each, '20PCS per carton', '20'],
  [each, '20 件每箱', '20'],
  [each, '20/箱', '20'],
  [each, '２０ pcs', '20'],
  [each, '1打', '12'],
  [each, '2 dozen', '24'],
  [each, '2 Doz./Ctn', undefined],
  [each, '1.5打', '18'],
  [each, '2打/箱', '24'],
  [each, '1.2打', undefined],
  [each, '5箱', undefined],
  [each, '5 ctns', undefined],
  [each, '20kg/箱', undefined],
  [each, '1 打(12个)', undefined],
  [quantity, '5箱', '5'],
  [quantity, '5 CTNS', '5'],
  [quantity, '20pcs', '20'],
  [quantity, '1打', '12'],
  [quantity, '20个/箱', undefined],
  [weight, '1打', undefined],
] as const)('%# %s in a number of things is offered as %s, and not read', (field, cell, offered) => {
  expect(read(field, cell).type).toBe('wrong');
  expect(read(field, cell).problems[0]?.fix).toBe(offered);
});

test('a dozen is read as one of nothing, however it is written', () => {
  const number = fc.tuple(fc.integer({ min: 0, max: 99_999 }), fc.constantFrom('', '.0', '.5', ',5'));
  const word = fc.constantFrom(
    '打',
    'dozen',
    'Dozens',
    'DOZ',
    'dz',
    'doz.',
    '打/箱',
    'dozen per ctn',
    ' 打装',
    '打（12个）',
  );
  const column = fc.constantFrom<ColumnState>({}, { decimal: ',' }, { unit: 'kg' });
  fc.assert(
    fc.property(number, word, fc.constantFrom('', ' ', '  '), column, ([whole, rest], behind, blank, state) => {
      for (const field of [each, quantity])
        expect(read(field, `${whole}${rest}${blank}${behind}`, state).type).toBe('wrong');
    }),
  );
});
