import { expect, test } from 'vitest';
import { columnNames, headerSignature, mappingOf, recall } from '#engine/recognise/mapping-memory.ts';

const column = (index: number, header: string, field: string | null, rule: 'exact' | 'chosen' | null) => ({
  index,
  header,
  field,
  rule,
  samples: [],
});

test('a signature stands for the set of headers, not for how they are written or ordered', () => {
  expect(headerSignature(['SKU', '箱号 ', ''])).toBe(headerSignature(['箱号', 'ｓｋｕ']));
  expect(headerSignature(['重量(KG)'])).not.toBe(headerSignature(['重量(LB)']));
  expect(headerSignature(['SKU', 'SKU'])).not.toBe(headerSignature(['SKU']));
});

test('a header that occurs twice is told apart by its turn', () => {
  expect(columnNames(['备注', 'SKU', '备注', ''])).toEqual(['备注', 'sku', '备注#2', '']);
});

test('what was settled is remembered and recalled for the same kind and headers only', () => {
  const saved = mappingOf('k', [
    column(0, '批号', 'boxNo', 'chosen'),
    column(1, '内部用', null, 'chosen'),
    column(2, '新列', null, null),
    column(3, '', null, null),
  ]);
  expect(saved.columns).toEqual({ 批号: 'boxNo', 内部用: null });
  expect(recall([saved], 'k', ['新列', '内部用', '批号'])).toEqual(saved.columns);
  expect(recall([saved], 'other', ['新列', '内部用', '批号'])).toBeUndefined();
  expect(recall([saved], 'k', ['内部用', '批号'])).toBeUndefined();
});
