import { dirname } from 'node:path';
import { cellText } from '#shared/cell.ts';
import type { EngineContext } from '../context.ts';
import { orderAttachments } from '../import/order-attachments.ts';
import { recheckLines } from '../recheck/recheck-lines.ts';
import type { RunScope } from '../recheck/run-scope.ts';
import type { StoredLine } from '../store/lines.ts';

/**
 * Looks for the files of the orders again whose lines changed: their names, or the reference a folder bears, may be
 * others now. Only for kinds whose orders carry files, and only where files are named or were found.
 */
export async function refreshAttachments(
  context: EngineContext,
  scope: RunScope,
  changed: readonly number[],
): Promise<void> {
  const { store, blobs } = context;
  const field = scope.kind.attachments?.field;
  if (field === undefined) return;
  const orders = new Set(store.lines.get(scope.run, changed).flatMap(({ order }) => order ?? []));
  for (const id of orders) {
    const order = store.orders.get(id);
    const lines = store.lines.ofOrders([id]);
    const [first] = lines;
    if (!order || !first || !(names(lines, field) || store.attachments.list(id).length > 0)) continue;
    const group = { key: order.key, lines, problems: [] };
    const { attachments, problems } = await orderAttachments(
      scope.kind,
      group,
      scope.check.settings,
      foldersOf(context, scope.run, first.file),
      blobs,
    );
    store.db.transaction(() => {
      store.attachments.set(id, attachments);
      recheckLines(context, scope, [first.id]);
      for (const problem of problems) store.problems.insert(scope.run, id, problem);
      if (problems.some(({ severity }) => severity === 'error')) store.orders.setChecked(id, 'incomplete');
    });
  }
}

function names(lines: readonly StoredLine[], field: string): boolean {
  return lines.some(({ cells }) => cellText(cells[field]) !== '');
}

function foldersOf({ store }: EngineContext, run: string, file: number) {
  const path = store.files.list(run).find(({ index }) => index === file)?.path ?? null;
  return {
    workbookDir: path === null ? null : dirname(path),
    attachmentsDir: store.runs.settings(run)?.attachmentsDir ?? null,
    dropped: [],
  };
}
