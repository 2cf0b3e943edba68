import type { Output } from '#shared/contract.ts';
import { attachmentCodes, givenPlaces } from '../attachments/attachments.ts';
import { type EngineContext, runOf } from '../context.ts';
import { collectPaths, notTaken } from '../read/read.ts';
import { openScope } from '../run-scope.ts';
import { openStates } from './recheck-lines.ts';
import { refreshAttachments } from './refresh-attachments.ts';

/**
 * Remembers more places of a run's files and looks there for what its orders lack. The files that were copied when they
 * were found stay with their orders.
 *
 * @throws Failure `run.unknown`
 */
export async function attachFiles(
  context: EngineContext,
  run: string,
  paths: readonly string[],
): Promise<Output<'edits.attach'>> {
  const { store } = context;
  const collected = await collectPaths(paths);
  const { folders, workbooks, others } = collected;
  return context.runLocks.hold(run, async () => {
    const scope = openScope(context, run);
    const { options = {} } = store.runs.settings(run) ?? {};
    // A workbook may be an attachment too; what was given last is looked at first.
    const dropped = [...new Set([...folders, ...others, ...workbooks, ...givenPlaces(store, run).dropped])];
    store.runs.setOptions(run, { ...options, dropped });
    const lacking = () =>
      store.problems
        .ordersWith(run, attachmentCodes)
        .filter((id) => openStates.has(store.orders.get(id)?.state ?? 'queued'));
    const before = lacking();
    await refreshAttachments(context, scope, before);
    const after = lacking();
    context.events.emit({ type: 'run', run: runOf(context, run) });
    return { mended: before.length - after.length, lacking: after.length, refused: notTaken(collected) };
  });
}
