import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boxTotals } from '#shared/freight/weights.ts';

const box = { boxNo: '01', count: 3, weightKg: '0.1', lengthCm: '60', widthCm: '40', heightCm: '35.5', units: 20 };

test('identical boxes count as often as there are; sums are exact', () => {
  expect(boxTotals([box, { ...box, boxNo: '02', count: 1, weightKg: '12.345' }])).toEqual({
    boxes: 4,
    units: 80,
    kg: '12.645',
    m3: '0.3408',
    incomplete: [],
  });
  expect(boxTotals([])).toEqual({ boxes: 0, units: 0, kg: '0', m3: '0', incomplete: [] });
});

test('boxes without a weight or a size are named', () => {
  const unweighed = { boxNo: '02', count: 1, lengthCm: '1', widthCm: '1', heightCm: '1', units: 1 };
  const unmeasured = { boxNo: '03', count: 1, weightKg: '1', lengthCm: '1', widthCm: '1', units: 1 };
  expect(boxTotals([box, unweighed, unmeasured])).toMatchObject({ kg: '1.3', incomplete: ['02', '03'] });
});

test('a box without a count is not known either', () => {
  expect(boxTotals([box, { ...box, boxNo: '', count: 0 }])).toMatchObject({ boxes: box.count, incomplete: [''] });
});

test('weights lose nothing, however many boxes', () => {
  const grams = fc.integer({ min: 1, max: 9_999_999 });
  fc.assert(
    fc.property(fc.array(fc.tuple(grams, fc.integer({ min: 1, max: 9999 }))), (drafts) => {
      const boxes = drafts.map(([gram, count], index) => ({
        ...box,
        boxNo: `${index}`,
        count,
        weightKg: kg(BigInt(gram)),
      }));
      const sum = drafts.reduce((total, [gram, count]) => total + BigInt(gram) * BigInt(count), 0n);
      expect(boxTotals(boxes).kg).toBe(kg(sum));
    }),
  );
});

function kg(grams: bigint): string {
  const places = String(grams % 1000n)
    .padStart(3, '0')
    .replace(/0+$/, '');
  return `${grams / 1000n}${places && `.${places}`}`;
}
