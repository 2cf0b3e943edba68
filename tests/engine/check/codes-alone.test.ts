import { describe, expect, test } from 'vitest';
import { parseCell } from '#engine/check/parse-cell.ts';
import { findKind } from '#shared/kinds/registry.ts';
import type { SourceCell } from '#shared/sheets/cell.ts';
import { brief, check, flat, good } from './inbound-lines.ts';

function read(kind: string, field: string, cell: SourceCell) {
  const def = findKind(kind)?.fields[field];
  if (!def) throw new Error(`${kind} has no ${field}`);
  return parseCell(def, cell, { today: '2026-06-01' });
}

const found = (kind: string, field: string, cell: SourceCell) =>
  read(kind, field, cell).problems.map(({ code, severity, fix }) => [
    code,
    severity,
    ...(fix === undefined ? [] : [fix]),
  ]);

describe('a word for a code that is still to come', () => {
  test.each([
    ...['待定', '待补', '待确认', '未定', '单号待补', '（待客户提供）', '暂未出', 'TBD', 'tbc', 'T.B.A.', 'N.A.'],
    ...['?', '？？', '…', 'xx', 'XXX', 'unknown', 'To be confirmed'],
  ])('%s is none', (typed) => {
    for (const [kind, field] of [
      ['overseas-inbound', 'referenceNo'],
      ['overseas-inbound', 'warehouseCode'],
      ['overseas-inbound', 'boxNo'],
      ['overseas-inbound', 'sku'],
      ['overseas-inbound', 'shipperPhone'],
      ['cainiao-stock-in', 'item_id'],
      ['domestic-logistics', 'domesticNo'],
      ['product-create', 'currency'],
    ] as const) {
      expect(found(kind, field, typed), field).toEqual([['id.undecided', 'error']]);
    }
  });

  test.each(['TBD-01', 'X', 'XX', 'XXL', 'STBC', '待1', '#1', 'A?'])('%s may be a code', (typed) => {
    expect(found('overseas-inbound', 'sku', typed)).toEqual([]);
  });

  test('NA may be a code, and mostly is none: it is a warning', () => {
    expect(found('overseas-inbound', 'sku', 'NA')).toEqual([['text.maybeBlank', 'warning', '']]);
  });

  test('is kept in words, where it is a wish or an address', () => {
    expect(read('overseas-inbound', 'remark', '待定')).toMatchObject({ type: 'value', value: '待定' });
    expect(read('overseas-inbound', 'addressLine1', '?')).toMatchObject({ type: 'value', value: '?' });
  });

  test('is nobody’s number, and no line of the order above, which does not wait for it', () => {
    const rows = ['待定', 'TBD'].map((referenceNo) => ({ ...good, referenceNo, boxNo: '02' }));
    const { orders, loose } = check(flat(good, ...rows));
    expect(orders.map(({ order, problems }) => [order.key, brief(problems)])).toEqual([['IB-1', []]]);
    expect(loose.map(({ problems }) => brief(problems))).toEqual(
      [2, 3].map((line) => [`key.missing referenceNo ${line}`, `id.undecided referenceNo ${line}`]),
    );
    expect(loose.flatMap(({ problems }) => problems.flatMap(({ fix }) => fix ?? []))).toEqual([]);
  });

  test('in signs alone may mean the number above, which waits for it', () => {
    const { orders } = check(flat(good, { ...good, referenceNo: '…', boxNo: '02' }));
    expect(orders.flatMap(({ problems }) => brief(problems))).toEqual(['key.missing referenceNo 2']);
  });

  test('beside a number that is one, an order of a row that has none waits still', () => {
    const { orders } = check(flat(good, { ...good, referenceNo: '-', boxNo: '02' }));
    expect(orders.flatMap(({ problems }) => brief(problems))).toEqual(['key.missing referenceNo 2']);
  });
});

describe('several codes in one cell', () => {
  test.each([
    ['domestic-logistics', 'domesticNo', 'SF1234521212678、SF1234521212679'],
    ['domestic-logistics', 'domesticNo', 'SF1234521212678/YT7565691026776'],
    ['domestic-logistics', 'domesticNo', 'SF1234521212678 SF1234521212679'],
    ['domestic-logistics', 'domesticNo', 'SF1234521212678，SF1234521212679；SF1234521212680'],
    ['domestic-logistics', 'domesticNo', 'SF1234521212678\nSF1234521212679'],
    ['domestic-logistics', 'domesticNo', 'SF1234521212678+SF1234521212679'],
    ['domestic-logistics', 'domesticNo', 'SF1234521212678、679'],
    ['domestic-logistics', 'domesticNo', 'SF1234521212678和SF1234521212679'],
    ['domestic-logistics', 'internationalNo', 'FARJP2408000013YQ/FARJP2408000014YQ'],
    ['package-inbound', 'logistics_tracking_number', 'YT7565691026101、YT7565691026102'],
    ['cainiao-stock-in', 'item_id', '60123456789012340、60123456789012341'],
    ['cainiao-stock-in', 'item_id', '60123456789012340 / 60123456789012341'],
    ['overseas-inbound', 'sku', 'S-1、S-2'],
    ['overseas-inbound', 'warehouseCode', 'SYD01、MEL02'],
  ])('%s %s: %j is an error that names them', (kind, field, typed) => {
    expect(found(kind, field, typed)).toEqual([['id.several', 'error']]);
    const pieces = String(read(kind, field, typed).problems[0]?.params.pieces).split(' | ');
    expect(pieces.length).toBeGreaterThan(1);
    for (const piece of pieces) expect(typed).toContain(piece);
  });

  test.each([
    ['overseas-inbound', 'sku', 'S-1/S-2'],
    ['overseas-inbound', 'sku', 'KT-88|L2'],
    ['overseas-inbound', 'referenceNo', 'IB-1,IB-2'],
    ['overseas-inbound', 'sku', 'S-1+S-22'],
    ['overseas-inbound', 'referenceNo', 'IB2606-001 IB2606-002'],
    ['overseas-inbound', 'warehouseCode', 'SYD01/MEL02'],
  ])('%s %s: %j may be one, and is worth a look', (kind, field, typed) => {
    expect(found(kind, field, typed)).toEqual([['id.maybeSeveral', 'warning']]);
    expect(read(kind, field, typed)).toMatchObject({ type: 'value', value: typed });
  });

  test.each([
    ['overseas-inbound', 'sku', 'ABC/RED'],
    ['overseas-inbound', 'sku', 'KIT-A1+B'],
    ['overseas-inbound', 'sku', 'ADP-12V/24V'],
    ['overseas-inbound', 'sku', 'CABLE-1,5M'],
    ['overseas-inbound', 'sku', 'T-SHIRT L'],
    ['overseas-inbound', 'boxNo', '1、2、3'],
    ['overseas-inbound', 'boxNo', 'A1-A3'],
    ['overseas-inbound', 'referenceNo', 'IB 2606 001'],
    ['overseas-inbound', 'referenceNo', '2026/001'],
    ['overseas-inbound', 'shipperPhone', '0571-234567/234568'],
    ['cainiao-stock-in', 'order_flag', '9,13'],
    ['domestic-logistics', 'domesticNo', 'SF1234 5678 9012'],
    ['domestic-logistics', 'domesticNo', 'SF1234521212678-001'],
    ['package-inbound', 'out_order_id', 'OUT-2026/000012'],
  ])('%s %s: %j is one', (kind, field, typed) => {
    expect(found(kind, field, typed)).toEqual([]);
  });
});

describe('words beside a carrier’s or a platform’s number', () => {
  test.each([
    ['顺丰SF1234521212678', 'SF1234521212678'],
    ['圆通:YT7565691026103', 'YT7565691026103'],
    ['SF1234521212678（2件）', 'SF1234521212678'],
    ['SF1234521212678 共2件', 'SF1234521212678'],
    ['（SF1234521212678）顺丰', 'SF1234521212678'],
  ])('%s: %s is offered', (typed, fix) => {
    expect(found('domestic-logistics', 'domesticNo', typed)).toEqual([['id.words', 'error', fix]]);
  });

  test.each(['SF1234521212678等3单', 'SF1234521212678 共3单', '自提', '德邦 12'])('%s: nothing is offered', (typed) => {
    expect(found('domestic-logistics', 'domesticNo', typed)).toEqual([['id.words', 'error']]);
  });

  test('in a code that an office makes up they may be part of it', () => {
    expect(found('overseas-inbound', 'sku', '红色-01')).toEqual([]);
  });

  test('in a number that a platform gave they may say that it is another one: nothing is offered', () => {
    expect(found('cainiao-stock-in', 'item_id', '补发60123456789012340')).toEqual([['id.words', 'error']]);
  });
});

describe('a number with an exponent', () => {
  const typed = (value: number, powers: string) => ({ type: 'plain', value, powers }) as const;

  test('was a code once, and is not sent as its digits', () => {
    for (const field of ['sku', 'boxNo', 'referenceNo']) {
      const [problem] = read('overseas-inbound', field, typed(12_000, '1.20E+04')).problems;
      expect(problem, field).toEqual({
        code: 'id.powers',
        severity: 'error',
        params: { value: '12000', shown: '1.20E+04' },
      });
    }
  });

  test('that ends with no zero is offered', () => {
    expect(found('overseas-inbound', 'boxNo', typed(12, '1.20E+01'))).toEqual([['id.powers', 'error', '12']]);
  });

  test('too long for its digits it has lost them', () => {
    expect(found('overseas-inbound', 'sku', typed(1e16, '1.00E+16'))).toEqual([['id.digitsLost', 'error']]);
  });

  test('is a quantity, or words', () => {
    expect(read('overseas-inbound', 'productQty', typed(300, '3E+02'))).toMatchObject({ value: 300, problems: [] });
    expect(read('overseas-inbound', 'remark', typed(300, '3E+02'))).toMatchObject({ value: '300', problems: [] });
  });
});
