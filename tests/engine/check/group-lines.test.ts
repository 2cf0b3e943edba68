import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupLines, orderKey } from '#engine/check/group-lines.ts';
import { defineKind } from '#shared/kinds/kind.ts';
import type { Line } from '#shared/sheets/line.ts';
import { good, kind, line } from './inbound-lines.ts';

const of = (id: number, key: string | undefined, at: Partial<Line> = {}) => line(id, { ...good, referenceNo: key }, at);
const shape = (lines: readonly Line[], files?: readonly string[]) =>
  groupLines(kind, lines, files).groups.map(({ key, lines: own, problems }) => ({
    key,
    lines: own.map(({ id }) => id),
    problems: problems.map(({ code, line: at }) => `${code} ${at}`),
  }));

describe('a flat sheet', () => {
  test('orders stand in the order of first appearance, wherever their lines are', () => {
    expect(shape([of(1, 'B'), of(2, 'A'), of(3, 'B')])).toEqual([
      { key: 'B', lines: [1, 3], problems: [] },
      { key: 'A', lines: [2], problems: [] },
    ]);
  });

  test('keys are compared tidied, but not without case', () => {
    expect(shape([of(1, 'A-1'), of(2, ' Ａ-1\u200b'), of(3, 'a-1')]).map(({ lines }) => lines)).toEqual([[1, 2], [3]]);
  });

  test('a filled-down key is a key', () => {
    const covered = line(2, { ...good, referenceNo: { type: 'plain', value: 'A', mergedFrom: 2 } });
    expect(shape([of(1, 'A'), covered])).toEqual([{ key: 'A', lines: [1, 2], problems: [] }]);
  });

  test('the same key in two sheets or two files is kept apart, with an error on both', () => {
    const files = ['june.xlsx', 'july.xlsx'];
    const lines = [of(1, 'A'), of(2, 'A'), of(3, 'A', { sheet: 'More' }), of(4, 'A', { file: 1 })];
    expect(shape(lines)).toEqual([
      { key: 'A', lines: [1, 2], problems: ['order.repeated 1'] },
      { key: 'A', lines: [3], problems: ['order.repeated 3'] },
      { key: 'A', lines: [4], problems: ['order.repeated 4'] },
    ]);
    const { groups } = groupLines(kind, [of(1, 'A'), of(2, 'A', { file: 1, row: 9 })], files);
    expect(groups.map(({ problems }) => problems[0]?.params)).toEqual([
      { key: 'A', otherLine: 2, otherRow: 9, otherSheet: 'Sheet1', otherFile: 'july.xlsx' },
      { key: 'A', otherLine: 1, otherRow: 2, otherSheet: 'Sheet1', otherFile: 'june.xlsx' },
    ]);
  });
});

describe('an order sheet and a detail sheet', () => {
  const order = (id: number, key: string, at: Partial<Line> = {}) =>
    of(id, key, { sheet: 'Orders', part: 'order', ...at });
  const detail = (id: number, key: string, at: Partial<Line> = {}) =>
    of(id, key, { sheet: 'Packing', part: 'detail', ...at });

  test('are joined by key, across files too', () => {
    expect(shape([order(1, 'A'), order(2, 'B'), detail(3, 'B', { file: 1 }), detail(4, 'A')])).toEqual([
      { key: 'A', lines: [1, 4], problems: [] },
      { key: 'B', lines: [2, 3], problems: [] },
    ]);
  });

  test.each([
    ['details without their order', [detail(1, 'A')], ['order.noOrderLine 1']],
    ['an order without details', [order(1, 'A')], ['order.noLines 1']],
    ['an order twice', [order(1, 'A'), order(2, 'A'), detail(3, 'A')], ['order.twice 1', 'order.twice 2']],
    [
      'details on two sheets',
      [order(1, 'A'), detail(2, 'A'), detail(3, 'A', { sheet: 'Packing 2' })],
      ['order.repeated 2', 'order.repeated 3'],
    ],
  ])('%s is an error', (_, lines, problems) => {
    expect(shape(lines).flatMap((group) => group.problems)).toEqual(problems);
  });

  test('an order of a flat sheet is not joined to them', () => {
    const groups = shape([order(1, 'A'), detail(2, 'A'), of(3, 'A')]);
    expect(groups.map(({ lines }) => lines)).toEqual([[1, 2], [3]]);
    expect(groups.map(({ problems }) => problems)).toEqual([['order.repeated 1'], ['order.repeated 3']]);
  });
});

test('where a kind has no detail fields, the same key twice is a repeated order', () => {
  const single = defineKind({
    ...kind,
    fields: { id: { type: 'text', level: 'order', required: true, label: { zh: '', en: '' }, example: '1' } },
    key: ['id'],
  });
  const { groups } = groupLines(single, [line(1, { id: 'A' }), line(2, { id: 'A' }), line(3, { id: 'B' })]);
  expect(groups.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
    ['order.repeated'],
    ['order.repeated'],
    [],
  ]);
});

test('the key of several fields is blank only when all of them are', () => {
  const pair = defineKind({ ...kind, key: ['referenceNo', 'warehouseCode'] });
  expect(orderKey(pair, line(1, { referenceNo: 'A', warehouseCode: 'W' }))).toBe('A / W');
  expect(orderKey(pair, line(1, { warehouseCode: 'W' }))).toBe(' / W');
  expect(orderKey(pair, line(1, { boxNo: '1' }))).toBe('');
});

test('lines without a key are offered the nearest above in the same sheet, whose order waits for them', () => {
  const { groups, loose } = groupLines(kind, [
    of(1, undefined),
    of(2, ' A'),
    of(3, undefined),
    of(4, undefined),
    of(5, 'B'),
    of(6, undefined, { sheet: 'Other' }),
  ]);
  const fix = (id: number) => [{ line: id, field: 'referenceNo', value: 'A' }];
  expect(loose.map(({ line: { id }, keyAbove }) => [id, keyAbove])).toEqual([
    [1, null],
    [3, fix(3)],
    [4, fix(4)],
    [6, null],
  ]);
  expect(groups.map(({ key, below }) => [key, below.map(({ line: { id } }) => id)])).toEqual([
    ['A', [3, 4]],
    ['B', []],
  ]);
});

test('an order does not wait for the next order’s line, nor where each line is an order of its own', () => {
  const orderLines = groupLines(kind, [of(1, 'A', { part: 'order' }), of(2, undefined, { part: 'order' })]);
  expect(orderLines.groups.map(({ below }) => below)).toEqual([[]]);
  const single = defineKind({
    ...kind,
    fields: { id: { type: 'text', level: 'order', required: true, label: { zh: '', en: '' }, example: '1' } },
    key: ['id'],
  });
  const products = groupLines(single, [line(1, { id: 'A' }), line(2, {})]);
  expect(products.groups.map(({ below }) => below)).toEqual([[]]);
});

test('no line gets lost or doubled, however lines come', () => {
  const anyLine = fc.record({
    key: fc.constantFrom('A', 'B', 'C', ' A', '', undefined),
    sheet: fc.constantFrom('S', 'T'),
    file: fc.constantFrom(0, 1),
    part: fc.constantFrom('whole' as const, 'order' as const, 'detail' as const),
  });
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 20 }), (drafts) => {
      const lines = drafts.map(({ key, ...at }, index) => of(index + 1, key, at));
      const { groups, loose } = groupLines(kind, lines);
      const ids = [...groups.flatMap((group) => group.lines), ...loose.map((at) => at.line)]
        .map(({ id }) => id)
        .sort((a, b) => a - b);
      expect(ids).toEqual(lines.map(({ id }) => id));
      for (const group of groups) {
        const others = groups.filter(({ key }) => key === group.key);
        if (others.length > 1) expect(group.problems.map(({ code }) => code)).toContain('order.repeated');
      }
    }),
  );
});
