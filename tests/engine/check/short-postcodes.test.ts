import { describe, expect, test } from 'vitest';
import { findKind } from '#shared/kinds/registry.ts';
import type { SourceCell } from '#shared/sheets/cell.ts';
import { checkLines } from './check-lines.ts';
import { flat } from './inbound-lines.ts';

describe('a postcode that lost its zeros', () => {
  const freight = findKind('freight-order');
  const address = {
    tmallOrderId: '1000001',
    city: 'Newark',
    address: '88 Oak St',
    name: 'Ivy Green',
    phone: '9735550101',
    itemId: '688100200300401',
    skuId: '510020030040',
    quantity: 1,
    title: 'Mug',
  };
  const problems = (country: string, zip: SourceCell) => {
    if (!freight) throw new Error('no kind');
    const lines = flat({ ...address, country, zip }, { ...address, country, zip, skuId: '510020030041' });
    const { orders } = checkLines({ kind: freight, lines, context: { settings: {}, today: '2026-06-01' } });
    return orders.flatMap((order) => order.problems).filter(({ field }) => field === 'zip');
  };

  test.each([
    ['US', 7102, '07102'],
    ['US', '7102', '07102'],
    ['US', 601, '00601'],
    ['DE', 4109, '04109'],
    ['ES', 8001, '08001'],
    ['CN', 10_010, '010010'],
    ['AU', 800, '0800'],
    ['JP', 600_001, '0600001'],
  ])('%s %s: %s is offered, for all its rows', (country, zip, padded) => {
    const [only, ...others] = problems(country, zip);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ code: 'postcode.short', severity: 'warning', line: 1 });
    expect(only?.fix).toEqual({ type: 'set', cells: [1, 2].map((line) => ({ line, field: 'zip', value: padded })) });
  });

  test('that is shorter still is worth a look, and no zeros make it one', () => {
    const [only] = problems('US', 12);
    expect(only).toMatchObject({ code: 'postcode.short', severity: 'warning' });
    expect(only?.fix).toBeUndefined();
  });

  test.each([
    ['US', 90_001],
    ['US', '07102-1234'],
    ['GB', 'E1 6AN'],
    ['IE', 12],
    ['CH', 8001],
    ['AU', 2000],
  ])('%s %s is as long as it is', (country, zip) => {
    expect(problems(country, zip)).toEqual([]);
  });
});
