import { cellText } from '#shared/sheets/cell.ts';
import type { FieldSet, FieldValue } from '#shared/sheets/field.ts';
import { checkedOrderOf, type RunScope } from '../../run-scope.ts';
import type { OrderRef, Store } from '../../store/store.ts';
import { placeRefusal, type RefusalPlace, type RefusedOrder } from './place-refusal.ts';

/** The cells of a stored order that a partner's message is about. */
export function placesOfRefusal(
  store: Store,
  scope: RunScope,
  order: OrderRef,
  message: string,
): readonly RefusalPlace[] {
  return placeRefusal(message, refusedOrder(store, scope, order));
}

/** Each line's cells, as typed and as they are sent; what no cell holds is with the cell that it was looked up by. */
function refusedOrder(store: Store, scope: RunScope, { id, key }: OrderRef): RefusedOrder {
  const { kind } = scope;
  const { order } = checkedOrderOf(store, scope, id, key);
  const ofLine = new Map(order.lines.map((line): [number, Values] => [line.id, line.values]));
  const ofOrder: Values = order.values;
  const lines = store.lines.ofOrders([id]).map((line) => {
    const texts = new Map<string, readonly string[]>();
    const values: Values = { ...ofLine.get(line.id) };
    for (const [field, cell] of Object.entries(line.cells)) {
      const typed = cellText(cell).trim();
      if (typed !== '') texts.set(field, [...new Set([typed, ...textsOf(ofOrder[field]), ...textsOf(values[field])])]);
    }
    for (const [field, value] of Object.entries(values)) {
      if (texts.has(field)) continue;
      const from = lookedUpBy(kind.fields, field);
      const home = from !== undefined && texts.has(from) ? from : field;
      texts.set(home, [...(texts.get(home) ?? []), ...textsOf(value)]);
    }
    return { id: line.id, detail: line.part !== 'order', texts };
  });
  const body = store.orders.get(id)?.body ?? null;
  return { key, keyFields: kind.key, fields: kind.fields, lines, body: body === null ? null : JSON.parse(body) };
}

type Values = Readonly<Record<string, FieldValue | undefined>>;

function textsOf(value: FieldValue | undefined): readonly string[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

function lookedUpBy(fields: FieldSet, filled: string): string | undefined {
  return Object.keys(fields).find((key) => {
    const field = fields[key];
    return field?.type === 'text' && field.lookup?.fills === filled;
  });
}
