import { expect, test } from 'vitest';
import { brief, checked, good, goodItem } from './stock-in-lines.ts';

const lookups = { 'sku-items': new Map([['SKU-1', '60123456789012340']]) };
const withSku = (sku: string | undefined, item_id?: string) => ({ ...good, sku, item_id });

test('a SKU stands for the item id that the table has', () => {
  const { order, problems } = checked([withSku('SKU-1'), { ...goodItem, sku: 'ＳＫＵ－１ ', item_id: undefined }], {
    lookups,
  });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(order.lines.map(({ values }) => values.item_id)).toEqual(['60123456789012340', '60123456789012340']);
});

test.each([[lookups], [{}], [undefined]])('a SKU without an entry is an error that names it', (known) => {
  const result = checked([withSku('SKU-9')], known ? { lookups: known } : {});
  expect(brief(result)).toEqual(['error lookup.unknown sku 1']);
  expect(result.problems[0]?.params.value).toBe('SKU-9');
  expect(result.order.lines[0]?.values.item_id).toBeUndefined();
});

test('the sheet’s own item id goes before the table, which may contradict it', () => {
  expect(brief(checked([withSku('SKU-9', '1')], { lookups }))).toEqual([]);
  expect(brief(checked([withSku('SKU-1', '60123456789012340')], { lookups }))).toEqual([]);
  const result = checked([withSku('SKU-1', '1')], { lookups });
  expect(brief(result)).toEqual(['warning lookup.differs sku 1']);
  expect(result.order.lines[0]?.values.item_id).toBe('1');
});

test('neither item id nor SKU: the item id is missing', () => {
  expect(brief(checked([withSku(undefined)], { lookups }))).toEqual(['error value.requiredWithout item_id 1']);
});

test('a wrong item id is not replaced by the table’s', () => {
  const result = checked([{ ...good, sku: 'SKU-1', item_id: 60123456789012340 }], { lookups });
  expect(brief(result)).toEqual(['error id.digitsLost item_id 1']);
});

test('a merged SKU without an entry is said once', () => {
  const merged = { type: 'plain', value: 'SKU-9', mergedFrom: 2 } as const;
  const rows = [withSku('SKU-9'), { ...goodItem, sku: merged, item_id: undefined }];
  expect(brief(checked(rows, { lookups }))).toEqual(['error lookup.unknown sku 1']);
});
