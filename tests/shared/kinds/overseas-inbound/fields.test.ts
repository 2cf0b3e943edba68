import { describe, expect, test } from 'vitest';
import { parseCell } from '#engine/check/parse-cell.ts';
import { overseasInbound } from '#shared/kinds/overseas-inbound/index.ts';
import type { Field } from '#shared/sheets/field.ts';

const fields: Readonly<Record<string, Field>> = overseasInbound.fields;
const read = (key: string, text: string) => {
  const field = fields[key];
  if (!field) throw new Error(key);
  return parseCell(field, text, { today: '2026-06-01' });
};

/** The limits of the contract's field table. */
test.each([
  ['referenceNo', 50],
  ['warehouseCode', 20],
  ['shipperWarehouseCode', 100],
  ['shipperContactName', 20],
  ['shipperPhone', 20],
  ['shipperBizName', 50],
  ['addressLine1', 50],
  ['addressLine2', 100],
  ['addressLine3', 100],
  ['postCode', 20],
  ['state', 20],
  ['city', 20],
  ['district', 20],
  ['orderRemark', 200],
  ['boxNo', 20],
  ['sku', 20],
  ['remark', 200],
])('%s takes %d characters and no more', (key, max) => {
  expect(read(key, '字'.repeat(max)).type).toBe('value');
  expect(read(key, '字'.repeat(max + 1)).problems).toMatchObject([{ code: 'text.tooLong', params: { max } }]);
});

test.each([
  ['weightDeclared', '9999999.999', '0.0001'],
  ['lengthDeclared', '9999.9', '0.01'],
  ['widthDeclared', '9999.9', '0.01'],
  ['heightDeclared', '9999.9', '0.01'],
  ['weightDeclared', '0.001', '10000000'],
  ['lengthDeclared', '0.1', '10000'],
  ['widthDeclared', '0.1', '10000'],
  ['heightDeclared', '0.1', '10000'],
  ['boxQty', '2147483647', '0'],
  ['boxQty', '1', '2147483648'],
  ['productQty', '1', '0'],
  ['productQty', '2147483647', '2147483648'],
  ['shipperEmail', `${'a'.repeat(38)}@example.com`, `${'a'.repeat(39)}@example.com`],
])('%s takes %s but not %s', (key, fits, wrong) => {
  expect(read(key, fits).type).toBe('value');
  expect(read(key, wrong).type).toBe('wrong');
});

test('leading zeros of a box number are kept', () => {
  expect(read('boxNo', '001')).toMatchObject({ value: '001', problems: [] });
});

describe.each(Object.entries(fields))('%s', (key, field) => {
  test('has an example that is without a mistake', () => {
    expect(read(key, field.example)).toMatchObject({ type: 'value', problems: [] });
  });

  test('has names that no other field of its level claims', () => {
    const names = (of: Field, at: string) => [at, of.label.zh, of.label.en, ...(of.aliases ?? [])].map(plain);
    const others = Object.entries(fields).filter(([other, { level }]) => other !== key && level === field.level);
    const claimed = new Set(others.flatMap(([other, of]) => names(of, other)));
    expect(names(field, key).filter((name) => claimed.has(name))).toEqual([]);
  });
});

test('what is required, and what is without a shipper code', () => {
  const keys = (pick: (field: Field) => boolean) => Object.keys(fields).filter((key) => pick(fields[key] as Field));
  expect(keys((field) => field.required === true)).toEqual([
    'referenceNo',
    'warehouseCode',
    'tallyRule',
    'useShipperBoxNo',
    'boxNo',
    'boxQty',
    'weightDeclared',
    'lengthDeclared',
    'widthDeclared',
    'heightDeclared',
    'sku',
    'productQty',
  ]);
  expect(keys((field) => field.requiredWhen !== undefined)).toEqual([
    'shipperContactName',
    'shipperPhone',
    'country',
    'addressLine1',
  ]);
});

test('the address overflows to its second line, and the warehouse is known by its code', () => {
  expect(fields.addressLine1).toMatchObject({ overflow: 'addressLine2' });
  expect(Object.keys(fields).filter((key) => 'warehouse' in (fields[key] ?? {}))).toEqual(['warehouseCode']);
  expect(
    overseasInbound.destination?.({ key: 'K', values: { warehouseCode: 'SYD01' }, lines: [], attachments: [] }),
  ).toEqual({ warehouse: 'SYD01' });
});

test('attachments are five files of the contract’s types', () => {
  expect(overseasInbound.attachments).toEqual({
    field: 'attachments',
    spelled: { name: 'attachName', data: 'attachData', type: 'attachType' },
    maxCount: 5,
    types: ['rar', 'zip', 'pdf', 'doc', 'docx', 'xls', 'xlsx'],
    maxNameLength: 50,
  });
});

function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_.-]+/g, '');
}
