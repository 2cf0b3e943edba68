import { setImmediate as turn } from 'node:timers/promises';
import type { EngineContext } from '../context.ts';
import type { RunScope } from '../run-scope.ts';
import { recheckLines } from './recheck-lines.ts';

/** Orders checked in one go: other calls are answered in between. */
const BATCH = 50;

/** Checks whole orders again, in transactions small enough for the engine to answer in between. */
export async function recheckOrders(context: EngineContext, scope: RunScope, orders: readonly number[]): Promise<void> {
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

/** Marks orders that stand in several files of a run: they were read one by one, so only now is it seen. */
export async function recheckRepeated(context: EngineContext, scope: RunScope): Promise<void> {
  const { orders } = context.store;
  const repeated = orders.byKey(scope.run, orders.repeatedKeys(scope.run));
  await recheckOrders(
    context,
    scope,
    repeated.map(({ id }) => id),
  );
}

/** Looks up what became of the run's order numbers earlier. */
export async function recheckHistory(context: EngineContext, scope: RunScope): Promise<void> {
  await recheckOrders(context, scope, context.store.orders.claimedBefore(scope.run, scope.account));
}

/** Looks again for what orders lack and earlier ones may know by now. */
export async function recheckBorrowing(context: EngineContext, scope: RunScope): Promise<void> {
  const { borrows } = scope.kind;
  if (borrows) await recheckOrders(context, scope, context.store.orders.withProblem(scope.run, borrows.missing));
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
