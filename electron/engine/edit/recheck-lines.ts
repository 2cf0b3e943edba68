import { Failure } from '#shared/contract/failure.ts';
import type { OrderState } from '#shared/contract/run.ts';
import { isAttachmentProblem } from '../attachments/attachment-candidate.ts';
import { cellReader, checkGroup, groupLines, type OrderGroup, orderKey } from '../check/check.ts';
import type { EngineContext } from '../context.ts';
import { createClaims } from '../ledger/claims.ts';
import type { RunScope } from '../run-scope.ts';
import type { StoredLine } from '../store/lines.ts';
import type { StoredOrder } from '../store/orders.ts';
import { historyProblems } from './history-problems.ts';
import { recheckLoose } from './recheck-loose.ts';

/** States in which an order may still change. */
export const openStates: ReadonlySet<OrderState> = new Set(['incomplete', 'ready', 'rejected']);

/**
 * Groups and checks lines again after they changed, with the orders they belonged to and those they belong to now, and
 * stores what was found. What is known of their files stays as it is. Synchronous: call it in the transaction that changed
 * the lines.
 *
 * @returns every line whose problems or order may be new, ascending
 * @throws Failure `order.locked` when a line would join an order that is queued or further
 */
export function recheckLines({ store }: EngineContext, scope: RunScope, changed: readonly number[]): number[] {
  const { run, kind, check } = scope;
  const lines = linesConcerned(store, scope, changed);
  const ids = [...lines.keys()];
  const { groups, loose } = groupLines(kind, [...lines.values()], check.files);
  const slotOf = orderSlots(store.orders.byKey(run, [...new Set(groups.map(({ key }) => key))]), lines);
  const reader = cellReader(kind, check);
  const claims = createClaims(store.db);

  store.problems.replaceForLines(run, ids, []);
  for (const group of groups) {
    const slot = slotOf(group);
    const moved = group.lines.filter(({ id }) => lines.get(id)?.order !== slot?.id).map(({ id }) => id);
    if (slot && !openStates.has(slot.state)) {
      if (moved.length > 0) throw new Failure('order.locked', { order: group.key });
      continue;
    }
    const id = slot?.id ?? store.orders.append(run, group.key, 'incomplete');
    store.lines.setOrder(run, moved, id);
    const attachments = store.attachments.list(id);
    const { order, problems: ofCells } = checkGroup({ kind, group, context: check, reader, attachments });
    const problems = [...ofCells, ...store.problems.ofOrders([id]).filter(isAttachmentProblem)];
    const found = problems.some(isError) ? problems : [...problems, ...historyProblems(claims, scope, order)];
    store.problems.replaceForOrder(run, id, found);
    store.orders.setChecked(id, found.some(isError) ? 'incomplete' : 'ready');
  }
  recheckLoose(store, scope, loose);
  store.orders.removeEmpty(run);
  return [...new Set([...changed, ...ids])].sort((a, b) => a - b);
}

/** The changed lines and all lines of the orders they leave or join, in reading order. */
function linesConcerned(
  { lines, orders }: EngineContext['store'],
  { run, kind }: RunScope,
  changed: readonly number[],
): ReadonlyMap<number, StoredLine> {
  const touched = lines.get(run, changed);
  const kept = touched.filter(({ dropped }) => !dropped);
  const left = touched.flatMap(({ order }) => (order === null ? [] : (orders.get(order)?.key ?? [])));
  const keys = new Set([...left, ...kept.map((line) => orderKey(kind, line)).filter(Boolean)]);
  const members = lines.ofOrders(orders.byKey(run, [...keys]).map(({ id }) => id));
  const all = [...members, ...kept].sort((a, b) => a.id - b.id);
  return new Map(all.map((line) => [line.id, line]));
}

/** Finds the stored order that a group goes on as: one of the same key that held a line of it. Each order once. */
function orderSlots(orders: readonly StoredOrder[], lines: ReadonlyMap<number, StoredLine>) {
  const free = new Map(orders.map((order) => [order.id, order]));
  return (group: OrderGroup): StoredOrder | undefined => {
    const owners = group.lines.flatMap(({ id }) => lines.get(id)?.order ?? []);
    const slot = owners.map((id) => free.get(id)).find((order) => order?.key === group.key);
    if (slot) free.delete(slot.id);
    return slot;
  };
}

function isError({ severity }: { readonly severity: string }): boolean {
  return severity === 'error';
}
