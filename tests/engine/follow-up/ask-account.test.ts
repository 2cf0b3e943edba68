import { describe, expect, test } from 'vitest';
import { createWarehouseScene, found, listed } from './support/warehouse-scene.ts';

const all = (keys: readonly string[]) => found(keys, (key) => listed(key));
const keysOf = (count: number) => Array.from({ length: count }, (_, n) => `R-${n + 1}`);

test('orders are asked about in pages, one request at a time with a gap between, each once', async () => {
  const scene = createWarehouseScene([all]);
  scene.accepted('run', ...keysOf(120));
  const { ask, evaluated } = scene.process('one');
  expect(await ask()).toEqual({ requests: 3, asked: 120, found: 120, hold: null, elsewhere: false });
  expect(scene.calls.map(({ keys }) => keys.length)).toEqual([50, 50, 20]);
  expect(scene.calls.map(({ at }) => at)).toEqual([0, 2100, 4200]);
  expect(scene.calls.flatMap(({ keys }) => keys)).toEqual(keysOf(120));
  expect(new Set(evaluated().map(({ state }) => state))).toEqual(new Set(['listed']));
});

test('20 000 orders cost 400 requests', async () => {
  const scene = createWarehouseScene([all]);
  scene.accepted('run', ...keysOf(20_000));
  expect(await scene.process('one').ask()).toMatchObject({ requests: 400, asked: 20_000, found: 20_000 });
  expect(scene.calls).toHaveLength(400);
});

test('an answer is stored with when it was seen, and an order that is not in it as not found', async () => {
  const scene = createWarehouseScene([(keys) => found(keys.slice(1), (key) => listed(key))]);
  scene.accepted('run', 'R-1', 'R-2');
  const { ask, store, evaluated } = scene.process('one');
  await ask();
  expect(evaluated()).toMatchObject([
    { state: 'notFound', order: { key: 'R-1', askedAt: '2026-01-05T08:00:00.000Z', seenAt: null, misses: 1 } },
    { state: 'listed', order: { key: 'R-2', seenAt: '2026-01-05T08:00:00.100Z', facts: listed('R-2') } },
  ]);
  const [, second] = evaluated();
  expect(store.followUps.sightings(second?.order.id ?? 0)).toEqual([
    { at: '2026-01-05T08:00:00.100Z', what: 'taken', said: listed('R-2') },
  ]);
});

describe('a list that is refused', () => {
  const upTo = (most: number) => (keys: readonly string[]) =>
    keys.length > most ? ({ type: 'refused', status: 400, code: '', message: '' } as const) : all(keys);

  test('twice in a row is halved and sent again, and the length that worked is remembered for the day', async () => {
    const scene = createWarehouseScene([upTo(20)]);
    scene.accepted('run', ...keysOf(60));
    const { ask, store } = scene.process('one');
    expect(await ask()).toMatchObject({ asked: 60, hold: null });
    expect(scene.calls.map(({ keys }) => keys.length)).toEqual([50, 50, 25, 25, 13, 13, 13, 13, 8]);
    expect(store.followUpAccounts.get('A').listSize).toBe(13);
    await ask();
    expect(scene.calls.slice(9).map(({ keys }) => keys.length)).toEqual([13, 13, 13, 13, 8]);
    await scene.clock.sleep(24 * 3_600_000);
    await ask();
    expect(scene.calls.slice(14).map(({ keys }) => keys.length)).toEqual([50, 50, 25, 25, 13, 13, 13, 13, 8]);
  });

  test('once is the slip of a moment: it is sent again as it was', async () => {
    const scene = createWarehouseScene([upTo(0), all]);
    scene.accepted('run', ...keysOf(60));
    const { ask, store } = scene.process('one');
    expect(await ask()).toMatchObject({ asked: 60, hold: null });
    expect(scene.calls.map(({ keys }) => keys.length)).toEqual([50, 50, 10]);
    expect(store.followUpAccounts.get('A').listSize).toBeNull();
  });

  test('with one order alone says nothing of any, and is waited for', async () => {
    const scene = createWarehouseScene([upTo(0)], { pollListSize: 4 });
    scene.accepted('run', ...keysOf(3));
    const { ask, evaluated } = scene.process('one');
    const end = await ask();
    expect(end).toMatchObject({ asked: 0, hold: { reason: 'refused', until: expect.any(String) } });
    expect(scene.calls.map(({ keys }) => keys.length)).toEqual([3, 3, 2, 2, 1]);
    expect(evaluated().map(({ state }) => state)).toEqual(['waiting', 'waiting', 'waiting']);
  });
});

test('after a failure nothing more is asked; what was answered before stays', async () => {
  const scene = createWarehouseScene([all, () => ({ type: 'throttled', waitMs: 3_600_000, status: 429 })]);
  scene.accepted('run', ...keysOf(120));
  const { ask, store, ledger } = scene.process('one');
  expect(await ask()).toMatchObject({
    requests: 2,
    asked: 50,
    hold: { reason: 'throttled', until: '2026-01-05T09:00:02.200Z' },
  });
  expect(store.followUpAccounts.get('A')).toMatchObject({ failures: 1, hold: { reason: 'throttled' } });
  // Those who send wait as well, as long as it is worth waiting.
  const from = scene.clock.monotonic();
  await ledger.lanes('A').enter({ concurrency: 1, ratePerSecond: 1000 }, new AbortController().signal);
  expect(scene.clock.monotonic() - from).toBe(60_000);
});

describe('sending has the right of way', () => {
  const limits = { concurrency: 1, ratePerSecond: 10 };
  const never = new AbortController().signal;

  test('while orders are being sent nothing is asked, and afterwards all of it', async () => {
    const scene = createWarehouseScene([all]);
    scene.accepted('run', ...keysOf(120));
    const { ask, ledger } = scene.process('one');
    const lane = ledger.lanes('A');
    const sends: number[] = [];
    const sending = (async () => {
      for (let times = 0; times < 50; times += 1) {
        await lane.enter(limits, never);
        sends.push(scene.clock.monotonic());
        await scene.clock.sleep(150);
        lane.release();
      }
    })();
    const end = await ask();
    await sending;
    expect(end).toMatchObject({ asked: 120 });
    // As without anybody else: a send every 150 ms, from the first one on.
    expect(sends).toEqual(Array.from({ length: 50 }, (_, n) => n * 150));
    expect(scene.calls.every(({ at }) => at >= (sends.at(-1) ?? 0) + 2000)).toBe(true);
  });

  test('a request under way gives its place to one that sends, and is sent again later', async () => {
    const scene = createWarehouseScene([
      async (_, signal) => {
        await scene.clock.sleep(60_000, signal);
        return { type: 'unknown', reason: 'stopped' };
      },
      all,
    ]);
    scene.accepted('run', 'R-1');
    const { ask, ledger } = scene.process('one');
    const asking = ask();
    await scene.clock.sleep(500);
    const from = scene.clock.monotonic();
    await ledger.lanes('A').enter(limits, never);
    expect(scene.clock.monotonic() - from).toBe(0);
    ledger.lanes('A').release();
    expect(await asking).toMatchObject({ requests: 2, asked: 1, hold: null });
  });

  test('also when another program sends', async () => {
    const scene = createWarehouseScene([all]);
    scene.accepted('run', 'R-1');
    scene.sqlite
      .prepare(
        "INSERT INTO runs (id, kind, state, target, account, created_at) VALUES ('other', 'overseas-inbound', 'submitting', 'production', 'A', '')",
      )
      .run();
    const other = scene.process('other');
    other.ledger.leases.acquire('other', scene.clock.now(), scene.clock.now() + 30_000);
    expect(await scene.process('one').ask()).toMatchObject({ asked: 1 });
    expect(scene.calls[0]?.at).toBeGreaterThanOrEqual(30_000);
  });
});

describe('an account is asked by one program at a time', () => {
  test('another one is told so, and asks nothing', async () => {
    const scene = createWarehouseScene([all]);
    scene.accepted('run', ...keysOf(120));
    const first = scene.process('one').ask();
    await scene.clock.sleep(500);
    expect(await scene.process('two').ask()).toMatchObject({ requests: 0, elsewhere: true });
    expect(await first).toMatchObject({ asked: 120 });
  });

  test('killed anywhere, it has lost no more than one answer, and another goes on at once', async () => {
    for (let steps = 1; ; steps += 1) {
      const scene = createWarehouseScene([all], { pollListSize: 2 });
      scene.accepted('run', ...keysOf(5));
      let left = steps;
      let dead = false;
      const mortal = scene.process('mortal', () => {
        left -= 1;
        if (left < 0) {
          dead = true;
          throw new Error('killed');
        }
      });
      await mortal.ask().catch(() => {});
      mortal.die();
      const answered = scene.calls.length;
      const survivor = scene.process('survivor');
      const known = survivor.evaluated().filter(({ state }) => state === 'listed').length;
      expect(known).toBeGreaterThanOrEqual(Math.min(5, Math.max(0, answered - 1) * 2));
      expect(await survivor.ask()).toMatchObject({ asked: 5, found: 5, elsewhere: false });
      expect(survivor.evaluated().map(({ state }) => state)).toEqual(Array(5).fill('listed'));
      if (!dead) return;
    }
  });

  test('one whose right to ask went to another meanwhile writes nothing over what is newer', async () => {
    const older = listed('R-1');
    const newer = listed('R-1', { deliveredAt: '2026-01-06 08:00:00' });
    const scene = createWarehouseScene([
      async (keys) => {
        await scene.clock.sleep(600_000);
        return found(keys, () => older);
      },
      (keys) => found(keys, () => newer),
    ]);
    scene.accepted('run', 'R-1');
    const slow = scene.process('slow');
    const asking = slow.ask();
    await scene.clock.sleep(300_000);
    const quick = scene.process('quick');
    expect(await quick.ask()).toMatchObject({ asked: 1 });
    expect(await asking).toMatchObject({ asked: 0, elsewhere: true });
    expect(quick.evaluated()).toMatchObject([{ state: 'arrived', order: { facts: newer, contested: null } }]);
  });
});

test('told to stop it stops, and no order is said to have been asked about', async () => {
  const scene = createWarehouseScene([all]);
  scene.accepted('run', ...keysOf(200));
  const { ask } = scene.process('one');
  const stop = new AbortController();
  const asking = ask(stop.signal);
  await scene.clock.sleep(2500);
  stop.abort();
  expect(await asking).toMatchObject({ requests: 2, asked: 100, hold: null });
});

test('codes of the warehouse are kept once each, for the office to say what they mean', async () => {
  const scene = createWarehouseScene([
    (keys) => found(keys, (key) => listed(key, key === 'R-2' ? { status: '200', statusText: 'Confirmed' } : {})),
  ]);
  scene.accepted('run', 'R-1', 'R-2', 'R-3');
  const { ask, store } = scene.process('one');
  await ask();
  await ask();
  expect(store.followUpAccounts.statuses()).toMatchObject([
    { account: 'A', code: '100', words: 'Draft', key: 'R-1', told: false },
    { account: 'A', code: '200', words: 'Confirmed', key: 'R-2', told: false },
  ]);
});
