import { setImmediate as turn } from 'node:timers/promises';
import type { Edited } from '#shared/contract/edits.ts';
import { Failure } from '#shared/contract/failure.ts';
import type { EngineContext } from '../context.ts';
import { openScope, type RunScope } from '../run-scope.ts';
import type { Change, Changed, OpenStep } from '../store/store.ts';
import { changeAtOnce, editedState, type Touched, tellEdited } from './change-lines.ts';
import { refreshAttachments } from './refresh-attachments.ts';

/** Changes made, and checked again with their orders, in one transaction. */
const SLICE = 100;
/** Undone changes forgotten in one go. */
const FORGOTTEN = 1000;

/**
 * Makes changes of a run as one step of undo, many of them in slices, so that the engine answers in between. Until the last one
 * is made nothing else of the run is edited or queued, by whatever process; when it comes to no end, nothing of it stays.
 *
 * @param plan says what changes; nothing of the run is changed by others from then on
 * @throws Failure `order.locked`, `run.unknown`, `run.beingEdited`
 */
export function editInSlices(
  context: EngineContext,
  run: string,
  plan: (scope: RunScope) => Promise<readonly Change[]>,
): Promise<Edited> {
  const { edits } = context.store;
  return inTurn(context, run, 'new', async (scope, step) => {
    const changes = await plan(scope);
    for (let from = 0; from < changes.length; from += FORGOTTEN) {
      edits.refuseLocked(run, changes.slice(from, from + FORGOTTEN));
      await turn();
    }
    const size = isWhole(scope, new Set(changes.map(fieldOf))) ? changes.length : SLICE;
    const slices = Array.from({ length: Math.ceil(changes.length / size) }, (_, at) =>
      changes.slice(at * size, (at + 1) * size),
    );
    const touched = await eachSlice(context, scope, () => {
      const slice = slices.shift();
      return slice ? edits.applyPart(run, step, slice) : null;
    });
    if (changes.length > 0) while (edits.forgetSome(run, FORGOTTEN)) await turn();
    return touched;
  });
}

/** Takes the last step back, or makes the last undone one again, in slices as well. */
export function moveInSlices(context: EngineContext, run: string, how: 'undo' | 'redo'): Promise<Edited> {
  const { edits } = context.store;
  return inTurn(context, run, how, (scope, step) => {
    const next = edits.next(run, how === 'undo');
    const size = isWhole(scope, next.fields) ? next.changes : SLICE;
    return eachSlice(context, scope, () => edits.movePart(run, step, how === 'undo', size));
  });
}

/**
 * Takes back what is open of a step whose process is gone, or failed at it. Call it before anything else is done with the
 * run, as the only one that has to do with it here.
 *
 * @throws Failure `run.beingEdited` when another living process is at it
 */
export async function settleStep(context: EngineContext, run: string): Promise<void> {
  const open = context.store.edits.openStep(run);
  if (!open) return;
  if (open.by === 'other') throw new Failure('run.beingEdited', { run });
  const scope = openScope(context, run);
  const touched = await eachSlice(context, scope, () => context.store.edits.movePart(run, open, true, SLICE));
  await refreshAttachments(context, scope, touched.orders);
}

/** The same of all runs; one of which it cannot be done stays as it is, and is not sent. */
export async function settleSteps(context: EngineContext): Promise<void> {
  for (const run of context.store.edits.openIn()) {
    await context.runLocks
      .hold(run, () => settleStep(context, run))
      .catch((error: unknown) => context.ports.log.warn('edit not taken back', { run, error: String(error) }));
  }
}

/** Where a key changes, lines go from order to order: that is done all at once. So is what drops lines. */
const isWhole = ({ kind }: RunScope, fields: ReadonlySet<string | null>) =>
  [null, ...kind.key].some((field) => fields.has(field));

const fieldOf = (change: Change) => (change.type === 'cell' ? change.field : null);

function inTurn(
  context: EngineContext,
  run: string,
  how: 'new' | 'undo' | 'redo',
  work: (scope: RunScope, step: OpenStep) => Promise<Touched>,
): Promise<Edited> {
  const { edits } = context.store;
  return context.runLocks.hold(run, async () => {
    const scope = openScope(context, run);
    await settleStep(context, run);
    edits.open(run, how);
    const step = edits.openStep(run);
    if (!step) throw new Error(`no step of run ${run} is open`);
    const touched = await work(scope, step).catch(async (error: unknown) => {
      await settleStep(context, run).catch((again: unknown) =>
        context.ports.log.warn('edit not taken back', { run, error: String(again) }),
      );
      throw error;
    });
    await refreshAttachments(context, scope, touched.orders);
    tellEdited(context, run);
    return editedState(context, run, touched.lines);
  });
}

/** One transaction after the other, until there is nothing more to change: with that the step is closed. */
async function eachSlice(context: EngineContext, scope: RunScope, change: () => Changed | null): Promise<Touched> {
  const lines = new Set<number>();
  const orders = new Set<number>();
  for (let isOpen = true; isOpen; await turn()) {
    const touched = context.store.atomically(() => {
      const slice = changeAtOnce(context, scope, change);
      if (!slice) context.store.edits.close(scope.run);
      return slice;
    });
    isOpen = touched !== null;
    for (const line of touched?.lines ?? []) lines.add(line);
    for (const order of touched?.orders ?? []) orders.add(order);
  }
  return { lines: [...lines].sort((a, b) => a - b), orders: [...orders] };
}
