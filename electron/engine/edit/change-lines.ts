import type { Edited } from '#shared/contract/edits.ts';
import { Failure } from '#shared/contract/failure.ts';
import { type EngineContext, runOf } from '../context.ts';
import type { RunScope } from '../run-scope.ts';
import type { Changed } from '../store/store.ts';
import { recheckLines } from './recheck-lines.ts';
import { holdAttachments, markForAttachments, refreshAttachments } from './refresh-attachments.ts';

/** What a change touched. */
export interface Touched {
  /** Every line whose problems or order may be new, ascending. */
  readonly lines: readonly number[];
  /** Orders whose files are to be looked for again. */
  readonly orders: readonly number[];
}

/** Makes a change and checks what it touches, as one transaction; null when there was nothing to do. */
export function changeAtOnce(context: EngineContext, scope: RunScope, change: () => Changed | null): Touched | null {
  return context.store.atomically(() => {
    const changed = change();
    if (!changed) return null;
    // It is not as it was when its sending did not begin.
    context.store.runs.liftHold(scope.run, 'queueing');
    const handOn = holdAttachments(context, scope, changed);
    const lines = recheckLines(context, scope, changed.lines);
    handOn();
    return { lines, orders: markForAttachments(context, scope, changed, lines) };
  });
}

/**
 * Changes lines of a run that nobody else sees, such as one that is being read, and looks for files again.
 *
 * @returns every line whose problems or order may be new, ascending
 */
export async function changeLines(
  context: EngineContext,
  scope: RunScope,
  change: () => Changed | null,
): Promise<readonly number[]> {
  const { lines, orders } = changeAtOnce(context, scope, change) ?? { lines: [], orders: [] };
  await refreshAttachments(context, scope, orders);
  return lines;
}

export function tellEdited(context: EngineContext, run: string): void {
  context.events.emit({ type: 'run', run: runOf(context, run) });
}

export function editedState({ store }: EngineContext, run: string, lines: readonly number[]): Edited {
  const counts = store.runs.counts(run);
  if (!counts) throw new Failure('run.unknown', { run });
  return { lines: [...lines], counts, ...store.edits.stacks(run), together: 0, remembered: 0 };
}
