import type { StockInOrder } from '#shared/kinds/cainiao-stock-in/fields.ts';

type LineValues = StockInOrder['lines'][number]['values'];

export const goodOrder: StockInOrder['values'] = {
  order_code: 'PO-1',
  store_code: 'STORE_1',
  order_type: '601',
  order_create_time: '2026-06-01 08:30:00',
};

export const goodLine: LineValues = { item_id: '60123456789012340', item_quantity: 100, inventory_type: '1' };

/** An order whose lines differ from {@link goodLine} by these values, numbered from 1. */
export function order(
  lines: readonly Partial<LineValues>[],
  values: Partial<StockInOrder['values']> = {},
): StockInOrder {
  return {
    key: 'PO-1',
    values: { ...goodOrder, ...values },
    lines: lines.map((changes, index) => ({ id: index + 1, values: { ...goodLine, ...changes } })),
    attachments: [],
  };
}
