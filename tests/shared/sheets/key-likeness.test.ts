import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areAlike, keyLikeness } from '#shared/sheets/key-likeness.ts';

describe('keys that a person may have meant to be one', () => {
  test.each([
    ['IB-001', 'ib-001'],
    ['IB-001', 'IB001'],
    ['IB-001', 'IB 001'],
    ['IB-001', 'IB–001'],
    ['IB-001', 'IB_001'],
    ['IB-001', 'ＩＢ－００１'],
    ['IB-001', 'IB-OO1'],
    ['IB-001', 'IB-00l'],
    ['IB-001', 'IB-00I'],
    ['IB-001', 'lB-001'],
    ['IB-001', 'ІВ-001'],
    ['PO-77', 'РО-77'],
    ['AB-1', 'ΑΒ-1'],
    ['IB-2026-001', 'IB2026001'],
    ['20261127 001', '20261127-001'],
  ])('%s and %s', (one, two) => {
    expect(areAlike(one, two)).toBe(true);
    expect(areAlike(two, one)).toBe(true);
    expect(keyLikeness(one)).toBe(keyLikeness(two));
  });

  test.each([
    ['IB-001', 'IB-001'],
    ['IB-001', 'IB-002'],
    ['IB-1-11', 'IB-11-1'],
    ['IB-1-11', 'IB-111'],
    ['20261127-1-11', '20261127-11-1'],
    ['IB-I', 'IB-L'],
    ['A-1', 'B-1'],
    ['IB/001', 'IB001'],
    ['订单一', '订单二'],
  ])('%s and %s are two', (one, two) => {
    expect(areAlike(one, two)).toBe(false);
    expect(areAlike(two, one)).toBe(false);
  });

  test('what is alike is always found by its likeness', () => {
    const sort = fc.constantFrom('1Il|ｌ', 'iI', 'lL', 'oO0О', 'aAа', 'bB', '-_ –', '9９', '2');
    const char = sort.chain((of) => fc.tuple(fc.constantFrom(...of), fc.constantFrom(...of)));
    let alike = 0;
    fc.assert(
      fc.property(fc.array(char, { minLength: 1, maxLength: 10 }), (chars) => {
        const [one, two] = [0, 1].map((at) => chars.map((pair) => pair[at]).join('')) as [string, string];
        if (!areAlike(one, two)) return;
        alike += 1;
        expect(keyLikeness(one)).toBe(keyLikeness(two));
      }),
      { numRuns: 2000 },
    );
    expect(alike).toBeGreaterThan(100);
  });
});
