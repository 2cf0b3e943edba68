import { describe, expect, test } from 'vitest';
import { findKind } from '#shared/kinds/registry.ts';
import type { SourceCell } from '#shared/sheets/cell.ts';
import { checkLines } from './check-lines.ts';
import { brief, check, context, flat, good, goodDetail, goodOrder, line, problemsOf } from './inbound-lines.ts';

const merged = (value: string | number, mergedFrom: number): SourceCell => ({ type: 'plain', value, mergedFrom });

describe('order-level values of a flat sheet', () => {
  const second = { ...good, boxNo: '02' };

  test('may stand on any of its lines', () => {
    const [order] = check(flat({ ...good, country: undefined }, { ...goodDetail, boxNo: '02', country: 'CN' })).orders;
    expect(order?.problems).toEqual([]);
    expect(order?.order.values).toMatchObject({ referenceNo: 'IB-1', country: 'CN', useShipperBoxNo: true });
  });

  test('are compared as read, not as typed', () => {
    expect(
      problemsOf([
        good,
        { ...second, tallyRule: '按箱', shippedDate: '2026/6/1' },
        { ...good, boxNo: '03', shippedDate: '2026-06-01' },
      ]),
    ).toEqual([]);
  });

  test('that differ are an error on the later cells, with the first value offered', () => {
    const problems = problemsOf([
      good,
      { ...second, warehouseCode: 'MEL02' },
      { ...good, boxNo: '03', warehouseCode: 'MEL02' },
    ]);
    expect(brief(problems)).toEqual(['order.disagrees warehouseCode 2', 'order.disagrees warehouseCode 3']);
    expect(problems[0]).toMatchObject({
      params: { value: 'MEL02', other: 'SYD01', otherLine: 1, otherRow: 2 },
      fix: {
        type: 'set',
        cells: [
          { line: 2, field: 'warehouseCode', value: 'SYD01' },
          { line: 3, field: 'warehouseCode', value: 'SYD01' },
        ],
      },
    });
  });

  test('a wrong one is marked in every cell it was typed in; its fix mends them all', () => {
    const problems = problemsOf([
      { ...good, country: 'China' },
      { ...second, country: 'China' },
    ]);
    expect(brief(problems)).toEqual(['country.unknown country 1', 'country.unknown country 2']);
    const cells = [1, 2].map((id) => ({ line: id, field: 'country', value: 'CN' }));
    expect(problems.map(({ fix }) => fix)).toEqual([
      { type: 'set', cells },
      { type: 'set', cells },
    ]);
  });

  test('a wrong merged one is marked once, where it stands; its fix reaches the lines it covers', () => {
    const problems = problemsOf([
      { ...good, country: 'China' },
      { ...second, country: merged('China', 2) },
    ]);
    expect(brief(problems)).toEqual(['country.unknown country 1']);
    expect(problems[0]?.fix).toMatchObject({ cells: [{ line: 1 }, { line: 2 }] });
  });

  test('a merged one that differs is marked once, and mended on the lines it covers', () => {
    const merges = [
      { ...second, country: 'US' },
      { ...good, boxNo: '03', country: merged('US', 3) },
    ];
    const problems = problemsOf([good, ...merges]);
    expect(brief(problems)).toEqual(['order.disagrees country 2']);
    expect(problems[0]?.fix).toMatchObject({ cells: [{ line: 2 }, { line: 3 }] });
  });

  test('a merge that began in another order is marked on the first line of this one', () => {
    const rows = [
      { ...good, country: 'China' },
      { ...good, referenceNo: 'IB-2', country: merged('China', 2) },
    ];
    const { orders } = check(flat(...rows));
    expect(orders.map(({ problems }) => brief(problems))).toEqual([
      ['country.unknown country 1'],
      ['country.unknown country 2'],
    ]);
  });
});

describe('required fields', () => {
  test('of the order are missed once, at its first line', () => {
    const without = { ...good, warehouseCode: undefined };
    expect(brief(problemsOf([without, { ...without, boxNo: '02' }]))).toEqual(['value.required warehouseCode 1']);
  });

  test('of the lines are missed on every line', () => {
    const without = { ...good, sku: undefined };
    expect(brief(problemsOf([without, { ...without, sku: ' ' }]))).toEqual([
      'value.required sku 1',
      'value.required sku 2',
    ]);
  });

  test('a wrong value is not a missing one', () => {
    expect(brief(problemsOf([{ ...good, tallyRule: '散货', boxQty: 'x' }]))).toEqual([
      'choice.unknown tallyRule 1',
      'number.unreadable boxQty 1',
    ]);
  });

  test('a picture is a blank', () => {
    const picture: SourceCell = { type: 'picture', value: '' };
    expect(brief(problemsOf([{ ...good, sku: picture, remark: picture }]))).toEqual([
      'cell.picture sku 1',
      'value.required sku 1',
      'cell.picture remark 1',
    ]);
  });

  test('the shipper is required without a shipper code', () => {
    const bare = {
      ...good,
      shipperContactName: undefined,
      shipperPhone: undefined,
      country: undefined,
      addressLine1: undefined,
    };
    expect(brief(problemsOf([bare]))).toEqual([
      'value.requiredWithout shipperContactName 1',
      'value.requiredWithout shipperPhone 1',
      'value.requiredWithout country 1',
      'value.requiredWithout addressLine1 1',
    ]);
    expect(problemsOf([{ ...bare, shipperWarehouseCode: 'NB-YARD' }])).toEqual([]);
    expect(brief(problemsOf([{ ...bare, shipperWarehouseCode: 'x'.repeat(101) }]))).toEqual([
      'text.tooLong shipperWarehouseCode 1',
    ]);
  });
});

describe('an order sheet and a detail sheet', () => {
  const order = line(1, goodOrder, { sheet: 'Orders', part: 'order' });
  const detail = line(2, goodDetail, { sheet: 'Packing', part: 'detail' });

  test('make one order; only detail lines are its lines', () => {
    const [checked] = check([order, detail]).orders;
    expect(checked).toMatchObject({ lines: [1, 2], problems: [], order: { key: 'IB-1', lines: [{ id: 2 }] } });
  });

  test('order-level problems stand on the order line', () => {
    const incomplete = line(
      5,
      { ...goodOrder, warehouseCode: undefined, eta: '2026-06-01', shippedDate: '2026-06-02' },
      { part: 'order' },
    );
    const [checked] = check([detail, incomplete]).orders;
    expect(brief(checked?.problems ?? [])).toEqual(['value.required warehouseCode 5', 'eta.beforeShipped eta 5']);
  });

  test('a missing order line is said once, not as twelve missing fields', () => {
    expect(check([detail]).orders.map(({ problems }) => brief(problems))).toEqual([
      ['order.noOrderLine referenceNo 2'],
    ]);
  });
});

test('a quantity merged over several lines is not counted again on each, a merged weight is', () => {
  const covered = { ...good, sku: 'SKU-2', weightDeclared: merged(12.5, 2), productQty: merged(20, 2) };
  const problems = problemsOf([good, covered]);
  expect(brief(problems)).toEqual(['cell.filledDown productQty 2']);
  expect(problems[0]?.severity).toBe('error');
});

test('a number that a merged cell lends is judged where it stands, and mended there', () => {
  const holder = { ...good, productQty: '20个' };
  const covered = { ...good, sku: 'SKU-2', productQty: merged('20个', 1) };
  const problems = check([line(1, holder, { row: 1 }), line(2, covered, { row: 2 })]).orders.flatMap(
    (of) => of.problems,
  );
  expect(brief(problems)).toEqual(['number.unit productQty 1', 'cell.filledDown productQty 2']);
  expect(problems[0]?.fix).toEqual({ type: 'set', cells: [{ line: 1, field: 'productQty', value: '20' }] });
});

test('a waybill merged over the goods of one parcel is that of all of them', () => {
  const kind = findKind('domestic-logistics');
  if (!kind) throw new Error('no kind');
  const examples = Object.entries(kind.fields).map(([field, { example }]) => [field, example]);
  const goods = [1, 2, 3].map((id) => line(id, { ...Object.fromEntries(examples), skuId: `${id}` }, { row: id }));
  const lent = goods.map((of, at) =>
    at === 0 ? of : { ...of, cells: { ...of.cells, domesticNo: merged('SF1234521212678', 1) } },
  );
  const { orders } = checkLines({ kind, lines: lent, context });
  const ofWaybill = [...orders].flatMap((of) => of.problems).filter(({ field }) => field === 'domesticNo');
  expect(ofWaybill.map(({ code, severity, line: at }) => [code, severity, at])).toEqual([
    ['cell.mergedToo', 'warning', 2],
    ['cell.mergedToo', 'warning', 3],
  ]);
});

test('a wrong merged cell of detail lines is marked once and mended on all lines it covers', () => {
  const problems = problemsOf([
    { ...good, weightDeclared: '12.3456' },
    { ...good, sku: 'SKU-2', weightDeclared: merged('12.3456', 2) },
  ]);
  expect(brief(problems)).toEqual(['number.tooManyPlaces weightDeclared 1']);
  expect(problems[0]?.fix).toMatchObject({
    cells: [
      { line: 1, value: '12.346' },
      { line: 2, value: '12.346' },
    ],
  });
});

test('a line’s own wrong value is mended on that line only', () => {
  const problems = problemsOf([
    { ...good, productQty: '5件' },
    { ...good, sku: 'SKU-2', productQty: '5件' },
  ]);
  expect(problems.map(({ fix }) => fix)).toMatchObject([{ cells: [{ line: 1 }] }, { cells: [{ line: 2 }] }]);
  expect(problems[0]?.fix).toMatchObject({ cells: { length: 1 } });
});

test('a warehouse never used before is a warning, once there is a history', () => {
  expect(problemsOf([good], { knownWarehouses: new Set() })).toEqual([]);
  expect(problemsOf([good], { knownWarehouses: new Set(['SYD01']) })).toEqual([]);
  expect(problemsOf([good, { ...good, boxNo: '02' }], { knownWarehouses: new Set(['MEL02']) })).toMatchObject([
    { code: 'warehouse.neverUsed', severity: 'warning', field: 'warehouseCode', line: 1, params: { value: 'SYD01' } },
  ]);
});

test('remembered choices and the account’s settings reach the checks', () => {
  const rule = { field: 'tallyRule', text: '散货', code: '2', layout: null };
  expect(brief(problemsOf([{ ...good, tallyRule: '散 货' }], { choiceRules: [rule] }))).toEqual([
    'choice.remembered tallyRule 1',
  ]);
  expect(brief(problemsOf([good], { settings: { boxNoAs: 'number' } }))).toEqual(['box.numberNotNumeric boxNo 1']);
});
