import { Failure } from '#shared/contract/failure.ts';
import type { Run } from '#shared/contract/run.ts';
import type { OrderSummary } from '#shared/contract/runs.ts';
import type { Output } from '#shared/contract.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { type EngineContext, kindOf, runOf } from '../context.ts';
import { recheckBorrowing, recheckRun, recheckUnsent } from '../edit/edit.ts';
import { warehouseStates } from '../follow-up/follow-up.ts';
import type { Handlers, ProceduresOf } from '../handlers.ts';
import { type Came, noteInJournal } from '../ledger/ledger.ts';
import { openScope, orderOf } from '../run-scope.ts';
import type { StoredOrder, StoredSummary } from '../store/store.ts';
import { orderContents } from './order-contents.ts';
import { lineResults, partnersAnswer, withResults } from './order-results.ts';
import type { ProcedureContext } from './procedure-context.ts';

/** States in which a run must not change under the sender. */
const sending: ReadonlySet<string> = new Set(['submitting', 'paused', 'held']);

export function runProcedures(
  context: ProcedureContext,
): Handlers<ProceduresOf<'runs' | 'lines' | 'rows' | 'problems' | 'orders'>> {
  const { store, accounts } = context;
  /** What is asked of a run that is not in sight (deleted, say) is not answered. */
  const shown = <I extends { readonly run: string }>(input: I): I => {
    runOf(context, input.run);
    return input;
  };
  const page = <T>({ total, items }: { total: number; items: readonly T[] }) => ({ total, items: [...items] });
  return {
    'runs.list': (input) => page(store.runs.list(input)),
    'runs.get': ({ run }) => runOf(context, run),
    'runs.delete': ({ run }) =>
      context.runLocks.hold(run, async () => {
        const deleted = store.atomically(() => {
          const { state, counts } = runOf(context, run);
          if (sending.has(state) || counts.queued + counts.unknown > 0) throw new Failure('run.sending', { run });
          return store.runRemoval.discard(run);
        });
        return { deleted };
      }),
    'runs.restore': ({ run }) =>
      context.runLocks.hold(run, async () => {
        if (!store.runRemoval.takeBack(run)) throw new Failure('run.unknown', { run });
        const { account } = runOf(context, run);
        // History may say more by now. A run whose account is gone is only looked at.
        if (account === null || store.accounts.get(account)) await recheckUnsent(context, run);
        return runOf(context, run);
      }),
    'runs.trust': ({ run: id }) => {
      store.runs.trust(runOf(context, id).id);
      const run = runOf(context, id);
      context.events.emit({ type: 'run', run });
      return run;
    },
    'runs.target': ({ run: id, target, account }) =>
      context.runLocks.hold(id, async () => {
        const run = runOf(context, id);
        const kind = kindOf(context, run.kind);
        const to = accounts.ensure(kind.partner, target, account);
        forgetting(context, run, (note) => {
          // What exists at one account would count as done at the other, and never be sent there.
          const { queued, accepted, exists, withdrawn, unknown } = runOf(context, id).counts;
          const free = queued + accepted + exists + withdrawn + unknown === 0;
          // Rejections too, which bind the run to no account.
          const practised = target === 'production' && store.practised.forget(id);
          if (!free && !practised) throw new Failure('run.sent', { run: id });
          if (practised) store.runs.setState(id, 'checked');
          // What was chosen was chosen among the other account's prices.
          if (to !== run.account) store.freightQuotes.clearChoices(id);
          store.runs.setTarget(id, target, to);
          if (practised) note();
        });
        await recheckRun(context, openScope(context, id));
        await recheckBorrowing(context, openScope(context, id));
        const moved = runOf(context, id);
        context.events.emit({ type: 'run', run: moved });
        return moved;
      }),
    'lines.window': (input) => page(store.grid.window(shown(input))),
    'lines.position': (input) => ({ offset: store.grid.position(shown(input)) }),
    'rows.skipped': (input) => page(store.skippedRows.window(input.run, shown(input))),
    'problems.window': (input) => page(store.problemList.window(shown(input))),
    'problems.groups': (input) =>
      store.problems.groups(shown(input).run, Object.keys(kindOfRun(context, input.run).fields)),
    'problems.next': (input) => store.problemList.next(shown(input)),
    'orders.window': (input) => {
      shown(input);
      const { total, items } = store.orders.window(input);
      return { total, items: items.length === 0 ? [] : summaries(context, kindOfRun(context, input.run), items) };
    },
    'orders.get': ({ order }) => describeOrder(context, order),
    'orders.failures': ({ run }) => store.failures.groups(shown({ run }).run),
    'orders.contents': ({ order }) => orderContents(context, order),
  };
}

/** What the store knows, with what the partner gave, and where the orders stand at their warehouses. */
function summaries(context: EngineContext, kind: AnyKind, orders: readonly StoredSummary[]): OrderSummary[] {
  const states = warehouseStates(
    context,
    kind,
    orders.map(({ id }) => id),
  );
  return withResults(context.store, kind, orders).map((order) => {
    const warehouse = states.get(order.id);
    return warehouse ? { ...order, warehouse } : order;
  });
}

/** One order with the body that was (or would be) sent, its files and every exchange about it. */
async function describeOrder(context: ProcedureContext, id: number): Promise<Output<'orders.get'>> {
  const { store, ledger, submissions } = context;
  const order = store.orders.get(id);
  const stored = store.orders.summary(id);
  if (!order || !stored) throw new Failure('order.missing');
  const kind = kindOfRun(context, order.run);
  const [summary] = summaries(context, kind, [stored]);
  if (!summary) throw new Failure('order.missing');
  const asked = summary.state === 'unknown' && (await submissions.asked(order.run))(id);
  return {
    kind: kind.id,
    summary,
    lineResults: lineResults(store, kind, order),
    asked,
    body: bodyOf(context, order),
    answer: partnersAnswer(order.answer),
    decisions: store.decisions.ofOrder(order.run, id),
    changeable: store.decisions.changeable(order.run, id) !== null,
    attempts: [...ledger.attempts.ofOrder(id)],
    attachments: store.attachments.list(id).map(({ sha256: _, ...shown }) => shown),
  };
}

const kindOfRun = (context: EngineContext, run: string) => kindOf(context, runOf(context, run).kind);

function bodyOf(context: EngineContext, { id, run, key, state, body }: StoredOrder): string | null {
  if (body !== null && state !== 'ready' && state !== 'incomplete') return pretty(JSON.parse(body));
  if (state === 'incomplete') return null;
  const scope = openScope(context, run);
  return pretty(scope.kind.toPayload(orderOf(context.store, scope, id, key), scope.check.settings));
}

function pretty(body: unknown): string {
  return JSON.stringify(body, null, 2);
}

/** One transaction, in which the journal may be told that what a run came to in practice counts no more: it would take that for lost. */
function forgetting(
  { store, ledger }: ProcedureContext,
  { id, account, kind }: Run,
  work: (note: () => void) => void,
): void {
  const { journal } = ledger;
  const done = store.outbox.inState(id, 'accepted', 'exists');
  let number = 0;
  try {
    store.atomically(() =>
      work(() => {
        const orders = done.map(({ id: order, key }): Came['orders'][number] => [order, key, 'resend', null]);
        if (account !== null) number = noteInJournal(journal, { run: id, account, kind }, { by: 'person', orders });
      }),
    );
  } catch (error) {
    if (number > 0) journal.forgotten(number);
    throw error;
  }
}
