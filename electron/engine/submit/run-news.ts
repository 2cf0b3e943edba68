import type { EngineContext } from '../context.ts';

/** Milliseconds between two tellings of a run's counts: they are summed up over all its orders. */
const PAUSE = 250;

/** Tells listeners how orders and runs fare. Orders at once, runs a few times a second; the last news is never lost. */
export function createRunNews({ store, events, ports }: Pick<EngineContext, 'store' | 'events' | 'ports'>) {
  const due = new Map<string, Promise<void>>();
  const told = new Map<string, number>();

  const tellRun = (id: string) => {
    const run = store.runs.get(id);
    told.set(id, ports.clock.monotonic());
    if (run) events.emit({ type: 'run', run });
  };
  const tellSoon = (id: string) => {
    if (due.has(id)) return;
    const wait = (told.get(id) ?? -PAUSE) + PAUSE - ports.clock.monotonic();
    if (wait <= 0) return tellRun(id);
    const later = ports.clock.sleep(wait).then(() => {
      due.delete(id);
      if (store.db.sqlite.open) tellRun(id);
    });
    due.set(id, later);
  };

  return {
    orders(run: string, orders: readonly number[]): void {
      for (const id of orders) {
        const order = store.orders.summary(id);
        if (!order) continue;
        const { key, state, partnerNo, message } = order;
        events.emit({ type: 'order', run, order: id, key, state, partnerNo, message });
      }
      tellSoon(run);
    },
    run: tellRun,
  };
}
