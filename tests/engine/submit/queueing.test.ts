import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Preparing } from '#engine/submit/queue-run.ts';
import { createRecords } from '#engine/submit/records.ts';
import { Failure } from '#shared/contract/failure.ts';
import { accept, createScene } from './support/scene.ts';

const KEYS = ['K1', 'K2', 'K3', 'K4', 'K5', 'K6', 'K7'];
const READY = Object.fromEntries(KEYS.map((key) => [key, 'ready']));
const ACCEPTED = Object.fromEntries(KEYS.map((key) => [key, 'accepted']));

/** A scene that queues two orders in a transaction. */
function slicedScene(...script: Parameters<typeof createScene>) {
  const [partner, options] = script;
  const scene = createScene(partner, { policy: { queuedAtOnce: 2 }, ...options });
  scene.run('r', ...KEYS);
  const claims = () => scene.sqlite.prepare("SELECT key FROM claims WHERE state = 'queued'").pluck().all();
  return { ...scene, claims };
}

/** Bodies as a scene makes them, but for one key, at which `trouble` comes first. */
const troubleAt = (at: string, trouble: () => void) => (): Preparing => ({
  of({ id, key }) {
    if (key === at) trouble();
    return { id, key, body: { key } };
  },
});

test('a run is queued in slices: others are answered in between, it says how far it is, and nothing leaves before the last', async () => {
  const told: unknown[] = [];
  const scene = slicedScene(undefined, {
    onQueueing: (run, done, total) => {
      told.push({
        run,
        done,
        total,
        state: scene.stateOf('r'),
        queued: scene.claims().length,
        sent: scene.calls.length,
      });
    },
  });
  let answered = 0;
  let isQueued = false;
  const others = (async () => {
    for (; !isQueued; answered += 1) await turn();
  })();
  await scene.submissions.start('r');
  isQueued = true;
  await others;
  expect(told).toEqual([
    ...[2, 4, 6].map((done) => ({ run: 'r', done, total: 7, state: 'checked', queued: done, sent: 0 })),
    { run: 'r', done: 7, total: 7, state: 'submitting', queued: 7, sent: 0 },
  ]);
  expect(answered).toBeGreaterThanOrEqual(3);
  await scene.submissions.settled('r');
  expect(scene.states('r')).toEqual(ACCEPTED);
});

test.each([
  ['a bug', () => new TypeError('no body'), TypeError],
  ['a store that takes nothing just then', () => new Failure('store.busy', { file: 'f' }), Failure],
])(
  '%s in the third slice: nothing of the run is in the queue, no key is held, and it starts as before',
  async (_, trouble, type) => {
    let isBroken = true;
    const prepare = troubleAt('K5', () => {
      if (isBroken) throw trouble();
    });
    const scene = slicedScene(undefined, { prepare });
    await expect(scene.submissions.start('r')).rejects.toBeInstanceOf(type);
    expect(scene.states('r')).toEqual(READY);
    expect(scene.claims()).toEqual([]);
    expect(scene.stateOf('r')).toBe('checked');
    expect(scene.sqlite.prepare('SELECT * FROM leases').all()).toEqual([]);
    isBroken = false;
    await scene.submissions.start('r');
    await scene.submissions.settled('r');
    expect(scene.states('r')).toEqual(ACCEPTED);
    expect(scene.calls).toHaveLength(KEYS.length);
  },
);

test('what costs more than was seen only in a later slice leaves nothing in the queue', async () => {
  let cost = 0;
  const priced = {
    isReal: false,
    queued: () => {
      cost += 1;
    },
    check: () => {
      if (cost > 4) throw new Failure('freight.dearer', { sum: cost, seen: 4 });
    },
  };
  const prepare = (): Preparing => ({ of: ({ id, key }) => ({ id, key, body: { key } }), priced });
  const scene = slicedScene(undefined, { prepare });
  await expect(scene.submissions.start('r')).rejects.toMatchObject({ code: 'freight.dearer' });
  expect(scene.states('r')).toEqual(READY);
  expect(scene.claims()).toEqual([]);
});

test('where money is spent, the price of all of it is looked at before the first slice, and told in one sum', async () => {
  const costs: number[] = [];
  const prepare = (): Preparing => {
    const nth = costs.push(0) - 1;
    return {
      of: ({ id, key }) => ({ id, key, body: { key } }),
      priced: {
        isReal: true,
        queued: () => {
          costs[nth] = (costs[nth] ?? 0) + 1;
        },
        check: () => {
          if ((costs[nth] ?? 0) > 4) throw new Failure('freight.dearer', { sum: costs[nth] ?? 0, seen: 4 });
        },
      },
    };
  };
  const told: number[] = [];
  const scene = slicedScene(undefined, { prepare, onQueueing: (_, done) => void told.push(done) });
  await expect(scene.submissions.start('r')).rejects.toMatchObject({ params: { sum: KEYS.length } });
  expect(told).toEqual([]);
  expect(scene.states('r')).toEqual(READY);
});

test('a program that ends while it queues takes back what it has queued', async () => {
  let ending: Promise<void> | undefined;
  const prepare = troubleAt('K4', () => {
    ending = scene.submissions.stop();
  });
  const scene = slicedScene(undefined, { prepare });
  await expect(scene.submissions.start('r')).rejects.toMatchObject({ code: 'run.stopped' });
  await ending;
  expect(scene.states('r')).toEqual(READY);
  expect(scene.claims()).toEqual([]);
  expect(scene.calls).toEqual([]);
});

const BROKEN_OFF = { reason: 'queueing', params: {} };

test.each([
  ['in the third slice', 'K5'],
  ['before the first was stored', 'K1'],
])(
  'closed while it queued, %s: the run says that its sending did not begin until it is started again',
  async (_, at) => {
    let ending: Promise<void> | undefined;
    const scene = slicedScene(undefined, {
      prepare: troubleAt(at, () => {
        ending = scene.submissions.stop();
      }),
    });
    await expect(scene.submissions.start('r')).rejects.toMatchObject({ code: 'run.stopped' });
    await ending;
    expect(scene.store.runs.get('r')).toMatchObject({ state: 'checked', hold: BROKEN_OFF });
    const next = scene.process('next', { prepare: troubleAt('none', () => {}) });
    await next.takeBackLeft();
    await next.recover();
    expect(scene.calls).toEqual([]);
    expect(scene.store.runs.get('r')?.hold).toEqual(BROKEN_OFF);
    await next.start('r');
    expect(scene.store.runs.get('r')?.hold).toBeNull();
    await next.settled('r');
    expect(scene.store.runs.get('r')).toMatchObject({ state: 'finished', hold: null });
  },
);

test('a queueing that failed was told to whoever began it: the run does not say so once more', async () => {
  const scene = slicedScene(undefined, {
    prepare: troubleAt('K5', () => {
      throw new TypeError('no body');
    }),
  });
  await expect(scene.submissions.start('r')).rejects.toBeInstanceOf(TypeError);
  expect(scene.store.runs.get('r')?.hold).toBeNull();
});

test('more orders of a run that is being sent are queued while it is: it does not end before they are in, each is sent once', async () => {
  const scene = slicedScene();
  scene.sqlite.exec("UPDATE orders SET state = 'incomplete' WHERE key <> 'K1'");
  await scene.submissions.start('r');
  scene.sqlite.exec("UPDATE orders SET state = 'ready' WHERE state = 'incomplete'");
  const joined = scene.submissions.start('r');
  await scene.submissions.settled('r');
  await joined;
  await scene.submissions.settled('r');
  expect(scene.states('r')).toEqual(ACCEPTED);
  expect(scene.stateOf('r')).toBe('finished');
  expect(scene.calls.flatMap(({ keys }) => keys).sort()).toEqual(KEYS);
});

test('a process that slept while it queued stops when another one has taken the run, which begins anew: each order is sent once', async () => {
  let awake: Promise<void> | undefined;
  const prepare = troubleAt('K3', () => {
    // The lease ran out while the computer slept.
    scene.sqlite.exec('UPDATE leases SET expires_at = 0');
    awake = scene.process('other', { policy: { queuedAtOnce: 100 } }).start('r');
  });
  const scene = slicedScene({ send: [accept] });
  const asleep = scene.process('asleep', { prepare });
  await expect(asleep.start('r')).rejects.toMatchObject({ code: 'run.leased' });
  await awake;
  await scene.clock.sleep(60_000);
  expect(scene.states('r')).toEqual(ACCEPTED);
  expect(scene.calls.flatMap(({ keys }) => keys).sort()).toEqual(KEYS);
});

test('a person sends an order of a finished run again, and the program dies right then: the run waits to be resumed', async () => {
  const scene = createScene({ send: [() => ({ type: 'unknown', reason: 'timeout' }), accept] });
  scene.run('r', 'K1');
  await scene.submissions.start('r');
  await scene.submissions.settled('r');
  scene.sqlite.exec("UPDATE runs SET state = 'finished', hold = NULL");
  const [order] = scene.store.outbox.inState('r', 'unknown');
  if (!order) throw new Error('nothing is unknown');
  const scope = { account: 'A', kind: 'test-kind' };
  const records = createRecords(scene.store, scene.ledger, { run: 'r', ...scope });
  expect(records.decide(order, { decision: 'send-again' }, 'me')).toBe(true);
  expect(scene.stateOf('r')).toBe('paused');
  const next = scene.process('next');
  await next.takeBackLeft();
  await next.resume('r');
  await next.settled('r');
  expect(scene.states('r')).toEqual({ K1: 'accepted' });
});
