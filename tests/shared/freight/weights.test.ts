import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addWeights, type Box, type Weights, weigh } from '#shared/freight/weights.ts';

const box = { boxNo: '01', count: 2, units: 10, weightKg: '12.5', lengthCm: '60', widthCm: '40', heightCm: '35.5' };
const light = { ...box, boxNo: '02', count: 3, weightKg: '4.2' };

test('each box is charged by the greater of its own two weights, then times identical boxes', () => {
  expect(weigh([box, light], 6000)).toEqual({
    boxes: 5,
    units: 50,
    actualKg: '37.6',
    volumeM3: '0.426',
    volumetricKg: '71',
    chargeableKg: '71',
    boxTypes: [
      expect.objectContaining({
        boxNo: '01',
        count: 2,
        volumeM3: '0.0852',
        volumetricKg: '14.2',
        chargeableKg: '14.2',
      }),
      expect.objectContaining({ boxNo: '02', count: 3, actualKg: '4.2', volumetricKg: '14.2', chargeableKg: '14.2' }),
    ],
    incomplete: [],
  });
  expect(weigh([{ ...box, weightKg: '20' }, light], 6000)).toMatchObject({ chargeableKg: '82.6', volumetricKg: '71' });
  expect(weigh([box], 5000)).toMatchObject({ volumetricKg: '34.08', chargeableKg: '34.08' });
});

test('the volumetric weight of one box is rounded half up to the gram before it is multiplied', () => {
  const small = { ...box, count: 1000, weightKg: '0.001', lengthCm: '1', widthCm: '1', heightCm: '2.5' };
  expect(weigh([small], 5000)).toMatchObject({ volumetricKg: '1', chargeableKg: '1' });
  const tiny = { ...small, count: 1, heightCm: '1' };
  expect(weigh([tiny], 2000)).toMatchObject({ volumetricKg: '0.001' });
  expect(weigh([tiny], 2001)).toMatchObject({ volumetricKg: '0' });
});

test('what is not known is null, left out of the sums and said to be', () => {
  const { heightCm: _, ...flat } = box;
  const uncounted = { ...box, boxNo: '03', count: 0 };
  expect(weigh([box, { ...flat, boxNo: '02' }, uncounted], 6000)).toMatchObject({
    boxes: 4,
    chargeableKg: '28.4',
    incomplete: ['02', '03'],
    boxTypes: [{}, { volumeM3: null, volumetricKg: null, chargeableKg: null, actualKg: '12.5' }, {}],
  });
});

const decimal = (scale: number) =>
  fc.integer({ min: 1, max: 9_999_999 }).map((digits) => {
    const text = String(digits).padStart(scale + 1, '0');
    return `${text.slice(0, -scale)}.${text.slice(-scale)}`;
  });
const anyBox: fc.Arbitrary<Box> = fc.record({
  boxNo: fc.string(),
  count: fc.integer({ min: 1, max: 500 }),
  units: fc.integer({ min: 0, max: 500 }),
  weightKg: decimal(3),
  lengthCm: decimal(1),
  widthCm: decimal(1),
  heightCm: decimal(1),
});
const sums = ({ boxes, units, actualKg, volumeM3, volumetricKg, chargeableKg }: Weights): Weights => ({
  ...{ boxes, units, actualKg, volumeM3, volumetricKg, chargeableKg },
});

test('orders add up, however the boxes are shared out among them or ordered', () => {
  fc.assert(
    fc.property(fc.array(anyBox), fc.array(anyBox), fc.constantFrom(5000, 6000, 7321), (some, others, divisor) => {
      const together = sums(weigh([...some, ...others], divisor));
      expect(addWeights([weigh(some, divisor), weigh(others, divisor)])).toEqual(together);
      expect(sums(weigh([...others, ...some], divisor))).toEqual(together);
    }),
  );
});

test('the chargeable weight is exact: whole grams, added as whole numbers', () => {
  fc.assert(
    fc.property(fc.array(anyBox), fc.constantFrom(5000, 6000, 7321), (boxes, divisor) => {
      const grams = boxes.reduce((total, of) => {
        // mm³ × 1000 g over (divisor × 1000 mm³): half up to the gram.
        const mm3 = tenths(of.lengthCm) * tenths(of.widthCm) * tenths(of.heightCm);
        const volumetric = (2n * mm3 + BigInt(divisor)) / (2n * BigInt(divisor));
        const actual = BigInt(of.weightKg?.replace('.', '') ?? 0);
        return total + (volumetric > actual ? volumetric : actual) * BigInt(of.count);
      }, 0n);
      expect(toGrams(weigh(boxes, divisor).chargeableKg)).toBe(grams);
    }),
  );
});

function tenths(cm: string | undefined): bigint {
  return BigInt(cm?.replace('.', '') ?? 0);
}

function toGrams(kg: string): bigint {
  const [whole = '0', places = ''] = kg.split('.');
  expect(places.length).toBeLessThanOrEqual(3);
  return BigInt(whole + places.padEnd(3, '0'));
}
