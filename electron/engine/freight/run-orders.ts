import { setImmediate as turn } from 'node:timers/promises';
import { Failure } from '#shared/contract/failure.ts';
import type { OrderPrices } from '#shared/contract/freight.ts';
import { cellReader } from '../check/check.ts';
import type { EngineContext } from '../context.ts';
import { orderOf } from '../order-of.ts';
import { openScope } from '../run-scope.ts';
import type { PageRange } from '../store/page.ts';
import { type FreightOrder, freightOrder } from './freight-order.ts';

/** A run's orders as freight sees them, read from its lines as they are now. */
export interface RunOrders {
  /** A part of the orders with what `reckon` makes of each. */
  window<T>(range: PageRange, reckon: (freight: FreightOrder) => T): { total: number; items: (PlacedOrder & T)[] };
  /** Every order in reading order; other calls are answered in between. */
  forEach(visit: (freight: FreightOrder) => void): Promise<void>;
}

const BATCH = 50;

/** @throws Failure `run.unknown`, `freight.noBoxes` */
export function openRunOrders(context: EngineContext, run: string): RunOrders {
  const { store } = context;
  const scope = openScope(context, run);
  const { kind } = scope;
  if (!kind.boxes) throw new Failure('freight.noBoxes', { kind: kind.id });
  const reader = cellReader(kind, scope.check);
  const read = (id: number, key: string): FreightOrder => {
    const order = orderOf(store, scope, id, key, reader);
    return freightOrder(kind.boxes?.(order) ?? [], kind.destination?.(order) ?? {});
  };
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
