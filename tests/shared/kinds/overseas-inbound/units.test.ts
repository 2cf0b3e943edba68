import { expect, test } from 'vitest';
import { boxes } from '#shared/kinds/overseas-inbound/boxes.ts';
import { checkOrder } from '#shared/kinds/overseas-inbound/rules.ts';
import { order } from './orders.ts';

const problems = (...lines: Parameters<typeof order>[0]) =>
  checkOrder(order(lines), { settings: {}, today: '2026-06-01' });

test.each(['KG', 'kgs', '公斤', undefined])('a weight unit %s is the partner’s own', (unit) => {
  expect(problems({ ...(unit !== undefined && { declaredWeightUnit: unit }) })).toEqual([]);
});

test.each(['LB', '磅', 'lbs', 'LB/磅'])('a weight in %s is an error that offers kilograms, exactly', (unit) => {
  expect(problems({ weightDeclared: '22', declaredWeightUnit: unit })).toEqual([
    {
      code: 'unit.rounds',
      severity: 'error',
      field: 'weightDeclared',
      line: 1,
      params: { value: '22', unit, target: 'KG', converted: '9.979', exact: '9.97903214' },
      fix: {
        type: 'set',
        cells: [
          { line: 1, field: 'weightDeclared', value: '9.979' },
          { line: 1, field: 'declaredWeightUnit', value: 'KG' },
        ],
      },
    },
  ]);
});

test.each(['IN', 'INCH', '英寸', 'IN/英寸'])('sizes in %s: three cells, one conversion of all', (unit) => {
  const found = problems({ declareDimensionUnit: unit, lengthDeclared: '10' });
  expect(found.map(({ code, field }) => `${code} ${field}`)).toEqual([
    'unit.converts lengthDeclared',
    'unit.converts widthDeclared',
    'unit.rounds heightDeclared',
  ]);
  for (const { fix } of found) {
    expect(fix?.cells.map(({ field, value }) => `${field} ${value}`)).toEqual([
      'lengthDeclared 25.4',
      'widthDeclared 101.6',
      'heightDeclared 90.2',
      'declareDimensionUnit CM',
    ]);
  }
});

test('the lines of an order are converted together, so that a merged number is not converted twice', () => {
  const found = problems(
    { weightDeclared: '1000', declaredWeightUnit: 'G' },
    { sku: 'SKU-2', weightDeclared: '1000', declaredWeightUnit: 'G' },
    { boxNo: '02', declaredWeightUnit: 'KG' },
  );
  expect(found).toHaveLength(2);
  for (const { fix } of found)
    expect(fix?.cells.map(({ line, value }) => `${line} ${value}`)).toEqual(['1 1', '1 KG', '2 1', '2 KG']);
});

test('what cannot be converted has no fix: an unknown unit, a length of a weight, nothing left after rounding', () => {
  for (const unit of ['stone', 'CM', 'KG/LB']) {
    expect(problems({ declaredWeightUnit: unit })).toMatchObject([
      { code: 'unit.unknown', severity: 'error', field: 'declaredWeightUnit', line: 1 },
    ]);
  }
  const [tiny] = problems({ weightDeclared: '0.1', declaredWeightUnit: 'G' });
  expect(tiny).toMatchObject({ code: 'unit.rounds', field: 'weightDeclared' });
  expect(tiny).not.toHaveProperty('fix');
});

test('while a number beside it cannot be read, or a line does not say its unit, nothing is converted', () => {
  const unread = checkOrder(
    {
      ...order([{ declareDimensionUnit: 'IN' }]),
      lines: [{ id: 1, values: { lengthDeclared: '10', declareDimensionUnit: 'IN' } }],
    },
    { settings: {}, today: '2026-06-01' },
  );
  expect(unread).toMatchObject([{ code: 'unit.converts', field: 'lengthDeclared' }]);
  expect(unread[0]).not.toHaveProperty('fix');

  const found = problems({ declaredWeightUnit: 'LB' }, { boxNo: '02' });
  expect(found).toMatchObject([
    { code: 'unit.rounds', field: 'weightDeclared', line: 1 },
    {
      code: 'unit.blank',
      severity: 'error',
      field: 'declaredWeightUnit',
      line: 2,
      params: { unit: 'LB', otherLine: 1 },
    },
  ]);
  expect(found.some(({ fix }) => fix)).toBe(false);
});

test('pounds never count as kilograms in weights and prices', () => {
  const [box] = boxes(order([{ declaredWeightUnit: 'LB', declareDimensionUnit: 'INCH' }]));
  expect(box).toEqual({ boxNo: '01', count: 1, units: 20 });
});
