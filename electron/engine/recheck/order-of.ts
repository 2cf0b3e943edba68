import type { Order } from '#shared/kinds/kind.ts';
import { cellReader } from '../check/cell-reader.ts';
import { checkOrder } from '../check/check-order.ts';
import type { Store } from '../store/store.ts';
import type { RunScope } from './run-scope.ts';

/**
 * An order as its stored lines say. Values in error are absent from it.
 *
 * @param reader shared by callers that ask for many orders
 */
export function orderOf(
  { lines, attachments }: Store,
  { kind, check }: RunScope,
  id: number,
  key: string,
  reader = cellReader(kind, check),
): Order {
  const group = { key, lines: lines.ofOrders([id]), problems: [] };
  return checkOrder({ kind, group, context: check, attachments: attachments.list(id), reader }).order;
}
