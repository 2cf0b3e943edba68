import type { EngineEvent } from '#shared/contract/events.ts';
import type { Counts, OrderState, Run } from '#shared/contract/run.ts';
import { findKind } from '#shared/kinds/registry.ts';
import type { Translate } from '#shared/text/index.ts';
import { reasonWords } from '#shared/text/outcome-words.ts';
import type { Session } from '../session.ts';
import { everyItem } from './every-item.ts';

/** The states in which an order stays until a person (or a resumed run) does something. */
const settledStates: ReadonlySet<OrderState> = new Set(['accepted', 'exists', 'rejected', 'unknown']);

/** Sends a run (or goes on with it) and tells each order's outcome once; Ctrl+C pauses it. */
export async function sendRun(session: Session, start: () => Promise<Run>): Promise<Run> {
  const { engine, output, t, interrupted } = session;
  const told = new Map<string, OrderState>();
  const tell = (order: { key: string; state: OrderState; partnerNo: string | null; message: string | null }) => {
    if (told.get(order.key) === order.state) return;
    told.set(order.key, order.state);
    output.event({
      type: 'order',
      key: order.key,
      state: order.state,
      ...(order.partnerNo ? { partnerNo: order.partnerNo } : {}),
      ...(order.message ? { message: order.message } : {}),
    });
  };
  const listen = (event: EngineEvent) => {
    if (event.type === 'order' && settledStates.has(event.state)) tell(event);
    if (event.type === 'run') tellProgress(session, event.run.counts);
  };
  const unsubscribe = engine.subscribe(listen);
  try {
    const { id, kind, target, account } = await start();
    const partner = findKind(kind)?.partner ?? kind;
    output.say(t(`cli:target.${target}`, { partner, account: account ?? '' }));
    const pause = () => void engine.call('submissions.pause', { run: id });
    interrupted.addEventListener('abort', pause, { once: true });
    if (interrupted.aborted) pause();
    const { run } = await engine.call('submissions.settled', { run: id });
    interrupted.removeEventListener('abort', pause);
    const orders = everyItem((offset, limit) => engine.call('orders.window', { run: id, offset, limit }));
    for await (const order of orders) tell(order);
    tellProgress(session, run.counts);
    if (run.hold) output.say(holdText(t, run.id, run.hold));
    else if (interrupted.aborted) output.say(t('cli:interrupted'));
    if (partner === 'etower') output.say(t('cli:draft'));
    return run;
  } finally {
    unsubscribe();
  }
}

/** This process ends before a ban does, so the run is not said to go on by itself. */
function holdText(t: Translate, run: string, { reason, params, until }: NonNullable<Run['hold']>): string {
  if (until !== undefined) return t('cli:held.until', { run, time: new Date(until).toLocaleString(t.lang) });
  const named = params.reason === undefined ? {} : { reason: reasonWords(t, String(params.reason)) };
  return t('cli:held', { run, reason: t.dynamic(`submission:hold.${reason}`, { ...params, ...named }) });
}

function tellProgress({ output }: Session, counts: Counts): void {
  const done = counts.accepted + counts.exists + counts.rejected + counts.unknown;
  output.event({ type: 'progress', done, total: done + counts.queued + counts.ready });
}
