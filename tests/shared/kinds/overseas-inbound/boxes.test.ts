import { expect, test } from 'vitest';
import { boxes } from '#shared/kinds/overseas-inbound/boxes.ts';
import type { InboundOrder } from '#shared/kinds/overseas-inbound/fields.ts';

const order = (...lines: InboundOrder['lines'][number]['values'][]): InboundOrder => ({
  key: 'K',
  values: {},
  lines: lines.map((values, id) => ({ id, values })),
  attachments: [],
});

test('a mixed box is one box: weight and count once, pieces added up', () => {
  const mixed = { boxNo: '01', boxQty: 3, weightDeclared: '12.5', lengthDeclared: '60' };
  expect(boxes(order({ ...mixed, productQty: 20 }, { ...mixed, productQty: 5 }, { boxNo: '02', boxQty: 1 }))).toEqual([
    { boxNo: '01', count: 3, units: 25, weightKg: '12.5', lengthCm: '60' },
    { boxNo: '02', count: 1, units: 0 },
  ]);
});

test('lines without a box number stand for no box, however many boxes they state', () => {
  expect(boxes(order({ boxQty: 4, productQty: 2 }))).toMatchObject([{ boxNo: '', count: 0 }]);
});

test('what the lines of a box do not agree on is not known, whichever comes first; what one leaves out is', () => {
  const first = { boxNo: '01', boxQty: 2, weightDeclared: '12.5', lengthDeclared: '60', widthDeclared: '40' };
  const second = { boxNo: '01', boxQty: 2, weightDeclared: '13', lengthDeclared: '60', heightDeclared: '30' };
  const known = [{ boxNo: '01', count: 2, units: 0, lengthCm: '60', widthCm: '40', heightCm: '30' }];
  expect(boxes(order(first, second))).toEqual(known);
  expect(boxes(order(second, first))).toEqual(known);
});

test('a box whose lines count it differently is not counted', () => {
  const weight = { boxNo: '01', weightDeclared: '12.5' };
  expect(boxes(order({ ...weight, boxQty: 2 }, { ...weight, boxQty: 3 }))).toEqual([
    { boxNo: '01', count: 0, units: 0, weightKg: '12.5' },
  ]);
});
