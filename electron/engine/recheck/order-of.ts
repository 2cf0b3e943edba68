import type { Order } from '#shared/kinds/kind.ts';
import { checkOrder } from '../check/check-order.ts';
import type { Store } from '../store/store.ts';
import type { RunScope } from './run-scope.ts';

/** An order as its stored lines say. Values in error are absent from it. */
export function orderOf({ lines, attachments }: Store, { kind, check }: RunScope, id: number, key: string): Order {
  const group = { key, lines: lines.ofOrders([id]), problems: [] };
  return checkOrder({ kind, group, context: check, attachments: attachments.list(id) }).order;
}
