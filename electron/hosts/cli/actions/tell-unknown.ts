import type { Run } from '#shared/contract/run.ts';
import type { OrderSummary } from '#shared/contract/runs.ts';
import type { OrderEvent, UnknownEvidence } from '../output/events.ts';
import { everyItem } from './every-item.ts';
import type { CommandContext } from './run-command.ts';

type Where = Pick<Run, 'id' | 'target'>;

/** Tells how an order stands; one of unknown outcome with all that is known of it. */
export async function tellOrder(
  context: CommandContext,
  { id: run, target }: Where,
  order: OrderSummary,
): Promise<void> {
  const { id, key, partnerNo, message } = order;
  const state = toldState(order);
  context.output.event({
    type: 'order',
    key,
    state,
    target,
    ...(partnerNo ? { partnerNo } : {}),
    ...(message ? { message } : {}),
    ...(state === 'unknown' ? { unknown: await evidenceOf(context, run, id) } : {}),
  });
}

/** What the command line calls it: as it is stored, but that a person decided about it is no rejection, nor what was withdrawn accepted. */
export const toldState = ({ state, shown }: Pick<OrderSummary, 'state' | 'shown'>): OrderEvent['state'] =>
  shown === 'shelved' || shown === 'withdrawn' ? shown : state;

/** Tells every order of unknown outcome. @returns how many there are */
export async function tellUnknown(context: CommandContext, run: Where): Promise<number> {
  const pages = everyItem((offset, limit) =>
    context.engine.call('orders.window', { run: run.id, state: 'unknown', offset, limit }),
  );
  let count = 0;
  for await (const order of pages) {
    await tellOrder(context, run, order);
    count += 1;
  }
  return count;
}

/** Why nobody knows, since when, and every exchange about the order. */
async function evidenceOf({ engine }: CommandContext, run: string, order: number): Promise<UnknownEvidence> {
  const { asked, attempts } = await engine.call('orders.get', { order });
  const sent = attempts.findLast(({ purpose }) => purpose === 'send');
  return {
    run,
    reason: sent?.detail ?? sent?.result ?? null,
    at: sent?.startedAt ?? null,
    asked,
    attempts: attempts.map(({ purpose, startedAt, endedAt, status, result, detail, practice }) => ({
      ...{ purpose, startedAt, endedAt, status, result, detail, practice },
    })),
  };
}
