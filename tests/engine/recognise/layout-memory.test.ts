import { expect, test } from 'vitest';
import { columnNames, headerSignature, recall } from '#engine/recognise/layout-memory.ts';
import { layoutOf } from '#engine/recognise/remember-layouts.ts';

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

test('what was settled is remembered and recalled for the same kind and headers', () => {
  const columns = [
    column(0, '批号', 'boxNo', 'chosen'),
    column(1, '内部用', null, 'chosen'),
    column(2, '新列', null, null),
    column(3, '', null, null),
  ];
  const saved = { name: 'a', ...layoutOf('k', { columns }) };
  expect(saved.columns).toEqual({ 批号: { field: 'boxNo' }, 内部用: { field: null } });
  expect(recall([saved], 'k', ['新列', '内部用', '批号'])).toBe(saved);
  expect(recall([saved], 'other', ['新列', '内部用', '批号'])).toBeUndefined();
  expect(recall([saved], 'k', ['内部用', '批号'])).toBeUndefined();
});

test('a layout is recalled for headers most of which are its own, the nearest one first', () => {
  const of = (name: string, headers: readonly string[]) => {
    const columns = headers.map((header, at) => column(at, header, 'f', 'chosen'));
    return { name, ...layoutOf('k', { columns }) };
  };
  const near = of('near', ['A', 'B', 'C', 'D', 'E', 'F']);
  const far = of('far', ['A', 'B', 'C', 'D', 'X', 'Y']);
  const found = (headers: readonly string[]) => recall([far, near], 'k', headers)?.name;
  expect(found(['F', 'E', 'D', 'C', 'B', 'A', 'G'])).toBe('near');
  expect(found(['A', 'B', 'C', 'D', 'Z', 'Y'])).toBe('far');
  expect(found(['A', 'B', 'C', 'Z', 'W'])).toBeUndefined();
  expect(found(['A', 'B', 'C'])).toBeUndefined();
});

test('a filled column that nobody settled is remembered as unused, one that is asked about is not', () => {
  const columns = [
    column(0, '批号', 'boxNo', 'chosen'),
    { ...column(1, '监管方式', null, null), filled: 2 },
    { ...column(2, '柜型', null, null), filled: 0 },
    { ...column(3, '总重', null, null), filled: 2 },
    { ...column(4, '重量1', null, null), filled: 2 },
    { ...column(5, '内部用', null, 'chosen'), filled: 2 },
  ];
  const conflicts = [{ field: 'weightDeclared', columns: [4] }];
  const reading = { answer: { per: 'total' as const }, examples: [] };
  const questions = [{ index: 3, field: 'weightDeclared', kind: 'perTotal' as const, readings: [reading] }];
  expect(layoutOf('k', { columns, conflicts, questions }).unused).toEqual(['监管方式']);
});
