import { setImmediate as turn } from 'node:timers/promises';
import { Failure } from '#shared/contract/failure.ts';
import type { OrderPrices } from '#shared/contract/freight-weights.ts';
import type { Order } from '#shared/kinds/kind.ts';
import type { Box } from '#shared/quantities/box.ts';
import type { Destination } from '#shared/quantities/destination.ts';
import type { EngineContext } from '../context.ts';
import { orderOf } from '../recheck/order-of.ts';
import { openScope } from '../recheck/run-scope.ts';
import type { PageRange } from '../store/page.ts';

/** What freight is reckoned from. */
export interface Freight {
  readonly boxes: readonly Box[];
  readonly destination: Destination;
}

/** A run's orders as freight sees them, read from its lines as they are now. */
export interface RunOrders {
  /** A part of the orders with what `reckon` makes of each. */
  window<T>(range: PageRange, reckon: (freight: Freight) => T): { total: number; items: (PlacedOrder & T)[] };
  /** Every order in reading order; other calls are answered in between. */
  forEach(visit: (freight: Freight) => void): Promise<void>;
}

const BATCH = 50;

/** @throws Failure `run.unknown`, `freight.noBoxes` */
export function openRunOrders(context: EngineContext, run: string): RunOrders {
  const { store } = context;
  const scope = openScope(context, run);
  const { kind } = scope;
  if (!kind.boxes) throw new Failure('freight.noBoxes', { kind: kind.id });
  const read = (id: number, key: string): Freight => freightOf(orderOf(store, scope, id, key));
  const freightOf = (order: Order) => ({
    boxes: kind.boxes?.(order) ?? [],
    destination: kind.destination?.(order) ?? {},
  });
  return {
    window(range, reckon) {
      const { total, items } = store.orders.window({ run, ...range });
      return {
        total,
        items: items.map(({ id, key, state }) => {
          const freight = read(id, key);
          const { warehouse = null, country = null } = freight.destination;
          return { order: id, key, state, warehouse, country, ...reckon(freight) };
        }),
      };
    },
    async forEach(visit) {
      for (let position = 0; ; ) {
        const page = store.orders.after(run, position, BATCH);
        const last = page.at(-1);
        if (!last) return;
        for (const { id, key } of page) visit(read(id, key));
        position = last.position;
        await turn();
      }
    },
  };
}

type PlacedOrder = Pick<OrderPrices, 'order' | 'key' | 'state' | 'warehouse' | 'country'>;
