import { Failure } from '#shared/contract/failure.ts';
import { runOf } from '../context.ts';
import { changeLines, settleStep, tellEdited } from '../edit/edit.ts';
import type { Handlers, ProceduresOf } from '../handlers.ts';
import { openScope } from '../run-scope.ts';
import { userName } from '../user-name.ts';
import { askToCancel, checkCancelled, waysToWithdraw } from '../withdraw/withdraw.ts';
import type { ProcedureContext } from './procedure-context.ts';

const accepted: ReadonlySet<string> = new Set(['accepted', 'exists']);

/** Orders that a person took back at their partners. */
export function withdrawalProcedures(context: ProcedureContext): Handlers<ProceduresOf<'withdrawals'>> {
  const { store, ledger, events, runLocks } = context;

  const withAccount = (id: number) => {
    const order = store.outbox.find(id);
    const summary = store.orders.summary(id);
    if (!order || !summary) throw new Failure('order.missing');
    const { account, kind } = runOf(context, order.run);
    return { ...order, withdrawn: summary.withdrawal !== null, at: account && { account, kind, key: order.key } };
  };

  const sameAs = ({ key, ...scope }: { readonly account: string; readonly kind: string; readonly key: string }) =>
    ledger.claims.sameOrder(scope, key);

  const told = (id: number, run: string) => {
    const { key, shown, state, partnerNo, message } = store.orders.summary(id) ?? {};
    const after = runOf(context, run);
    if (key !== undefined && state && shown)
      events.emit({
        type: 'order',
        run,
        order: id,
        key,
        state,
        partnerNo: partnerNo ?? null,
        message: message ?? null,
      });
    events.emit({ type: 'run', run: after });
    ledger.shared?.tell();
    return after;
  };

  return {
    'withdrawals.add': ({ order: id }) => {
      const { key, run } = store.atomically(() => {
        const order = withAccount(id);
        if (!order.at || !accepted.has(order.state) || order.withdrawn) {
          throw new Failure('order.notAccepted', { key: order.key });
        }
        store.withdrawals.put(order.at, { how: 'portal', by: userName() }, sameAs(order.at));
        return order;
      });
      context.ports.log.info('order withdrawn', { run, order: key });
      return told(id, run);
    },
    'withdrawals.ways': ({ order }) => waysToWithdraw(context, order),
    'withdrawals.ask': async ({ order, again }) => {
      const outcome = await askToCancel(context, order, again);
      return { ...outcome, run: told(order, withAccount(order).run) };
    },
    'withdrawals.check': async ({ order }) => {
      const outcome = await checkCancelled(context, order);
      return { ...outcome, run: told(order, withAccount(order).run) };
    },
    'withdrawals.undo': ({ order: id }) => {
      const { run } = store.atomically(() => {
        const order = withAccount(id);
        if (!order.at || !store.withdrawals.undo(order.at, userName(), sameAs(order.at))) {
          throw new Failure('order.notWithdrawn', { key: order.key });
        }
        return order;
      });
      return told(id, run);
    },
    'withdrawals.renumber': async ({ order: id, key }) => {
      const { run } = withAccount(id);
      await runLocks.hold(run, async () => {
        await settleStep(context, run);
        const scope = openScope(context, run);
        const [field] = scope.kind.key;
        if (field === undefined) throw new Failure('order.missing');
        await changeLines(context, scope, () => {
          const order = withAccount(id);
          if (!order.withdrawn) throw new Failure('order.notWithdrawn', { key: order.key });
          const lines = store.lines.ofOrders([id]);
          if (lines.length === 0) throw new Failure('order.noLines', { key: order.key });
          const claims = { account: scope.account, kind: scope.kind.id };
          const isTaken = store.orders.byKey(run, [key]).length > 0 || ledger.claims.used(claims, [key]).size > 0;
          if (isTaken) throw new Failure('order.numberTaken', { key });
          const changes = lines.map((line) => ({ type: 'cell' as const, line: line.id, field, value: key }));
          return store.edits.apply(run, changes, id);
        });
        tellEdited(context, run);
      });
      return { run: runOf(context, run), key };
    },
  };
}
