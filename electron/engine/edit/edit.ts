/**
 * Editing, and checking again what an edit touches. One call is one step of undo: `changes.ts` says what a wish changes,
 * `merged-cells.ts` and `whole-orders.ts` what else it reaches, `recheck-lines.ts` checks lines and their orders again,
 * `recheck-runs.ts` whole runs, `refresh-attachments.ts` the files; `open-step.ts` makes large steps in slices.
 */

import type { Edited } from '#shared/contract/edits.ts';
import type { EngineContext } from '../context.ts';
import { openScope, type RunScope } from '../run-scope.ts';
import type { Changed } from '../store/store.ts';
import { changeLines, editedState, tellEdited } from './change-lines.ts';
import { settleStep } from './open-step.ts';

export { allGivenByHand, attachToOrder, detachFromOrder, giveAgain } from './attach-by-hand.ts';
export { changeLines, tellEdited } from './change-lines.ts';
export { cellChanges, fixChanges, replaceChanges } from './changes.ts';
export { throughMerges } from './merged-cells.ts';
export { editInSlices, moveInSlices, settleStep, settleSteps } from './open-step.ts';
export { recheckLines } from './recheck-lines.ts';
export {
  recheckBorrowing,
  recheckHistory,
  recheckRepeated,
  recheckRun,
  recheckRuns,
  recheckShelved,
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
 * @throws Failure `order.locked`, `run.unknown`, `run.beingEdited`
 */
export async function editRun(
  context: EngineContext,
  run: string,
  change: (scope: RunScope) => Changed | null,
): Promise<Edited> {
  return context.runLocks.hold(run, async () => {
    const scope = openScope(context, run);
    await settleStep(context, run);
    const lines = await changeLines(context, scope, () => change(scope));
    tellEdited(context, run);
    return editedState(context, run, lines);
  });
}
