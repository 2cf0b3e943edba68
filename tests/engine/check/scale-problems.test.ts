import { describe, expect, test } from 'vitest';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { packageInbound } from '#shared/kinds/package-inbound.ts';
import type { Problem } from '#shared/problem.ts';
import { translator } from '#shared/text/index.ts';
import { renderProblem } from '#shared/text/render-problem.ts';
import { checkLines } from './check-lines.ts';
import { type Cells, check, context, flat, good, kind as inbound, line, problemsOf } from './inbound-lines.ts';

const scalesOf = (rows: readonly Cells[]) => problemsOf(rows).filter(({ code }) => code.startsWith('scale.'));
const words = (found: readonly Problem[], lang: 'zh' | 'en') =>
  found.map((it) => renderProblem(translator(lang), inbound, it));
const sized = (lengthDeclared: number, widthDeclared: number, heightDeclared: number) => ({
  lengthDeclared,
  widthDeclared,
  heightDeclared,
});

describe('a number of a wrong scale', () => {
  test('among others is a warning in its cell, with what it would be', () => {
    const box = (boxNo: string, weightDeclared: number) => ({ ...good, boxNo, weightDeclared });
    const found = scalesOf([box('01', 12), box('02', 11.5), box('03', 12_500), box('04', 12)]);

    expect(found).toEqual([
      {
        code: 'scale.grams',
        severity: 'warning',
        field: 'weightDeclared',
        line: 3,
        params: { value: '12500', converted: '12.5' },
        fix: { type: 'set', cells: [{ line: 3, field: 'weightDeclared', value: '12.5' }] },
      },
    ]);
    expect(words(found, 'zh')).toEqual(['「单箱重量」12500 公斤？如果是克，就是 12.5 公斤。请核对']);
    expect(words(found, 'en')).toEqual(['“Weight Declared” 12500 kg? If these are grams, it is 12.5 kg. Please check']);
  });

  test.each([
    ['millimetres', sized(600, 400, 300), 'scale.millimetres', '600 × 400 × 300', '60 × 40 × 30'],
    ['metres', sized(0.6, 0.4, 0.3), 'scale.metres', '0.6 × 0.4 × 0.3', '60 × 40 × 30'],
    ['inches', { ...sized(20, 14, 12), weightDeclared: 30 }, 'scale.inches', '20 × 14 × 12', '50.8 × 35.6 × 30.5'],
  ])('of the sides is said once for the three of them: %s', (_, cells, code, value, converted) => {
    const found = scalesOf([{ ...good, ...cells }]);

    expect(found.map((it) => [it.code, it.field, it.params])).toEqual([[code, 'lengthDeclared', { value, converted }]]);
    const [length, width, height] = converted.split(' × ');
    expect(found[0]?.fix).toMatchObject({
      cells: [
        { field: 'lengthDeclared', value: length },
        { field: 'widthDeclared', value: width },
        { field: 'heightDeclared', value: height },
      ],
    });
  });

  test('grams and millimetres together are said of both, and mended together', () => {
    const found = scalesOf([{ ...good, weightDeclared: 12_500, ...sized(600, 400, 300) }]);

    expect(found.map(({ code, fix }) => [code, fix?.type === 'set' && fix.cells.map(({ value }) => value)])).toEqual([
      ['scale.grams', ['12.5', '60', '40', '30']],
      ['scale.millimetres', ['12.5', '60', '40', '30']],
    ]);
  });

  test('the total of several boxes is no weight of one', () => {
    const found = scalesOf([{ ...good, boxQty: 10, weightDeclared: 125 }]);

    expect(found.map(({ code, params }) => [code, params])).toEqual([
      ['scale.total', { value: '125', count: 10, converted: '12.5' }],
    ]);
    expect(found[0]?.fix).toMatchObject({ cells: [{ field: 'weightDeclared', value: '12.5' }] });
  });

  test('a total that cannot be shared out evenly is said, and no number is offered', () => {
    const [found] = scalesOf([{ ...good, boxQty: 7, weightDeclared: 125 }]);

    expect(found?.params).toMatchObject({ converted: '17.857' });
    expect(found?.fix).toBeUndefined();
  });

  test('where no other unit makes goods of it, both numbers are to be checked', () => {
    expect(scalesOf([{ ...good, weightDeclared: 0.05 }])).toMatchObject([
      { code: 'scale.tonnes', params: { converted: '50' } },
    ]);
    expect(scalesOf([{ ...good, ...sized(100, 90, 80), weightDeclared: 0.006 }])).toMatchObject([
      { code: 'scale.odd', field: 'weightDeclared', params: { density: '0.0083' } },
    ]);
  });

  test('of one box that stands on several lines is said once, and mended on all of them', () => {
    const box = { ...good, weightDeclared: 12_500 };
    const found = scalesOf([box, { ...box, sku: 'SKU-2' }]);

    expect(found.map(({ line: at }) => at)).toEqual([1]);
    expect(found[0]?.fix).toMatchObject({ cells: [{ line: 1 }, { line: 2 }] });
  });

  test('is not said beside an error of the same box', () => {
    expect(scalesOf([{ ...good, weightDeclared: 12_500, declaredWeightUnit: 'G' }])).toEqual([]);
    expect(scalesOf([{ ...good, weightDeclared: 12_500, lengthDeclared: 'abc' }])).toEqual([]);
  });

  test('leaves the order ready to be sent', () => {
    const { orders } = check(flat({ ...good, weightDeclared: 12_500 }));
    expect(orders.flatMap(({ problems }) => problems.filter(({ severity }) => severity === 'error'))).toEqual([]);
    expect(orders[0]?.order.lines[0]?.values.weightDeclared).toBe('12500');
  });
});

describe('goods as they are', () => {
  test.each([
    ['a pillow', 1.2, sized(60, 40, 35)],
    ['screws', 24, sized(30, 20, 10)],
    ['a pallet', 600, sized(120, 100, 160)],
    ['pipes', 180, sized(600, 20, 20)],
    ['a machine', 1_450, sized(200, 150, 120)],
    ['a ring in its box', 0.03, sized(6, 5, 4)],
    ['a letter', 0.02, sized(22, 11, 0.5)],
  ])('say nothing: %s', (_, weightDeclared, sides) => {
    expect(scalesOf([{ ...good, weightDeclared, ...sides }])).toEqual([]);
  });

  test('several heavy boxes are no totals', () => {
    expect(scalesOf([{ ...good, boxQty: 10, weightDeclared: 30, ...sized(30, 30, 20) }])).toEqual([]);
    expect(scalesOf([{ ...good, boxQty: 4, weightDeclared: 400, ...sized(110, 100, 100) }])).toEqual([]);
  });
});

describe('a parcel', () => {
  const parcels = (cells: Cells) => {
    const parcel = { logistics_tracking_number: 'SF1234521212678', alibaba_order_id: '2205', status: '质检通过' };
    const kind: AnyKind = packageInbound;
    const { orders } = checkLines({ kind, lines: [line(1, { ...parcel, ...cells })], context });
    return [...orders].flatMap(({ problems }) => problems.filter(({ code }) => code.startsWith('scale.')));
  };

  test.each([
    ['grams', { weight: 400 }, ['scale.grams', 'weight', '0.4']],
    ['millimetres', { length: 230, width: 340, height: 56 }, ['scale.millimetres', 'length', '23 × 34 × 5.6']],
    ['metres', { length: 0.23, width: 0.34, height: 0.056 }, ['scale.metres', 'length', '23 × 34 × 5.6']],
    ['grams beside sides', { weight: 400, length: 23, width: 34, height: 5 }, ['scale.grams', 'weight', '0.4']],
  ])('of a wrong scale is told by what carriers take: %s', (_, cells, expected) => {
    expect(parcels(cells).map(({ code, field, params }) => [code, field, params.converted])).toEqual([expected]);
  });

  test.each([
    { weight: 0.4 },
    { weight: 31.5 },
    { length: 23, width: 34, height: 56 },
    { weight: 0.01, length: 20, width: 15, height: 1 },
  ])('as it is says nothing: %o', (cells) => {
    expect(parcels(cells)).toEqual([]);
  });
});
