import { Failure } from '#shared/contract/failure.ts';
import type { OrderState } from '#shared/contract/run.ts';
import type { Order } from '#shared/kinds/kind.ts';
import { type Problem, problem, problemOf } from '#shared/problem.ts';
import { localDay } from '#shared/text/local-time.ts';
import { isAttachmentProblem } from '../attachments/attachments.ts';
import {
  type CellReader,
  cellReader,
  checkGroup,
  checkLoose,
  groupLines,
  type LooseLine,
  type OrderGroup,
} from '../check/check.ts';
import type { EngineContext } from '../context.ts';
import { bodyHash, type Claims, claimedParams } from '../ledger/ledger.ts';
import type { RunScope } from '../run-scope.ts';
import type { Store, StoredLine, StoredOrder } from '../store/store.ts';
import { linesConcerned } from './lines-concerned.ts';

/** States in which an order may still change. */
export const openStates: ReadonlySet<OrderState> = new Set(['incomplete', 'ready', 'rejected']);

/**
 * Groups and checks lines again after they changed, with the orders they belonged to, those they belong to now and those
 * that they hold up (`lines-concerned.ts`), and stores what was found. What is known of their files stays as it is.
 * Synchronous: call it in the transaction that changed the lines.
 *
 * @returns every line whose problems or order may be new, ascending
 * @throws Failure `order.locked` when a line would join an order that is queued or further
 */
export function recheckLines({ store, ledger }: EngineContext, scope: RunScope, changed: readonly number[]): number[] {
  const { run, kind, check } = scope;
  const lines = linesConcerned(store, scope, changed);
  const left = new Set([...store.lines.get(run, changed), ...lines.values()].flatMap(({ order }) => order ?? []));
  const ids = [...lines.keys()];
  const { groups, loose } = groupLines(kind, [...lines.values()], check.files);
  const slotOf = orderSlots(store.orders.byKey(run, [...new Set(groups.map(({ key }) => key))]), lines);
  const reader = cellReader(kind, check);
  const known = historyOf(store, ledger.claims, scope);

  const placed = groups.map((group) => ({ group, slot: slotOf(group) }));
  const open = placed.filter(({ slot }) => !slot || openStates.has(slot.state));
  const held = new Set(open.flatMap(({ group }) => group.below));
  const touched = new Set(changed);
  const alone = store.problems.saidAlone(run, ids, 'key.missing');
  // Long lists below an order stay as they are, but for those that begin or cease to be said of it.
  const isAgain = (at: LooseLine) => touched.has(at.line.id) || alone.has(at.line.id) === held.has(at);
  const asTheyAre = new Set(loose.filter((at) => !isAgain(at)).map(({ line }) => line.id));

  const all = [...new Set([...changed, ...ids])].sort((a, b) => a - b);
  const judged = all.filter((id) => !asTheyAre.has(id));
  store.problems.replaceForLines(run, judged, []);
  for (const { group, slot } of placed) {
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
    const found = problems.some(isError) ? problems : [...problems, ...historyProblems(known, scope, order)];
    const isOwn = moved.length > 0 || group.lines.some((line) => touched.has(line.id));
    // What became of it stands as long as nothing of it changed.
    if (slot?.state === 'rejected' && !isOwn && !found.some(isError)) continue;
    store.problems.replaceForOrder(run, id, found);
    store.orders.setChecked(id, found.some(isError) ? 'incomplete' : 'ready');
  }
  recheckLoose(store, scope, { loose: loose.filter(isAgain), held, reader });
  store.orders.removeEmpty([...left]);
  return all;
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

interface LooseLines {
  readonly loose: readonly LooseLine[];
  /** Those that an order waits for. */
  readonly held: ReadonlySet<LooseLine>;
  readonly reader: CellReader;
}

function recheckLoose({ lines, problems }: Store, { run, kind }: RunScope, { loose, held, reader }: LooseLines): void {
  const ids = loose.map(({ line }) => line.id);
  const found = loose.flatMap((at) => checkLoose(kind, at, reader, held.has(at)));
  lines.setOrder(run, ids, null);
  problems.replaceForLines(run, ids, found);
}

/** What earlier runs used, and whether that was practice only. */
interface History {
  readonly claims: Claims;
  /** When a person decided that the order of a claim is not sent. */
  readonly shelvedAt: Store['decisions']['shelvedAt'];
  readonly practice: boolean;
  /** A run as problems name it: by its id and, where it is still known by one, by its title. */
  readonly named: (run: string) => { readonly run: string; readonly title?: string };
  /** Whether anything is kept of a run. */
  readonly isThere: (run: string) => boolean;
  /** Orders sent earlier whose keys may be taken for this one. */
  readonly sentAlike: (key: string) => ReturnType<Store['orders']['sentAlike']>;
}

function historyOf(
  { accounts, orders, decisions, runs }: Store,
  claims: Claims,
  { run, account, kind }: RunScope,
): History {
  const titles = new Map<string, string | null>();
  const titleOf = (of: string) => {
    const known = titles.get(of) ?? runs.titleOf(of);
    titles.set(of, known);
    return known;
  };
  return {
    named(of) {
      const title = titleOf(of);
      return { run: of, ...(title !== null && { title }) };
    },
    claims,
    shelvedAt: decisions.shelvedAt,
    isThere: runs.exists,
    practice: accounts.get(account)?.target === 'practice',
    sentAlike: (key) => orders.sentAlike(key, { run, account, kind: kind.id }),
  };
}

/**
 * What became of the same order number earlier with this account, by whichever entry: accepted with the same content (a
 * warning, it will not be sent again) or with another (an error: the partner keeps what it has). What another account at
 * the partner sent is a warning, and asked about before it goes out; so is what a person decided not to send. What a run that
 * is gone (by a restore, say) sent, or had in its queue, is held back. Asked only for orders without errors.
 */
function historyProblems(known: History, { run, kind, account, check }: RunScope, order: Order): Problem[] {
  const { claims, practice } = known;
  const scope = { account, kind: kind.id };
  const { own: claim, elsewhere: other } = claims.history(scope, order.key);
  const place = { field: kind.key[0] ?? null, line: order.lines[0]?.id ?? null };
  if (!claim || claim.state === 'rejected' || claim.state === 'cancelled') {
    const shelved = claim?.state === 'rejected' ? known.shelvedAt(claim.run, claim.order) : null;
    if (claim && shelved !== null) {
      const params = {
        ...{ key: order.key, ...known.named(claim.run), date: localDay(shelved) },
        ...(practice && { practice: 1 }),
      };
      return [problem('order.shelvedBefore', { ...place, params, severity: 'warning' })];
    }
    const [alike] = other ? [] : known.sentAlike(order.key);
    if (alike) {
      const params = { key: order.key, other: alike.key, ...known.named(alike.run), date: localDay(alike.date) };
      return [problem('key.alikeBefore', { ...place, params, severity: 'warning' })];
    }
    if (!other) return [];
    const { accountName, run, claimedAt, partnerNo } = other;
    const params = {
      ...{ account: accountName, ...known.named(run) },
      ...{ date: localDay(claimedAt), partnerNo: partnerNo ?? '-' },
    };
    return [problem('order.sentElsewhere', { ...place, params, severity: 'warning' })];
  }
  if ((claim.state === 'accepted' || claim.state === 'exists') && claim.withdrawnAt !== null) {
    const params = {
      key: order.key,
      ...known.named(claim.run),
      date: localDay(claim.withdrawnAt),
      partnerNo: claim.partnerNo ?? '-',
    };
    return [problem('order.withdrawn', { ...place, params })];
  }
  if (claim.run === run) return [];
  if (claim.state !== 'accepted' && claim.state !== 'exists') {
    // One of a run that is there is looked at when it comes to it: it may be settled by then.
    if (known.isThere(claim.run)) return [];
    const params = { key: order.key, ...claimedParams(claim), gone: 1, ...(practice && { practice: 1 }) };
    return [problemOf({ code: 'order.claimedElsewhere', params }, place)];
  }
  const same = claim.bodyHash === bodyHash(kind.toPayload(order, check.settings));
  const params = {
    key: order.key,
    ...known.named(claim.run),
    date: localDay(claim.claimedAt),
    partnerNo: claim.partnerNo ?? '-',
    ...(practice && { practice: 1 }),
  };
  const at = { ...place, params };
  return [
    same ? problem('order.acceptedBefore', { ...at, severity: 'warning' }) : problem('order.changedAfterAccepted', at),
  ];
}
