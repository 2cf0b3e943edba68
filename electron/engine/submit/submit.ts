/**
 * Sending runs. How one is taken up, steered and ended is `submissions.ts`, one that is being sent `session.ts` and
 * `driver.ts`. Decisions are pure: `order-machine.ts` says what an answer means for an order, `run-machine.ts` what it means
 * for the run's pace; `enquiries.ts` which orders the partner is asked about, and when. `queue-order.ts` and `records.ts` commit
 * what must be committed before a byte leaves, and what came of it.
 */

import { Failure } from '#shared/contract/failure.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { cellReader } from '../check/check.ts';
import { type EngineContext, kindOf, runOf } from '../context.ts';
import { recheckLines } from '../edit/edit.ts';
import { isFreight, type PartnerQuotes, settleBookings } from '../freight/freight.ts';
import { openClient } from '../partners/partners.ts';
import { checkedOrderOf, openScope } from '../run-scope.ts';
import type { Store } from '../store/store.ts';
import { userName } from '../user-name.ts';
import { placesOfRefusal } from './refusal/refused-order.ts';
import { createSubmissions, type Submissions } from './submissions.ts';

export type { Submissions } from './submissions.ts';

/** The submissions of this engine: its orders, accounts and listeners. */
export function openSubmissions(context: EngineContext, partnerQuotes: PartnerQuotes): Submissions {
  const { store, ledger, ports, accounts, blobs, membership } = context;
  const news = createRunNews(context);
  return createSubmissions({
    store,
    ledger,
    ports,
    clientFor: async (id) => {
      await membership.refresh();
      const run = runOf(context, id);
      const kind = kindOf(context, run.kind);
      const account = await accounts.open(run.account ?? accounts.ensure(kind.partner, run.target));
      const client = openClient(kind, account, { ports, readBlob: (sha256) => blobs.read(sha256) });
      return { account: account.id, kind: kind.id, client };
    },
    prepare(run, seen) {
      const scope = openScope(context, run);
      const reader = cellReader(scope.kind, scope.check);
      const book = isFreight(scope) ? partnerQuotes.preparing(scope, seen) : null;
      return {
        of({ id, key }) {
          const { order, lines, problems } = checkedOrderOf(store, scope, id, key, reader);
          // The account's settings may be others than when the order was checked: its body could lose what it lacks now.
          if (problems.some(({ severity }) => severity === 'error')) {
            recheckLines(context, scope, lines);
            return null;
          }
          const body = scope.kind.toPayload(order, scope.check.settings);
          return book ? book.prepare({ id, key }, body) : { id, key, body };
        },
        ...(book && { priced: book }),
      };
    },
    person: userName,
    placesOf(run, order, message) {
      try {
        return placesOfRefusal(store, openScope(context, run), order, message);
      } catch (error) {
        // The outcome is written down whatever becomes of its place.
        ports.log.warn('refusal not placed', { run, error: error instanceof Error ? error.name : typeof error });
        return [{ text: message, field: null, line: null }];
      }
    },
    onSettled(id, orders) {
      const { kind: name, account } = store.runs.sentAs(id) ?? {};
      const kind = context.kinds.find((known) => known.id === name);
      if (!kind) return;
      try {
        store.atomically(() => {
          if (account) rememberWarehouses(store, kind, account, orders);
          if (kind.freight) settleBookings(store, id, kind.freight, orders);
        });
      } catch (error) {
        // The outcome is written down whatever is learnt from it; a store that takes nothing takes no outcome either.
        if (error instanceof Failure) throw error;
        ports.log.warn('nothing learnt of an order', {
          run: id,
          error: error instanceof Error ? error.name : typeof error,
        });
      }
    },
    onOrders: news.orders,
    onRun: news.run,
    onQueueing: (run, done, total) => context.events.emit({ type: 'queue-progress', run, done, total }),
  });
}

/** Remembers the warehouses of accepted orders: one never used before is worth a second look in later files. */
function rememberWarehouses(
  { orders, knownValues }: Pick<Store, 'orders' | 'knownValues'>,
  kind: AnyKind,
  account: string,
  settled: readonly number[],
): void {
  const fields = Object.entries(kind.fields).filter(([, field]) => field.type === 'text' && field.warehouse);
  for (const id of settled) {
    const order = orders.get(id);
    if (order?.state !== 'accepted') continue;
    const body: Readonly<Record<string, unknown>> = JSON.parse(order.body ?? '{}');
    const values = fields.flatMap(([key, { wire = key }]) => {
      const value = body[wire];
      return typeof value === 'string' ? [[key, value] as const] : [];
    });
    if (values.length > 0) knownValues.remember({ account, kind: kind.id }, Object.fromEntries(values));
  }
}

/** Milliseconds at least between two tellings of a run's counts: they are summed up over all its orders. */
const PAUSE = 250;

/** Tells listeners how orders and runs fare. Orders at once, runs a few times a second at most; the last news is never lost. */
function createRunNews({ store, events, ports }: Pick<EngineContext, 'store' | 'events' | 'ports'>) {
  const due = new Map<string, Promise<void>>();
  const told = new Map<string, number>();
  const pauses = new Map<string, number>();

  const tellRun = (id: string) => {
    const began = ports.clock.monotonic();
    const run = store.runs.get(id);
    // Counting a large run takes a while: it may take a twentieth of the time.
    pauses.set(id, Math.max(PAUSE, 20 * (ports.clock.monotonic() - began)));
    told.set(id, ports.clock.monotonic());
    if (run) events.emit({ type: 'run', run });
  };
  const tellSoon = (id: string) => {
    if (due.has(id)) return;
    const wait = (told.get(id) ?? -Infinity) + (pauses.get(id) ?? PAUSE) - ports.clock.monotonic();
    if (wait <= 0) return tellRun(id);
    const later = ports.clock.sleep(wait).then(() => {
      due.delete(id);
      if (store.isOpen()) tellRun(id);
    });
    // The next news tells what a store that gives nothing just then kept back.
    later.catch((error: unknown) => ports.log.warn('news not told', { run: id, error: String(error) }));
    due.set(id, later);
  };

  return {
    orders(run: string, orders: readonly number[]): void {
      for (const id of orders) {
        const order = store.orders.faring(id);
        if (order) events.emit({ type: 'order', run, order: id, ...order });
      }
      tellSoon(run);
    },
    run: tellRun,
  };
}
