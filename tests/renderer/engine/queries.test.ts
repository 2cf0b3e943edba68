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

test('of thousands of orders that change at once the first is seen at once, the others together', async () => {
  vi.useFakeTimers();
  try {
    const { keep, stale, tell, queries } = followed();
    const asked = vi.spyOn(queries, 'invalidateQueries');
    keep(lines('r1'), lines('r2'));
    for (let at = 0; at < 1000; at++) tell({ ...order, run: at % 2 ? 'r2' : 'r1' });
    expect(asked).toHaveBeenCalledOnce();
    expect(stale(lines('r2'))).toBe(false);
    await vi.advanceTimersByTimeAsync(200);
    expect(asked).toHaveBeenCalledTimes(3);
    expect(stale(lines('r2'))).toBe(true);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).toHaveBeenCalledTimes(3);
  } finally {
    vi.useRealTimers();
  }
});

test('of a round in which many pages of orders are asked about, too', async () => {
  vi.useFakeTimers();
  try {
    const { tell, queries } = followed();
    const asked = vi.spyOn(queries, 'invalidateQueries');
    for (let page = 0; page < 100; page++) tell({ type: 'follow-up' } as EngineEvent);
    expect(asked).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).toHaveBeenCalledTimes(2);
  } finally {
    vi.useRealTimers();
  }
});

test('an answer that takes its time is not overtaken by the next question, but keeps nothing else up for ever', async () => {
  vi.useFakeTimers();
  try {
    const { tell, queries } = followed();
    const slow = Promise.withResolvers<void>();
    const asked = vi.spyOn(queries, 'invalidateQueries').mockReturnValue(slow.promise);
    for (const _ of 'ab') tell(order);
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked).toHaveBeenCalledTimes(2);
    tell({ type: 'run', run: { id: 'r1', state: 'submitted' } } as unknown as EngineEvent);
    expect(asked).toHaveBeenCalledTimes(3);
  } finally {
    vi.useRealTimers();
  }
});

test('what is dear to ask for waits until all of a run is sent', async () => {
  const { keep, stale, tell } = followed();
  keep(['today.get', {}], lines('r1'));
  const run = (state: string) => tell({ type: 'run', run: { id: 'r1', state } } as unknown as EngineEvent);
  run('submitting');
  tell(order);
  await vi.waitFor(() => expect(stale(lines('r1'))).toBe(true));
  expect(stale(['today.get', {}])).toBe(false);
  run('submitted');
  expect(stale(['today.get', {}])).toBe(true);
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
