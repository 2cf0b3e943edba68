import { Failure } from '#shared/contract/failure.ts';
import type { Output } from '#shared/contract.ts';
import type { EngineContext } from '../context.ts';
import { openScope, orderOf } from '../run-scope.ts';
import type { StoredOrder } from '../store/orders.ts';
import type { ProcedureContext } from './context.ts';

/** One order with the body that was (or would be) sent, its files and every exchange about it. */
export async function describeOrder(context: ProcedureContext, id: number): Promise<Output<'orders.get'>> {
  const { store, ledger, submissions } = context;
  const order = store.orders.get(id);
  const summary = store.orders.summary(id);
  if (!order || !summary) throw new Failure('order.missing');
  const asked = summary.state === 'unknown' && (await submissions.asked(order.run))(id);
  return {
    summary,
    asked,
    body: bodyOf(context, order),
    answer: order.answer,
    attempts: [...ledger.attempts.ofOrder(id)],
    attachments: store.attachments.list(id).map(({ name, type, size }) => ({ name, type, size })),
  };
}

function bodyOf(context: EngineContext, { id, run, key, state, body }: StoredOrder): string | null {
  if (body !== null && state !== 'ready' && state !== 'incomplete') return pretty(JSON.parse(body));
  if (state === 'incomplete') return null;
  const scope = openScope(context, run);
  return pretty(scope.kind.toPayload(orderOf(context.store, scope, id, key), scope.check.settings));
}

function pretty(body: unknown): string {
  return JSON.stringify(body, null, 2);
}
