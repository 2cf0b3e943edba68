import { type Fix, type FixCell, type Problem, problem } from '../../problem.ts';
import type { StockInOrder } from './fields.ts';

/** Items that one order may have. */
export const MOST_ITEMS = 5000;

/** Too many items are an error. Splitting them is offered, never done by itself: it makes orders of other numbers. */
export function checkSize(order: StockInOrder): readonly Problem[] {
  const count = order.lines.length;
  if (count <= MOST_ITEMS) return [];
  const fix = splitOrder(order);
  return [
    problem('items.tooMany', {
      field: 'order_code',
      params: { count, max: MOST_ITEMS },
      ...(fix && { fix }),
    }),
  ];
}

/**
 * Every further 5 000 lines get `-P2`, `-P3` … behind the order code, and the first of them the order's own values,
 * which may stand on the order's first line alone.
 */
function splitOrder({ values, lines }: StockInOrder): Fix | undefined {
  const { order_code: code, ...others } = values;
  if (code === undefined) return undefined;
  const cells = lines.slice(MOST_ITEMS).flatMap(({ id }, index): FixCell[] => {
    const part = 2 + Math.floor(index / MOST_ITEMS);
    const named = { line: id, field: 'order_code', value: `${code}-P${part}` };
    if (index % MOST_ITEMS > 0) return [named];
    return [named, ...Object.entries(others).map(([field, value]) => ({ line: id, field, value: String(value) }))];
  });
  return { type: 'set', cells };
}
