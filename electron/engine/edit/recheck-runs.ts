import type { AnyKind } from '#shared/kinds/kind.ts';
import type { EngineContext } from '../context.ts';
import { openScope } from '../run-scope.ts';
import { recheckOrders } from './recheck-orders.ts';

/** Runs and orders taken at a time. */
const PAGE = 200;

/** Checks again every order not sent yet of every run of these kinds: something that they are checked with is another now. */
export async function recheckRuns(context: EngineContext, concerns: (kind: AnyKind) => boolean): Promise<void> {
  const kinds = new Set(context.kinds.filter(concerns).map(({ id }) => id));
  for (const run of runsOf(context, kinds)) {
    await context.runLocks.hold(run, () => recheckUnsent(context, run));
  }
}

function runsOf({ store }: EngineContext, kinds: ReadonlySet<string>): readonly string[] {
  const found: string[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const { items } = store.runs.list({ offset, limit: PAGE });
    found.push(...items.filter(({ kind, counts }) => kinds.has(kind) && hasUnsent(counts)).map(({ id }) => id));
    if (items.length < PAGE) return found;
  }
}

const hasUnsent = ({ ready, incomplete }: { readonly ready: number; readonly incomplete: number }) =>
  ready + incomplete > 0;

async function recheckUnsent(context: EngineContext, id: string): Promise<void> {
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
