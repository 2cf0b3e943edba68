import { describe, expect, test } from 'vitest';
import { parseCell } from '#engine/check/parse-cell.ts';
import { cainiaoStockIn } from '#shared/kinds/cainiao-stock-in/index.ts';
import type { Field } from '#shared/sheets/field.ts';

const fields: Readonly<Record<string, Field>> = cainiaoStockIn.fields;
const read = (key: string, cell: string | number) => {
  const field = fields[key];
  if (!field) throw new Error(key);
  return parseCell(field, cell, { today: '2026-06-01' });
};

describe.each(Object.entries(fields))('%s', (key, field) => {
  test('has an example that is without a mistake', () => {
    expect(read(key, field.example)).toMatchObject({ type: 'value', problems: [] });
  });

  test('has names that no other field claims', () => {
    const names = (of: Field, at: string) => [at, of.label.zh, of.label.en, ...(of.aliases ?? [])].map(plain);
    const others = Object.entries(fields).filter(([other]) => other !== key);
    const claimed = new Set(others.flatMap(([other, of]) => names(of, other)));
    expect(names(field, key).filter((name) => claimed.has(name))).toEqual([]);
  });
});

test('what is required, and what by the type of the order or without a SKU', () => {
  const keys = (pick: (field: Field) => boolean) =>
    Object.entries(fields).flatMap(([key, field]) => (pick(field) ? [key] : []));
  expect(keys((field) => field.required === true)).toEqual([
    'order_code',
    'store_code',
    'order_type',
    'order_create_time',
    'item_quantity',
    'inventory_type',
  ]);
  expect(keys((field) => field.requiredWhen !== undefined)).toEqual(['item_id']);
  expect(keys((field) => field.wantedWhen !== undefined)).toEqual(['prev_order_code', 'return_reason', 'sender_name']);
});

test.each([
  ['order_type', '普通入库', '601'],
  ['order_type', 601, '601'],
  ['order_type', '销售退货', '501'],
  ['order_type', '调拨', '302'],
  ['order_type', '其它入库', '904'],
  ['order_type', 'B2B', '306'],
  ['inventory_type', '正品', '1'],
  ['inventory_type', '残次品', '101'],
  ['inventory_type', '机损', '102'],
  ['inventory_type', '箱损', '103'],
  ['inventory_type', '冻结库存', '201'],
  ['inventory_type', '在途', '301'],
  ['expect_start_time', 20260610, '2026-06-10'],
  ['order_flag', '9，13', '9,13'],
  ['item_id', 60123456789012, '60123456789012'],
  ['item_id', '6012345678901234567', '6012345678901234567'],
  ['purchase_price', '9007199254740991', 9_007_199_254_740_991],
  ['item_extend_fields', 'demo', 'demo'],
])('%s: %j is read as %j', (key, cell, value) => {
  expect(read(key, cell)).toMatchObject({ type: 'value', value });
});

test.each([
  ['item_id', 60123456789012340, 'id.digitsLost'],
  ['item_id', '6.01E+16', 'id.digitsLost'],
  ['order_item_id', 1.5, 'id.decimals'],
  ['item_quantity', 0, 'number.tooSmall'],
  ['item_quantity', 1.5, 'number.notWhole'],
  ['purchase_price', 9.9, 'number.notWhole'],
  ['purchase_price', '9007199254740993', 'number.tooLarge'],
  ['order_flag', '上门', 'text.pattern'],
  ['inventory_type', '2', 'choice.unknown'],
])('%s: %j is an error', (key, cell, code) => {
  expect(read(key, cell)).toMatchObject({ type: 'wrong', problems: [{ code }] });
});

function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_.-]+/g, '');
}
