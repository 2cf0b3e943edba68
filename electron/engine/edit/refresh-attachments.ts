import { dirname, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Output } from '#shared/contract.ts';
import { fieldsOfAttachments } from '#shared/kinds/kind.ts';
import { cellText } from '#shared/sheets/cell.ts';
import {
  type AttachmentRequest,
  attachmentCodes,
  attachmentProblem,
  attachmentRequest,
  findAttachments,
  givenPlaces,
  isAmong,
  isAttachmentError,
  isAttachmentProblem,
  type KnownAttachments,
  keepAttached,
  notLooked,
} from '../attachments/attachments.ts';
import { type EngineContext, runOf } from '../context.ts';
import { collectPaths, notTaken } from '../read/read.ts';
import { openScope, type RunScope } from '../run-scope.ts';
import type { Changed } from '../store/store.ts';
import { openStates, recheckLines } from './recheck-lines.ts';

/**
 * What is known of the files of orders whose key the change may have taken away: they are other orders once their lines
 * are grouped anew. Call it before that; what it returns hands the files on.
 */
export function holdAttachments(
  { store }: EngineContext,
  { run, kind }: RunScope,
  changed: Pick<Changed, 'fields' | 'lines'>,
): () => void {
  if (!kind.attachments || ![null, ...kind.key].some((field) => changed.fields.has(field))) return () => undefined;
  const lines = store.lines.get(run, changed.lines);
  const before = Map.groupBy(
    lines.filter(({ order }) => order !== null),
    ({ order }) => order,
  );
  const held = [...before].map(([order, of]) => ({
    order: Number(order),
    lines: of.map(({ id }) => id),
    attachments: store.attachments.list(Number(order)),
    problems: store.problems.ofOrders([Number(order)]).filter(isAttachmentProblem),
  }));
  return () => {
    for (const { order, lines, attachments, problems } of held) {
      if (store.orders.get(order)) continue;
      for (const heir of new Set(store.lines.get(run, lines).flatMap((line) => line.order ?? []))) {
        const all = [...store.attachments.list(heir), ...attachments];
        store.attachments.set(heir, [...new Map(all.map((it) => [`${it.sha256} ${it.name}`, it])).values()]);
        for (const problem of problems) store.problems.insert(run, heir, problem);
      }
    }
  };
}

/**
 * Says which orders' files must be looked for again: where their names, or the reference that a folder bears, may be
 * others now, and where something was wrong with them. Others keep the files that were copied at import, whatever became
 * of those since. Marks those of the first as not to be sent until that is done; call it in the transaction of the change.
 *
 * @param lines those of every order that the change touched
 */
export function markForAttachments(
  { store }: EngineContext,
  { run, kind }: RunScope,
  { fields }: Pick<Changed, 'fields'>,
  lines: readonly number[],
): number[] {
  if (!kind.attachments) return [];
  const { field } = kind.attachments;
  const named = [null, ...fieldsOfAttachments(kind.attachments), ...kind.key].some((changed) => fields.has(changed));
  const touched = new Set(store.lines.get(run, lines).flatMap(({ order }) => order ?? []));
  const stateOf = (id: number) => store.orders.get(id)?.state ?? 'queued';
  // What is rejected after it was checked again was not touched itself.
  const open = [...touched].filter((id) => openStates.has(stateOf(id)) && stateOf(id) !== 'rejected');
  if (!named) return open.filter((id) => store.problems.ofOrders([id]).some(isAttachmentError));
  for (const id of open) {
    store.problems.insert(run, id, attachmentProblem(notLooked, { field, line: null }, {}));
    store.orders.setChecked(id, 'incomplete');
  }
  return open;
}

/**
 * Looks for the files of orders again and keeps those that are found, along with those that were attached before. An order
 * that another process sends, or changes the names of, meanwhile is left to it.
 */
export async function refreshAttachments(
  context: EngineContext,
  scope: RunScope,
  orders: readonly number[],
): Promise<void> {
  for (const id of orders) {
    await lookAgain(context, scope, id, ({ store }) => ({
      attachments: store.attachments.list(id),
      problems: store.problems.ofOrders([id]).filter(isAttachmentProblem),
    }));
  }
}

/** Looks for an order's files and joins what is found with what is `known` of them. */
async function lookAgain(
  context: EngineContext,
  scope: RunScope,
  id: number,
  known: (context: EngineContext) => KnownAttachments,
): Promise<void> {
  const { store, blobs } = context;
  const { run } = scope;
  const request = requestOf(context, scope, id);
  if (!request) return;
  const found = await findAttachments(request, blobs);
  store.atomically(() => {
    if (!isDeepStrictEqual(requestOf(context, scope, id), request)) return;
    const { attachments, problems } = keepAttached(request, found, known(context));
    store.attachments.set(id, attachments);
    store.problems.replaceForOrder(run, id, problems);
    recheckLines(
      context,
      scope,
      store.lines.ofOrders([id]).map((line) => line.id),
    );
  });
}

/** Orders looked at in one go. */
const PAGE = 200;

/**
 * For a run that is a report of an earlier one, dropped in again, wherever it lies now: its orders keep the files that they
 * had there, and the places where those came from are looked into, too. A file whose name is gone from the order's cells
 * stays away.
 */
export async function inheritAttachments(context: EngineContext, scope: RunScope, from: string): Promise<void> {
  const { store } = context;
  const { run, kind } = scope;
  const rules = kind.attachments;
  if (!rules || store.runs.get(from)?.kind !== kind.id) return;
  handPlacesOn(store, from, run);
  const cellsOf = (order: number) =>
    store.lines
      .ofOrders([order])
      .flatMap(({ cells }) => fieldsOfAttachments(rules).map((field) => cellText(cells[field])))
      .filter(Boolean);
  for (let position = 0; ; ) {
    const page = store.orders.after(run, position, PAGE);
    const last = page.at(-1);
    if (!last) return;
    for (const { id, key } of page) {
      const earlier = store.orders.byKey(from, [key]).map((order) => order.id);
      const attachments = earlier.flatMap((order) => store.attachments.list(order));
      if (attachments.length === 0) continue;
      const same = isDeepStrictEqual(new Set(cellsOf(id)), new Set(earlier.flatMap(cellsOf)));
      const renamed = attachmentProblem(notLooked, { field: rules.field, line: null }, {});
      await lookAgain(context, scope, id, () => ({ attachments, problems: same ? [] : [renamed] }));
    }
    position = last.position;
  }
}

function handPlacesOn(store: EngineContext['store'], from: string, run: string): void {
  const { attachmentsDir, dropped } = givenPlaces(store, from);
  const folders = store.files.list(from).flatMap(({ path }) => (path === null ? [] : [dirname(path)]));
  const { options = {} } = store.runs.settings(run) ?? {};
  const places = [
    ...givenPlaces(store, run).dropped,
    ...(attachmentsDir ? [attachmentsDir] : []),
    ...dropped,
    ...folders,
  ];
  store.runs.setOptions(run, { ...options, dropped: [...new Set(places)] });
}

/** What to look for; null when the order may not change (any more), or carries no files. */
export function requestOf(
  { store }: EngineContext,
  { run, kind, check }: RunScope,
  id: number,
): AttachmentRequest | null {
  const { key, state } = store.orders.get(id) ?? {};
  const lines = store.lines.ofOrders([id]);
  const [first] = lines;
  if (key === undefined || state === undefined || !openStates.has(state) || !first) return null;
  const path = store.files.list(run).find(({ index }) => index === first.file)?.path ?? null;
  const places = { workbookDir: path === null ? null : dirname(path), ...givenPlaces(store, run) };
  return attachmentRequest(kind, { key, lines }, check.settings, places);
}

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
    const { kind } = scope;
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
    const has = store.attachments.ofRun(run);
    const single = new Set(paths.map((path) => resolve(path)));
    const unclaimed: string[] = [];
    for (const path of kind.attachments ? [...others, ...workbooks] : [])
      if (single.has(resolve(path)) && !(await isAmong(has, path))) unclaimed.push(path);
    context.events.emit({ type: 'run', run: runOf(context, run) });
    return { mended: before.length - after.length, lacking: after.length, refused: notTaken(collected), unclaimed };
  });
}
