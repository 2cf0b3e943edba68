import { expect, test } from 'vitest';
import { type Cells, check, flat, good } from './inbound-lines.ts';

const found = (cells: Cells, fieldLimits: string) => {
  const { orders } = check(flat(cells), { settings: { fieldLimits } });
  return orders.flatMap(({ problems }) => problems);
};
const brief = (cells: Cells, fieldLimits = '') =>
  found(cells, fieldLimits).map(({ severity, code, field }) => `${severity} ${code} ${field}`);

test.each([
  [{ sku: 'x'.repeat(25) }, 'error text.tooLong sku', 'sku=30'],
  [{ lengthDeclared: 10_000, weightDeclared: 120 }, 'error number.tooLarge lengthDeclared', 'lengthDeclared=8,1'],
  [{ weightDeclared: '12.3456' }, 'error number.tooManyPlaces weightDeclared', 'weightDeclared=10,4'],
])('%j is wrong by the page, and right where the account has another limit', (cells, wrong, limit) => {
  expect(brief({ ...good, ...cells })).toEqual([wrong]);
  expect(brief({ ...good, ...cells }, limit)).toEqual([]);
});

test.each([
  [{ boxQty: 100_000 }, 'boxQty=99999', 'error number.tooLarge boxQty'],
  [{ remark: '易碎品轻放' }, 'remark=4', 'error text.tooLong remark'],
  [{ heightDeclared: 35.5 }, 'heightDeclared=5,0', 'error number.tooManyPlaces heightDeclared'],
])('%j is wrong where the account allows less: %s', (cells, limit, wrong) => {
  expect(brief({ ...good, ...cells }, limit)).toEqual([wrong]);
});

test('more boxes than an older page takes are warned about', () => {
  expect(brief({ ...good, boxQty: 99_999 })).toEqual([]);
  expect(brief({ ...good, boxQty: 100_000 })).toEqual(['warning box.veryMany boxQty']);
});

test('what is moved and converted fits the account’s limit too', () => {
  const [moved] = found({ ...good, addressLine1: '一二三四五六' }, 'addressLine1=4');
  expect(moved?.fix).toMatchObject({ cells: [{ value: '一二三四' }, { field: 'addressLine2', value: '五六' }] });
  const inches = { ...good, declareDimensionUnit: 'IN', lengthDeclared: '1', widthDeclared: '1', heightDeclared: '1' };
  const converted = (limit: string) => found(inches, limit).map(({ params }) => params.converted);
  expect(converted('')).toEqual(['2.5', '2.5', '2.5']);
  expect(converted('lengthDeclared=6,2')).toEqual(['2.54', '2.5', '2.5']);
});
