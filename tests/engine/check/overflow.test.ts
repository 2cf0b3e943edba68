import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breakText } from '#engine/check/placed-cells.ts';
import { fields } from '#shared/kinds/overseas-inbound/fields.ts';
import { good, problemsOf } from './inbound-lines.ts';

const { addressLine1, addressLine2 } = fields;
const address = '很长的地址'.repeat(12);

test('the overflow of the first address line is offered to the second', () => {
  const [problem] = problemsOf([{ ...good, addressLine1: address }]);
  expect(problem).toMatchObject({ code: 'text.tooLong', params: { length: 60, max: 50 } });
  expect(problem?.fix).toEqual({
    type: 'set',
    cells: [
      { line: 1, field: 'addressLine1', value: address.slice(0, 50) },
      { line: 1, field: 'addressLine2', value: address.slice(50) },
    ],
  });
});

test('what stands in the second line already comes after it, when both fit', () => {
  const overflowing = { ...good, addressLine1: address };
  const [fits] = problemsOf([{ ...overflowing, addressLine2: '3幢' }]);
  expect(fits?.fix).toMatchObject({ cells: [{}, { value: `${address.slice(50)} 3幢` }] });
  const [full] = problemsOf([{ ...overflowing, addressLine2: '幢'.repeat(90) }]);
  expect(full?.code).toBe('text.tooLong');
  expect(full?.fix).toBeUndefined();
});

test('words are not torn apart', () => {
  const text = 'Building 4, No. 100 North Chouzhou Road, Beiyuan Sub-district, Yiwu';
  expect(breakText(text, addressLine1, addressLine2, '')).toEqual({
    kept: 'Building 4, No. 100 North Chouzhou Road, Beiyuan',
    moved: 'Sub-district, Yiwu',
  });
});

test('a text far too long for both is left to the person', () => {
  expect(breakText('长'.repeat(151), addressLine1, addressLine2, '')).toBeUndefined();
  expect(breakText('长'.repeat(150), addressLine1, addressLine2, '')).toBeDefined();
});

test('nothing but blanks is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 51, maxLength: 120 }), (text) => {
      const parts = breakText(text, addressLine1, addressLine2, '');
      if (!parts) return;
      expect([...parts.kept].length).toBeLessThanOrEqual(50);
      expect((parts.kept + parts.moved).replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }),
  );
});
