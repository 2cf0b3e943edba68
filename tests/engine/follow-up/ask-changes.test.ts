import { describe, expect, test } from 'vitest';
import { createChangesScene, type Document } from './support/changes-scene.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const keysOf = (count: number) => Array.from({ length: count }, (_, n) => `P-${n + 1}`);
const finished = (key: string, at: number): Document => ({ key, status: 'WMS_CONFIRMED', at });

describe('windows of time', () => {
  test('go from the first acceptance to now, a day each at most, every one beginning before the last ended', async () => {
    const scene = createChangesScene({ pollPageSize: 50 });
    const began = scene.clock.now();
    scene.accepted('run', 'P-1');
    await scene.clock.sleep(2 * DAY + HOUR);
    const { ask, store, stateOf } = scene.process('one');
    expect(await ask()).toEqual({ requests: 3, asked: 1, found: 0, hold: null, elsewhere: false });
    const from = began - 10 * MINUTE;
    expect(scene.calls.map((call) => [call.from - from, call.to - from])).toEqual([
      [0, DAY],
      [DAY, 2 * DAY],
      [2 * DAY, 2 * DAY + HOUR + 10 * MINUTE],
    ]);
    expect(stateOf('P-1')).toBe('silent');
    const until = scene.calls.at(-1)?.to ?? 0;
    expect(Date.parse(store.followUpAccounts.get('A').readUntil ?? '')).toBe(until);
    await scene.clock.sleep(HOUR);
    await ask();
    // The next round begins ten minutes before the last one ended.
    expect(scene.calls.slice(3).map((call) => call.from)).toEqual([until - 10 * MINUTE]);
  });

  test('are as long, and overlap as far, as the account says', async () => {
    const scene = createChangesScene({ pollWindowHours: 2, pollOverlapMinutes: 30 });
    const began = scene.clock.now();
    scene.accepted('run', 'P-1');
    await scene.clock.sleep(3 * HOUR);
    await scene.process('one').ask();
    expect(scene.calls.map(({ from, to }) => to - from)).toEqual([2 * HOUR, 1.5 * HOUR]);
    expect(scene.calls[0]?.from).toBe(began - 30 * MINUTE);
  });

  test('cover an order that was accepted before the last round ended and begun to be followed since', async () => {
    const scene = createChangesScene();
    scene.accepted('run', 'P-1');
    await scene.clock.sleep(HOUR);
    const { ask, stateOf } = scene.process('one');
    scene.put({ key: 'P-2', status: 'WMS_ACCEPT', at: scene.clock.now() - 30 * MINUTE });
    await ask();
    const earlier = scene.clock.now() - HOUR;
    scene.accepted('late', 'P-2');
    scene.sqlite.prepare("UPDATE orders SET updated_at = ? WHERE key = 'P-2'").run(new Date(earlier).toISOString());
    await ask();
    expect(stateOf('P-2')).toBe('taken');
  });
});

test('20 000 open orders cost a request for every 50 that changed, one at a time with a gap between', async () => {
  const scene = createChangesScene();
  scene.accepted('run', ...keysOf(20_000));
  await scene.clock.sleep(HOUR);
  const { ask, evaluated } = scene.process('one');
  expect(await ask()).toMatchObject({ requests: 1, asked: 20_000, found: 0 });
  scene.put(...keysOf(120).map((key, n) => ({ key, status: 'WMS_ACCEPT', at: scene.clock.now() + n })));
  await scene.clock.sleep(HOUR);
  expect(await ask()).toMatchObject({ requests: 3, asked: 20_000, found: 120 });
  expect(scene.calls.slice(1).map(({ page }) => page)).toEqual([1, 2, 3]);
  const gaps = scene.calls.slice(2).map(({ at }, n) => at - (scene.calls[n + 1]?.at ?? 0));
  expect(gaps).toEqual([2100, 2100]);
  const states = Map.groupBy(evaluated(), ({ state }) => state);
  expect([states.get('taken')?.length, states.get('silent')?.length]).toEqual([120, 19_880]);
});

describe('without a count of all', () => {
  const uncounted = async (spread: number) => {
    const scene = createChangesScene({ pollPageSize: 2 });
    scene.script.total = false;
    const keys = keysOf(4);
    scene.accepted('run', ...keys);
    const began = scene.clock.now();
    await scene.clock.sleep(10 * HOUR);
    scene.put(...keys.map((key, n) => ({ key, status: 'WMS_ACCEPT', at: began + HOUR + n * spread })));
    return { scene, keys, began, ...scene.process('one') };
  };

  test('a full page is read in halves: nobody could tell that another order slipped behind it', async () => {
    const { scene, keys, began, ask, stateOf } = await uncounted(2 * HOUR);
    scene.script.page = (_, result) => {
      // The first of all changes again just as the first page was read: the others move up by one.
      if (scene.calls.length === 1) scene.put({ key: 'P-1', status: 'WMS_ACCEPT', at: began + 11 * HOUR });
      return result;
    };
    await ask();
    expect(keys.map(stateOf)).toEqual(keys.map(() => 'taken'));
    expect(scene.calls.every(({ page }) => page === 1)).toBe(true);
  });

  test('in the shortest of windows pages go on until one is not full', async () => {
    const { scene, ask } = await uncounted(1);
    expect(await ask()).toMatchObject({ found: 4 });
    expect(scene.calls.filter(({ page }) => page > 1).map(({ page }) => page)).toEqual([2, 3]);
  });
});

test('pages that do not come to the count are read anew in halves, and no order is left out', async () => {
  const scene = createChangesScene({ pollPageSize: 2 });
  const began = scene.clock.now();
  const keys = keysOf(5);
  scene.accepted('run', ...keys);
  await scene.clock.sleep(10 * HOUR);
  scene.put(...keys.map((key, n) => ({ key, status: 'WMS_ACCEPT', at: began + (n + 1) * HOUR })));
  scene.script.page = ({ page }, result) =>
    // Of the second page, once, one is left out, and the count of all stays.
    page === 2 && scene.calls.length === 2 && result.type === 'answered'
      ? { ...result, count: 1, orders: result.orders.slice(1) }
      : result;
  const { ask, stateOf } = scene.process('one');
  await ask();
  expect(keys.map(stateOf)).toEqual(keys.map(() => 'taken'));
});

test('a window that changes while it is read is read anew in halves, so that no order slips from page to page', async () => {
  const scene = createChangesScene({ pollPageSize: 2 });
  const began = scene.clock.now();
  const keys = keysOf(5);
  scene.accepted('run', ...keys);
  await scene.clock.sleep(10 * HOUR);
  scene.put(...keys.map((key, n) => ({ key, status: 'WMS_ACCEPT', at: began + (n + 1) * HOUR })));
  scene.script.page = ({ page }, result) => {
    // The first of all changes again just as the first page was read: the others move up by one.
    if (page === 1 && scene.calls.length === 1) scene.put({ key: 'P-1', status: 'WMS_ACCEPT', at: began + 11 * HOUR });
    return result;
  };
  const { ask, stateOf } = scene.process('one');
  await ask();
  expect(keys.map(stateOf)).toEqual(keys.map(() => 'taken'));
  expect(scene.calls[2]).toMatchObject({ page: 1, from: scene.calls[0]?.from });
  expect((scene.calls[2]?.to ?? 0) - (scene.calls[2]?.from ?? 0)).toBeLessThan(6 * HOUR);
});

describe('orders are matched by our number', () => {
  test('and those that are not followed are passed over', async () => {
    const scene = createChangesScene();
    scene.accepted('run', 'P-1');
    scene.put(
      { key: 'P-1', status: 'WMS_REJECT', at: scene.clock.now(), remark: '库容不足' },
      { key: 'of another program', status: 'WMS_ACCEPT', at: scene.clock.now() },
    );
    await scene.clock.sleep(HOUR);
    const { ask, evaluated } = scene.process('one');
    expect(await ask()).toMatchObject({ found: 1 });
    expect(evaluated()).toMatchObject([
      {
        state: 'refused',
        findings: [{ code: 'refused', params: { words: '库容不足' } }],
        order: { facts: { status: 'WMS_REJECT', statusText: '库容不足', orderNo: 'LBX-P-1' }, contested: null },
      },
    ]);
  });

  test.each([
    ['WMS_ACCEPT', 'taken'],
    ['WMS_REJECT', 'refused'],
    ['WMS_CANCEL', 'cancelled'],
    ['WMS_FAILED', 'listed'],
    ['TMS_SIGN', 'listed'],
    ['TMS_REJECT', 'listed'],
    ['TMS_CANCEL', 'listed'],
    ['SOMETHING_NEW', 'listed'],
  ])('%s is %s', async (status, state) => {
    const scene = createChangesScene();
    scene.accepted('run', 'P-1');
    scene.put({ key: 'P-1', status, at: scene.clock.now() });
    await scene.clock.sleep(HOUR);
    const { ask, evaluated } = scene.process('one');
    await ask();
    expect(evaluated()).toMatchObject([{ state, order: { facts: { status } } }]);
  });

  test('what is older than what is known changes nothing; after the end, another status is a contradiction', async () => {
    const scene = createChangesScene();
    scene.accepted('run', 'P-1');
    const at = scene.clock.now();
    await scene.clock.sleep(HOUR);
    const { ask, stateOf, evaluated } = scene.process('one');
    const told = async (document: Document) => {
      scene.put(document);
      await scene.clock.sleep(MINUTE);
      await ask();
      return stateOf('P-1');
    };
    expect(await told({ key: 'P-1', status: 'WMS_ACCEPT', at: at + HOUR })).toBe('taken');
    // Within the overlap, told as it was before.
    expect(await told({ key: 'P-1', status: 'WMS_CANCEL', at: at + HOUR - 1000 })).toBe('taken');
    expect(await told(finished('P-1', at + HOUR + 1000))).toBe('putAway');
    expect(await told({ key: 'P-1', status: 'WMS_ACCEPT', at: at + HOUR + 2000 })).toBe('putAway');
    expect(evaluated()).toMatchObject([
      {
        findings: [{ code: 'contradiction', params: { what: 'status', known: 'WMS_CONFIRMED', said: 'WMS_ACCEPT' } }],
        order: { facts: { status: 'WMS_CONFIRMED' } },
      },
    ]);
  });

  test('two documents with one of our numbers are shown, and neither is taken', async () => {
    const scene = createChangesScene();
    scene.accepted('run', 'P-1');
    scene.script.page = (_, result) =>
      result.type === 'answered'
        ? { ...result, orders: result.orders.flatMap((order) => [order, { ...order, orderNo: 'LBX-other' }]) }
        : result;
    scene.put({ key: 'P-1', status: 'WMS_ACCEPT', at: scene.clock.now() });
    await scene.clock.sleep(HOUR);
    const { ask, evaluated } = scene.process('one');
    await ask();
    expect(evaluated()).toMatchObject([{ findings: [{ code: 'twice', params: { numbers: 'LBX-P-1, LBX-other' } }] }]);
  });
});

test('a ban ends the round, and the next one begins with the window that was not read', async () => {
  const scene = createChangesScene({ pollWindowHours: 1 });
  scene.accepted('run', 'P-1');
  await scene.clock.sleep(3 * HOUR);
  scene.script.page = (_, result) =>
    scene.calls.length === 2 ? { type: 'throttled', waitMs: HOUR, turnedAway: true } : result;
  const { ask, evaluated } = scene.process('one');
  expect(await ask()).toMatchObject({ requests: 2, asked: 0, hold: { reason: 'throttled' } });
  expect(evaluated()).toMatchObject([{ state: 'waiting' }]);
  await ask();
  expect((scene.calls[2]?.from ?? 0) - (scene.calls[1]?.from ?? 0)).toBe(-10 * MINUTE);
});

test('while orders are being sent nothing is asked, and a request under way gives its place', async () => {
  const scene = createChangesScene();
  scene.accepted('run', 'P-1');
  await scene.clock.sleep(HOUR);
  const { ask, ledger } = scene.process('one');
  const lane = ledger.lanes('A');
  const never = new AbortController().signal;
  const sends: number[] = [];
  const from = scene.clock.monotonic();
  const sending = (async () => {
    for (let times = 0; times < 30; times += 1) {
      await lane.enter({ concurrency: 1, ratePerSecond: 10 }, never);
      sends.push(scene.clock.monotonic() - from);
      await scene.clock.sleep(150);
      lane.release();
    }
  })();
  expect(await ask()).toMatchObject({ asked: 1 });
  await sending;
  expect(sends).toEqual(Array.from({ length: 30 }, (_, n) => n * 150));
  expect(scene.calls[0]?.at).toBeGreaterThanOrEqual(from + (sends.at(-1) ?? 0) + 2000);
});

test('killed anywhere, another program goes on at once, and no change is missed', async () => {
  for (let steps = 1; ; steps += 1) {
    const scene = createChangesScene({ pollPageSize: 2, pollWindowHours: 1 });
    const keys = keysOf(3);
    const began = scene.clock.now();
    scene.accepted('run', ...keys);
    scene.put(...keys.map((key, n) => finished(key, began + n * 30 * MINUTE)));
    await scene.clock.sleep(2 * HOUR);
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
    const survivor = scene.process('survivor');
    expect(await survivor.ask()).toMatchObject({ elsewhere: false, hold: null });
    expect(keys.map(survivor.stateOf)).toEqual(keys.map(() => 'putAway'));
    if (!dead) return;
  }
});
