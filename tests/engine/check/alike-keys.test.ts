import { expect, test } from 'vitest';
import { groupLines } from '#engine/check/group-lines.ts';
import type { Line } from '#shared/sheets/line.ts';
import { flat, good, kind } from './inbound-lines.ts';

const keyed = (...keys: readonly string[]) => flat(...keys.map((referenceNo) => ({ ...good, referenceNo })));
const warnings = (lines: readonly Line[]) =>
  groupLines(kind, lines).groups.map(({ key, problems }) => [
    key,
    ...problems.map(({ code, severity, line, params, fix }) => ({
      code,
      severity,
      line,
      other: params.other,
      row: params.otherRow,
      fix: fix?.type === 'set' ? fix.cells.map((cell) => `${cell.line} ${cell.value}`) : null,
    })),
  ]);

test('both say so, and both offer to make the one with fewer lines the other', () => {
  const at = { code: 'key.alike', severity: 'warning', fix: ['1 IB-001'] };
  expect(warnings(keyed('ib-001', 'IB-001', 'IB-001', 'IB-002'))).toEqual([
    ['ib-001', { ...at, line: 1, other: 'IB-001', row: 3 }],
    ['IB-001', { ...at, line: 2, other: 'ib-001', row: 2 }],
    ['IB-002'],
  ]);
});

test('of two equals the first stays', () => {
  expect(warnings(keyed('IB-001', 'IB 001'))).toMatchObject([
    ['IB-001', { fix: ['2 IB-001'] }],
    ['IB 001', { fix: ['2 IB-001'] }],
  ]);
});

test('an order sheet and its details become one', () => {
  const [order, detail] = keyed('IB-001', 'IB–001');
  if (!order || !detail) throw new Error('no lines');
  const found = groupLines(kind, [
    { ...order, part: 'order' },
    { ...detail, part: 'detail', sheet: 'Details' },
  ]).groups.flatMap(({ problems }) => problems.filter(({ code }) => code === 'key.alike'));
  expect(found.map(({ fix }) => fix)).toEqual(
    Array(2).fill({ type: 'set', cells: [{ line: 2, field: 'referenceNo', value: 'IB-001' }] }),
  );
});

test('on two sheets of whole orders it is said, and not offered to make them one', () => {
  const [one, two] = keyed('IB-001', 'ib-001');
  if (!one || !two) throw new Error('no lines');
  expect(warnings([one, { ...two, sheet: 'Other' }])).toMatchObject([
    ['IB-001', { fix: null }],
    ['ib-001', { fix: null }],
  ]);
});

test('thousands of keys that all look alike take no longer than their number', () => {
  const keys = Array.from({ length: 1 << 13 }, (_, at) =>
    Array.from({ length: 13 }, (_, bit) => ((at >> bit) & 1 ? 'O' : '0')).join(''),
  );
  const { groups } = groupLines(kind, keyed(...keys));
  expect(groups.filter(({ problems }) => problems.length === 1)).toHaveLength(keys.length);
});
