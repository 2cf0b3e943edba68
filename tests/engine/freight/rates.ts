import { createTariffs } from '#engine/freight/tariffs.ts';
import type { RateRow } from '#shared/freight/rate-card.ts';
import type { Box } from '#shared/freight/weights.ts';

/** A price per kg to SYD01 for every weight, unless said otherwise. */
export function rate(more: Partial<RateRow> = {}): RateRow {
  const base = { sheet: 'S', row: 2, channel: 'Sea', warehouse: 'SYD01', fromKg: '0', currency: 'CNY' };
  return { ...base, price: { perKg: '10' }, ...more };
}

export function card(rows: readonly RateRow[], name = 'June') {
  return createTariffs({ id: `id-${name}`, name, rows });
}

/** One box of this weight; so small that its volume does not count. */
export function boxOf(weightKg: string, count = 1): Box {
  return { boxNo: '1', count, units: 1, weightKg, lengthCm: '1', widthCm: '1', heightCm: '1' };
}
