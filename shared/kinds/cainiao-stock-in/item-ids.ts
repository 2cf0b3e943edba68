import type { StockInLine } from './fields.ts';

/**
 * The `order_item_id` of every line: the sheet's own, else the next free number in reading order, `000001` first. The
 * same lines always come to the same ids.
 */
export function itemIds(lines: readonly StockInLine[]): readonly string[] {
  const taken = new Set(lines.map(({ values }) => values.order_item_id));
  let last = 0;
  const next = () => {
    let id: string;
    do id = String(++last).padStart(6, '0');
    while (taken.has(id));
    return id;
  };
  return lines.map(({ values }) => values.order_item_id ?? next());
}
