import type { Order } from '#shared/kinds/kind.ts';
import { type CellReader, type CheckedOrder, cellReader, checkGroup } from './check/check.ts';
import type { RunScope } from './run-scope.ts';
import type { Store } from './store/store.ts';

/**
 * An order as its stored lines say. Values in error are absent from it.
 *
 * @param reader shared by callers that ask for many orders
 */
export function orderOf(store: Store, scope: RunScope, id: number, key: string, reader?: CellReader): Order {
  return checkedOrderOf(store, scope, id, key, reader).order;
}

/** The order with what checking it by itself says now. */
export function checkedOrderOf(
  { lines, attachments }: Store,
  { kind, check }: RunScope,
  id: number,
  key: string,
  reader = cellReader(kind, check),
): CheckedOrder {
  const group = { key, lines: lines.ofOrders([id]), problems: [] };
  return checkGroup({ kind, group, context: check, attachments: attachments.list(id), reader });
}
