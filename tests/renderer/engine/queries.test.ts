import { expect, test, vi } from 'vitest';
import type { EngineEvent } from '#shared/contract/events.ts';
import type { ConnectionState, EngineClient } from '../../../renderer/api/engine-client.ts';
import { createQueries, followEvents } from '../../../renderer/engine/queries.ts';

function followed() {
  const queries = createQueries();
  const client = { state: 'open' as ConnectionState };
  let tell: (event: EngineEvent) => void = () => undefined;
  let change: () => void = () => undefined;
  const engine = Object.assign(client, {
    subscribe: (listener: typeof tell) => {
      tell = listener;
      return () => undefined;
    },
    onState: (listener: () => void) => {
      change = listener;
      return () => undefined;
    },
  }) as unknown as EngineClient;
  followEvents(engine, queries);
  const stale = (key: unknown[]) => queries.getQueryState(key)?.isInvalidated;
  const keep = (...keys: unknown[][]) => keys.map((key) => queries.setQueryData(key, {}));
  return { client, queries, stale, keep, tell: (event: EngineEvent) => tell(event), change: () => change() };
}

const order = {
  type: 'order',
  run: 'r1',
  order: 1,
  key: 'K',
  state: 'accepted',
  partnerNo: null,
  message: null,
} as const;
const lines = (run: string) => ['lines.window', { run, offset: 0 }];

test('an event refreshes what shows that run, and no other', () => {
  const { keep, stale, tell } = followed();
  keep(lines('r1'), lines('r2'), ['runs.list', {}], ['settings.get', {}]);
  tell(order);
  expect(stale(lines('r1'))).toBe(true);
  expect(stale(['runs.list', {}])).toBe(true);
  expect(stale(lines('r2'))).toBe(false);
  expect(stale(['settings.get', {}])).toBe(false);
});

test('a run’s event puts the run in place', () => {
  const { queries, tell } = followed();
  const run = { id: 'r1', state: 'paused' };
  tell({ type: 'run', run } as unknown as EngineEvent);
  expect(queries.getQueryData(['runs.get', { run: 'r1' }])).toBe(run);
});

test('after a lost connection everything is asked for again', () => {
  const { client, queries, change } = followed();
  const all = vi.spyOn(queries, 'invalidateQueries');
  change();
  expect(all).not.toHaveBeenCalled();
  for (const state of ['lost', 'open'] as const) {
    client.state = state;
    change();
  }
  expect(all).toHaveBeenCalledExactlyOnceWith();
});
