import { describe, expect, test } from 'vitest';
import { parseCell } from '#engine/check/parse-cell.ts';
import { findKind } from '#shared/kinds/registry.ts';
import type { SourceCell } from '#shared/sheets/cell.ts';

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
