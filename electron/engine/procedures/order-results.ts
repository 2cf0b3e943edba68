import { z } from 'zod';
import type { OrderSummary } from '#shared/contract/runs.ts';
import type { Output } from '#shared/contract.ts';
import type { AnyKind, JsonObject } from '#shared/kinds/kind.ts';
import { storedAnswer } from '../ledger/ledger.ts';
import type { Store, StoredOrder, StoredSummary } from '../store/store.ts';

/** What the partner gave orders: the kind's result columns, read from the answers that are kept. */
export function withResults(store: Store, kind: AnyKind, orders: readonly StoredSummary[]): OrderSummary[] {
  const columns = kind.results ?? [];
  if (columns.length === 0) return orders.map((order) => ({ ...order, results: [] }));
  const answers = store.orders.answers(orders.map(({ id }) => id));
  return orders.map((order) => {
    const answer = storedAnswer(answers.get(order.id) ?? null);
    return { ...order, results: answer ? columns.map(({ values }) => values(answer).join('\n')) : [] };
  });
}

/** The same for each of an order's detail lines; none where the partner says nothing of lines. */
export function lineResults(store: Store, kind: AnyKind, order: StoredOrder): Output<'orders.get'>['lineResults'] {
  const columns = (kind.results ?? []).filter(({ ofLine }) => ofLine !== undefined);
  const answer = storedAnswer(order.answer);
  if (columns.length === 0 || !answer || order.body === null) return [];
  const body: JsonObject = JSON.parse(order.body);
  return store.lines
    .ofOrders([order.id])
    .filter(({ part }) => part !== 'order')
    .map(({ sheet, row }, line) => ({
      sheet,
      row,
      values: columns.map(({ ofLine }) => ofLine?.(answer, body, line).join('\n') ?? ''),
    }));
}

const stored = z.object({
  data: z.record(z.string(), z.json()).default({}),
  messages: z.array(z.json()).default([]),
});

/** What is kept as an order's answer, where the partner said it; null for what a person decided or this program knew by itself. */
export function partnersAnswer(text: string | null): string | null {
  const { data, messages } = stored.parse(JSON.parse(text ?? '{}'));
  const said = Object.keys(data).some((name) => name !== 'decidedBy') || messages.length > 0;
  return said ? text : null;
}
