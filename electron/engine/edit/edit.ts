/**
 * Editing, and checking again what an edit touches. One call is one step of undo: `changes.ts` says what a wish changes,
 * `merged-cells.ts` and `whole-orders.ts` what else it reaches, `recheck-lines.ts` checks lines and their orders again,
 * `recheck-runs.ts` whole runs, `refresh-attachments.ts` the files.
 */

import type { Edited } from '#shared/contract/edits.ts';
import { Failure } from '#shared/contract/failure.ts';
import { type EngineContext, runOf } from '../context.ts';
import { openScope, type RunScope } from '../run-scope.ts';
import type { Changed } from '../store/store.ts';
import { recheckLines } from './recheck-lines.ts';
import { holdAttachments, markForAttachments, refreshAttachments } from './refresh-attachments.ts';

export { cellChanges, fixChanges, replaceChanges } from './changes.ts';
export { throughMerges } from './merged-cells.ts';
export { recheckLines } from './recheck-lines.ts';
export {
  recheckBorrowing,
  recheckHistory,
  recheckRepeated,
  recheckRun,
  recheckRuns,
  recheckUnsent,
} from './recheck-runs.ts';
export { attachFiles, inheritAttachments } from './refresh-attachments.ts';
export { countReplaced, replaceText } from './replace-text.ts';
export { restOfOrders } from './whole-orders.ts';

/**
 * Changes lines of a run as one step of undo, checks what it touches and tells what is new. The change and the check are
 * one transaction: either both are stored or none.
 *
 * @param change makes the change and names the lines; null when there was nothing to do
 * @throws Failure `order.locked`, `run.unknown`
 */
export async function editRun(
  context: EngineContext,
  run: string,
  change: (scope: RunScope) => Changed | null,
): Promise<Edited> {
  return context.runLocks.hold(run, async () => {
    const scope = openScope(context, run);
    const lines = await changeLines(context, scope, () => change(scope));
    context.events.emit({ type: 'run', run: runOf(context, run) });
    return editedState(context, run, lines);
  });
}

/**
 * The same for a run that nobody else sees, such as one that is being read.
 *
 * @returns every line whose problems or order may be new, ascending
 */
export async function changeLines(
  context: EngineContext,
  scope: RunScope,
  change: () => Changed | null,
): Promise<readonly number[]> {
  const { lines, orders } = context.store.atomically(() => {
    const changed = change();
    if (!changed) return { lines: [], orders: [] };
    const handOn = holdAttachments(context, scope, changed);
    const found = recheckLines(context, scope, changed.lines);
    handOn();
    return { lines: found, orders: markForAttachments(context, scope, changed, found) };
  });
  await refreshAttachments(context, scope, orders);
  return lines;
}

function editedState({ store }: EngineContext, run: string, lines: readonly number[]): Edited {
  const counts = store.runs.counts(run);
  if (!counts) throw new Failure('run.unknown', { run });
  return { lines: [...lines], counts, ...store.edits.stacks(run), together: 0, remembered: 0 };
}
