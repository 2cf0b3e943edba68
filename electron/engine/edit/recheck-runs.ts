import { setImmediate as turn } from 'node:timers/promises';
import { Failure } from '#shared/contract/failure.ts';
import type { Run } from '#shared/contract/run.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import type { EngineContext } from '../context.ts';
import { openScope, type RunScope } from '../run-scope.ts';
import type { OrderRef } from '../store/store.ts';
import { recheckLines } from './recheck-lines.ts';

/** Runs and orders taken at a time. */
const PAGE = 200;

/**
 * Checks again every order not sent yet of every run of these kinds: something that they are checked with is another now.
 *
 * @param account only the runs that go there
 */
export async function recheckRuns(
  context: EngineContext,
  concerns: (kind: AnyKind) => boolean,
  account?: string,
): Promise<void> {
  const kinds = new Set(context.kinds.filter(concerns).map(({ id }) => id));
  for (const run of runsOf(context, kinds, account)) {
    await context.runLocks.hold(run, () => recheckUnsent(context, run));
  }
}

function runsOf({ store }: EngineContext, kinds: ReadonlySet<string>, account: string | undefined): readonly string[] {
  const isMeant = (run: Run) => kinds.has(run.kind) && (account === undefined || run.account === account);
  const found: string[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const { items } = store.runs.list({ offset, limit: PAGE });
    found.push(...items.filter((run) => isMeant(run) && hasUnsent(run.counts)).map(({ id }) => id));
    if (items.length < PAGE) return found;
  }
}

const hasUnsent = ({ ready, incomplete }: { readonly ready: number; readonly incomplete: number }) =>
  ready + incomplete > 0;

/** Checks again what of a run was not sent; what was, and what was rejected, stays as it is. */
export async function recheckUnsent(context: EngineContext, id: string): Promise<void> {
  const { store, events } = context;
  // It may have been deleted while this waited its turn.
  if (!store.runs.get(id)) return;
  const scope = openScope(context, id);
  for (let position = 0; ; ) {
    const page = store.orders.after(id, position, PAGE);
    const last = page.at(-1);
    if (!last) break;
    // A rejected order stays so until a person changes it.
    const unsent = page.filter(({ state }) => state === 'ready' || state === 'incomplete');
    await recheckOrders(
      context,
      scope,
      unsent.map((order) => order.id),
    );
    position = last.position;
  }
  const run = store.runs.get(id);
  if (run) events.emit({ type: 'run', run });
}

/** Orders checked in one go: other calls are answered in between. */
const BATCH = 50;

/** Checks whole orders again, in transactions small enough for the engine to answer in between. */
async function recheckOrders(context: EngineContext, scope: RunScope, orders: readonly number[]): Promise<void> {
  const { store } = context;
  for (let from = 0; from < orders.length; from += BATCH) {
    const batch = orders.slice(from, from + BATCH);
    store.atomically(() => {
      recheckLines(
        context,
        scope,
        store.lines.ofOrders(batch).map(({ id }) => id),
      );
    });
    await turn();
  }
}

function severalFiles({ store }: EngineContext, run: string): boolean {
  return store.files.list(run).length > 1;
}

/** Marks orders that stand in several files of a run, under one key or two that look alike: they were read one by one, so only now is it seen. */
export async function recheckRepeated(context: EngineContext, scope: RunScope): Promise<void> {
  const { orders } = context.store;
  const repeated = orders.byKey(scope.run, orders.repeatedKeys(scope.run)).map(({ id }) => id);
  const alike = severalFiles(context, scope.run) ? orders.alikeInRun(scope.run) : [];
  await recheckOrders(context, scope, [...new Set([...repeated, ...alike])]);
}

/** Looks up what became of the run's order numbers earlier. */
export async function recheckHistory(context: EngineContext, scope: RunScope): Promise<void> {
  const { orders } = context.store;
  const before = [...orders.claimedBefore(scope.run, scope.account), ...orders.alikeBefore(scope.run, scope.account)];
  await recheckOrders(context, scope, [...new Set(before)]);
}

/** How long (ms) the office is waited for: whatever else is there to be borrowed is borrowed without it. */
const HEAR_MS = 5000;
const NOT_SENT = ['incomplete', 'ready', 'rejected'] as const;

/**
 * Looks again for what orders lack and earlier ones, of this desk or another one, may know by now. Returns whether some of them lack it
 * no more.
 */
export async function recheckBorrowing(context: EngineContext, scope: RunScope): Promise<boolean> {
  const { borrows } = scope.kind;
  if (!borrows) return false;
  const { store, ports } = context;
  const enough = new AbortController();
  await Promise.race([hearEarlier(context, scope, borrows.from), ports.clock.sleep(HEAR_MS, enough.signal)]);
  enough.abort();
  const lacking = store.orders.withProblem(scope.run, borrows.missing);
  await recheckOrders(context, scope, lacking);
  return store.orders.withProblem(scope.run, borrows.missing).length < lacking.length;
}

async function hearEarlier({ store, ledger, ports }: EngineContext, { run, account }: RunScope, kind: string) {
  const keys = NOT_SENT.flatMap((state) => store.outbox.inState(run, state)).map(({ key }) => key);
  try {
    await ledger.heardAnswers.hear({ account, kind }, [...new Set(keys)]);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    ports.log.warn('earlier orders not asked for in the office', { run, error: error.code });
  }
}

/** Checks everything again, as after the destination (and with it settings and history) changed. */
export async function recheckRun(context: EngineContext, scope: RunScope): Promise<void> {
  const { orders } = context.store;
  for (let position = 0; ; ) {
    const page = orders.after(scope.run, position, BATCH);
    const last = page.at(-1);
    if (!last) return;
    await recheckOrders(
      context,
      scope,
      page.map(({ id }) => id),
    );
    position = last.position;
  }
}

/**
 * Looks again at ready orders whose number a person decided not to send since they were checked, in another run.
 *
 * @returns those that say so only now
 */
export async function recheckShelved(context: EngineContext, scope: RunScope): Promise<readonly OrderRef[]> {
  const { decisions } = context.store;
  const before = decisions.shelvedUnsaid(scope.run);
  if (before.length === 0) return [];
  await recheckOrders(
    context,
    scope,
    before.map(({ id }) => id),
  );
  const still = new Set(decisions.shelvedUnsaid(scope.run).map(({ id }) => id));
  return before.filter(({ id }) => !still.has(id) && context.store.orders.get(id)?.state === 'ready');
}
