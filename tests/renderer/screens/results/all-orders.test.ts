import { expect, test } from 'vitest';
import type { EngineApi } from '#shared/contract.ts';
import { allOrders } from '../../../../renderer/screens/results/all-orders.ts';

/** An engine with so many orders; it remembers what it was asked for. */
function withOrders(total: number) {
  const asked: unknown[] = [];
  const call = async (_name: string, input: { offset: number; limit: number }) => {
    asked.push(input);
    const ids = Array.from({ length: total }, (_, id) => ({ id, key: `K${id}` }));
    return { total, items: ids.slice(input.offset, input.offset + input.limit) };
  };
  return { engine: { call } as unknown as EngineApi, asked };
}

test.each([0, 1, 1000, 1001, 2500])('%d orders are gathered, none twice', async (total) => {
  const { engine } = withOrders(total);
  const orders = await allOrders(engine, 'r');
  expect(new Set(orders.map(({ key }) => key)).size).toBe(total);
  expect(orders).toHaveLength(total);
});

test('only those in a state are asked for', async () => {
  const { engine, asked } = withOrders(3);
  await allOrders(engine, 'r', 'rejected');
  expect(asked).toEqual([{ run: 'r', state: 'rejected', offset: 0, limit: 1000 }]);
});
