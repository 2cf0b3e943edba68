import { dirname } from 'node:path';
import type { EngineContext } from '../context.ts';
import { attachmentProblem, isAttachmentProblem } from '../files/attachment-candidate.ts';
import { givenPlaces } from '../import/attachment-places.ts';
import { orderAttachments } from '../import/order-attachments.ts';
import { openStates, recheckLines } from '../recheck/recheck-lines.ts';
import type { RunScope } from '../recheck/run-scope.ts';
import type { Changed } from '../store/edits.ts';

/**
 * Says which orders' files must be looked for again: where their names, or the reference that a folder bears, may be
 * others now, and where something was wrong with them. Others keep the files that were copied at import, whatever became
 * of those since. Marks them as not to be sent until that is done; call it in the transaction of the change.
 *
 * @param lines those of every order that the change touched
 */
export function markForAttachments(
  { store }: EngineContext,
  { run, kind }: RunScope,
  { fields }: Pick<Changed, 'fields'>,
  lines: readonly number[],
): number[] {
  const field = kind.attachments?.field;
  if (field === undefined) return [];
  const named = [null, field, ...kind.key].some((changed) => fields.has(changed));
  const touched = new Set(store.lines.get(run, lines).flatMap(({ order }) => order ?? []));
  const orders = [...touched].filter((id) => {
    const open = openStates.has(store.orders.get(id)?.state ?? 'queued');
    return open && (named || store.problems.ofOrders([id]).some(isAttachmentProblem));
  });
  for (const id of orders) {
    store.problems.insert(run, id, attachmentProblem('notLooked', { field, line: null }, {}));
    store.orders.setChecked(id, 'incomplete');
  }
  return orders;
}

/** Looks for the files of orders again and keeps those that are found. */
export async function refreshAttachments(
  context: EngineContext,
  scope: RunScope,
  orders: readonly number[],
): Promise<void> {
  const { store, blobs } = context;
  const { run, kind, check } = scope;
  for (const id of orders) {
    const key = store.orders.get(id)?.key;
    const lines = store.lines.ofOrders([id]);
    const [first] = lines;
    if (key === undefined || !first) continue;
    const group = { key, lines, problems: [] };
    const places = { workbookDir: workbookDir(context, run, first.file), ...givenPlaces(store, run) };
    const { attachments, problems } = await orderAttachments(kind, group, check.settings, places, blobs);
    store.db.transaction(() => {
      store.attachments.set(id, attachments);
      store.problems.replaceForOrder(run, id, problems);
      recheckLines(context, scope, [first.id]);
    });
  }
}

function workbookDir({ store }: EngineContext, run: string, file: number): string | null {
  const path = store.files.list(run).find(({ index }) => index === file)?.path ?? null;
  return path === null ? null : dirname(path);
}
