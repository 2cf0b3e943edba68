import { basename } from 'node:path';
import { Failure } from '#shared/contract/failure.ts';
import type { UnkeptEdit } from '#shared/contract/imports.ts';
import type { Output, Parsed } from '#shared/contract.ts';
import type { Attachment } from '#shared/kinds/kind.ts';
import type { Problem } from '#shared/problem.ts';
import {
  attachmentCodes,
  givenFiles,
  isAttachmentProblem,
  keepAttached,
  notLooked,
} from '../attachments/attachments.ts';
import { type EngineContext, kindOf, runOf } from '../context.ts';
import { collectPaths, notTaken } from '../read/read.ts';
import { openScope, type RunScope } from '../run-scope.ts';
import type { StoredOrder } from '../store/store.ts';
import { openStates, recheckLines } from './recheck-lines.ts';
import { refreshAttachments, requestOf } from './refresh-attachments.ts';

/**
 * Gives files to one order, whatever its cells say. They are copied at once and stay until a person takes them away; one of
 * the same name takes the place of what the order had, which is told as a warning. What is wrong with a file by itself
 * (type, size, content) is answered, and it is not attached.
 *
 * @throws Failure `run.unknown`, `order.missing`, `order.locked`, `order.noAttachments`
 */
export async function attachToOrder(
  context: EngineContext,
  { run, order: id, paths }: Parsed<'edits.attachTo'>,
): Promise<Output<'edits.attachTo'>> {
  const collected = await collectPaths(paths);
  const files = [...collected.workbooks, ...collected.others];
  return context.runLocks.hold(run, async () => {
    const scope = openScope(context, run);
    const { store, blobs } = context;
    openOrder(context, scope, id);
    // What is open about its names is looked up first: what is given now is no answer to it.
    if (store.problems.ofOrders([id]).some(isOf(notLooked))) await refreshAttachments(context, scope, [id]);
    const request = requestOf(context, scope, id);
    if (!request) throw new Failure('order.noAttachments');
    const given = await givenFiles(request, files, blobs);
    store.atomically(() => {
      openOrder(context, scope, id);
      putByHand(context, scope, id, given.attachments);
    });
    context.events.emit({ type: 'run', run: runOf(context, run) });
    return {
      attached: given.attachments.map(({ name }) => name),
      refused: notTaken(collected),
      problems: given.problems.map(({ code, params }) => ({ code, params: { ...params } })),
    };
  });
}

/**
 * Takes away a file that was given by hand. One that the order's cells name stays: they say so.
 *
 * @throws Failure `run.unknown`, `order.missing`, `order.locked`
 */
export async function detachFromOrder(
  context: EngineContext,
  { run, order: id, name }: Parsed<'edits.detach'>,
): Promise<Output<'edits.detach'>> {
  return context.runLocks.hold(run, async () => {
    const scope = openScope(context, run);
    const { store } = context;
    const detached = store.atomically(() => {
      openOrder(context, scope, id);
      const had = store.attachments.list(id);
      const left = had.filter((one) => !(one.byHand && one.name === name));
      store.attachments.set(id, left);
      return left.length < had.length;
    });
    // Its cells may name a file that it stood for.
    if (detached) await refreshAttachments(context, scope, [id]);
    context.events.emit({ type: 'run', run: runOf(context, run) });
    return { detached };
  });
}

/** Files that were given by hand to an order, and where that stood. */
interface GivenByHand {
  readonly key: string;
  readonly files: readonly Attachment[];
  readonly place: Pick<UnkeptEdit, 'file' | 'sheet' | 'row' | 'field'>;
}

/** What was given by hand to the orders of a run. */
export function allGivenByHand(context: EngineContext, run: string): readonly GivenByHand[] {
  const { store } = context;
  const field = kindOf(context, runOf(context, run).kind).attachments?.field ?? '';
  return store.attachments.byHand(run).map((id) => {
    const { file = 0, sheet = '', row = 1 } = store.lines.ofOrders([id])[0] ?? {};
    return {
      key: store.orders.get(id)?.key ?? '',
      files: store.attachments.list(id).filter(({ byHand }) => byHand),
      place: { file, sheet, row, field },
    };
  });
}

/** Gives them to the orders of the same keys in runs that were read anew; those that have none left are told. */
export function giveAgain(
  context: EngineContext,
  given: readonly GivenByHand[],
  scopes: readonly RunScope[],
): UnkeptEdit[] {
  const { store } = context;
  return given.flatMap(({ key, files, place }) => {
    const homes = scopes
      .filter(({ kind }) => kind.attachments)
      .flatMap((scope) => store.orders.byKey(scope.run, [key]).map(({ id }) => ({ scope, id })));
    for (const { scope, id } of homes) store.atomically(() => putByHand(context, scope, id, files));
    return homes.length > 0 ? [] : files.map(({ name }) => ({ ...place, value: name }));
  });
}

/** Within a transaction: joins files with what an order has, and checks it again. */
function putByHand(context: EngineContext, scope: RunScope, id: number, files: readonly Attachment[]): void {
  const { store } = context;
  const request = requestOf(context, scope, id);
  if (!request || files.length === 0) return;
  const names = new Set(files.map(({ name }) => name));
  const known = {
    attachments: store.attachments.list(id),
    problems: store.problems.ofOrders([id]).filter(isAttachmentProblem),
  };
  const found = {
    attachments: files.map((file) => ({ ...file, byHand: true as const })),
    refused: [],
    // A file that was missed under this name is there now.
    problems: known.problems.filter(
      (problem) => problem.severity === 'error' && problem.params.name !== undefined && !names.has(namedIn(problem)),
    ),
  };
  const { attachments, problems } = keepAttached(request, found, known);
  store.attachments.set(id, attachments);
  store.problems.replaceForOrder(scope.run, id, problems);
  recheckLines(
    context,
    scope,
    store.lines.ofOrders([id]).map((line) => line.id),
  );
}

const namedIn = ({ params: { name } }: Problem) => basename(String(name));

const isOf = (code: string) => (problem: Problem) => problem.code === `${attachmentCodes}${code}`;

/** @throws Failure `order.missing` for one that is not the run's, `order.locked` */
function openOrder({ store }: EngineContext, { run }: RunScope, id: number): StoredOrder {
  const order = store.orders.get(id);
  if (!order || order.run !== run) throw new Failure('order.missing');
  if (!openStates.has(order.state)) throw new Failure('order.locked', { order: order.key });
  return order;
}
