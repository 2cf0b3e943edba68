import type { ShownState } from '#shared/contract/run.ts';
import type { OrderSummary } from '#shared/contract/runs.ts';
import type { EngineApi } from '#shared/contract.ts';

const PAGE = 1000;

/** Every order of a run, or those in one state, gathered page by page: to be printed, or named all at once. */
export async function allOrders(engine: EngineApi, run: string, state?: ShownState): Promise<readonly OrderSummary[]> {
  const orders: OrderSummary[] = [];
  for (;;) {
    const { items, total } = await engine.call('orders.window', {
      run,
      ...(state ? { state } : {}),
      offset: orders.length,
      limit: PAGE,
    });
    orders.push(...items);
    if (items.length === 0 || orders.length >= total) return orders;
  }
}
