import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Database } from '#engine/data-folder/data-folder.ts';
import { asFailure } from '#engine/data-folder/sqlite-error.ts';
import type { SubmissionsOptions } from '#engine/submit/submissions.ts';
import type { Hold } from '#shared/contract/run.ts';
import { answered, createScene, found } from './support/scene.ts';
import { storeAndLedger, storeHandle } from './support/test-store.ts';

const KEYS = ['K1', 'K2', 'K3'];
const RETRY = 1000;

/** A scene whose store fails at its nth step (a statement, or a commit) once it was armed: that once, or until it is mended. */
function failingScene(nth: number, lasting: boolean) {
  const scene = createScene();
  let armed = false;
  let steps = 0;
  let failed = 0;
  const step = () => {
    if (!armed || (lasting ? ++steps < nth : ++steps !== nth)) return;
    failed += 1;
    throw asFailure(new Sqlite.SqliteError('database or disk is full', 'SQLITE_FULL'), 'dockhand.db');
  };
  const { sqlite, clock } = scene;
  const handle = storeHandle(sqlite, { clock, processId: 'failing', isAlive: (id) => id === 'failing' });
  const own = storeAndLedger({ ...handle, ...failingAt(handle, step) }, clock);
  const options: Partial<SubmissionsOptions> = {
    ...own,
    policy: { storeRetryMs: RETRY },
    // As the engine's listeners do, these look into the store.
    onRun: (run) => void own.store.runs.get(run),
    onOrders: (_, orders) => orders.forEach((order) => void own.store.orders.summary(order)),
  };
  return {
    ...scene,
    submissions: scene.process('failing', options),
    arm: () => {
      armed = true;
    },
    mend: () => {
      armed = false;
    },
    failures: () => failed,
  };
}

/** Calls a function before each statement, and before each commit, which then does not come about when it throws. */
function failingAt({ prepare, transaction }: Database, step: () => void): Pick<Database, 'prepare' | 'transaction'> {
  return {
    prepare<P extends unknown[] | object = [], R = unknown>(sql: string) {
      const { run, get, all } = prepare(sql);
      const stepped =
        <A extends unknown[], T>(fn: (...args: A) => T) =>
        (...args: A) => {
          step();
          return fn(...args);
        };
      return { run: stepped(run), get: stepped(get), all: stepped(all) } as unknown as Sqlite.Statement<P, R>;
    },
    transaction: (fn) =>
      transaction(() => {
        const result = fn();
        step();
        return result;
      }),
  };
}

/** Goes through every step that starting takes: the last one is the first at which nothing fails any more. */
async function atEachStep(
  lasting: boolean,
  look: (scene: ReturnType<typeof failingScene>, nth: number) => Promise<void>,
) {
  for (let nth = 1; ; nth += 1) {
    const scene = failingScene(nth, lasting);
    scene.run('r', ...KEYS);
    scene.arm();
    await look(scene, nth);
    scene.mend();
    if (scene.failures() === 0) return nth;
    await scene.submissions.stop();
  }
}

test.each([false, true])(
  'a store that takes nothing at any moment of the start (lasting: %s): nothing is queued and the call says why, or the run goes on by itself, every order once',
  async (lasting) => {
    const told = new Set<string>();
    const steps = await atEachStep(lasting, async (scene, nth) => {
      const outcome = await scene.submissions.start('r').then(
        () => 'started',
        ({ code }) => code,
      );
      told.add(outcome);
      await scene.submissions.settled('r').catch(() => undefined);
      if (outcome !== 'started') {
        scene.mend();
        await scene.clock.sleep(10 * RETRY);
        expect({ nth, outcome, calls: scene.calls, states: Object.values(scene.states('r')) }).toEqual({
          ...{ nth, outcome: 'store.full', calls: [], states: KEYS.map(() => 'ready') },
        });
        return;
      }
      await scene.clock.sleep(RETRY / 2);
      scene.mend();
      await scene.clock.sleep(10 * RETRY);
      await scene.submissions.settled('r');
      expect({ nth, sent: scene.calls.flatMap(({ keys }) => keys).sort() }).toEqual({ nth, sent: KEYS });
      expect({ nth, states: Object.values(scene.states('r')) }).toEqual({ nth, states: KEYS.map(() => 'accepted') });
      expect({ nth, state: scene.stateOf('r') }).toEqual({ nth, state: 'finished' });
    });
    expect([...told].sort()).toEqual(['started', 'store.full']);
    expect(steps).toBeGreaterThan(20);
  },
);

test.each(['before a request', 'after an answer'] as const)(
  'a run that a bug stopped (%s) is told to be, and goes on when a person says so, every order once',
  async (moment) => {
    const told: (Hold | null | undefined)[] = [];
    let mended = false;
    const bug = (at: typeof moment) => {
      if (at !== moment || scene.calls.length < 2 || mended) return;
      throw new TypeError('a bug');
    };
    const reject = { type: 'rejected', messages: [{ code: '1', text: 'no' }] } as const;
    const scene = createScene({
      send: [(orders) => answered(orders, () => reject)],
      lookup: [(keys) => found(...keys.map((key) => [key, `E-${key}`] as const))],
    });
    const handle = storeHandle(scene.sqlite, { clock: scene.clock, processId: 'own', isAlive: () => true });
    const { store, ledger } = storeAndLedger(handle, scene.clock);
    const next: typeof store.outbox.next = (...args) => {
      bug('before a request');
      return store.outbox.next(...args);
    };
    const submissions = scene.process('own', {
      store: { ...store, outbox: { ...store.outbox, next } },
      ledger,
      onRun: (run) => void told.push(store.runs.get(run)?.hold),
      placesOf: (_run, _order, text) => {
        bug('after an answer');
        return [{ text, field: null, line: null }];
      },
    });
    const sent = () => scene.calls.filter(({ type }) => type === 'send').flatMap(({ keys }) => keys);
    scene.run('r', ...KEYS);
    await submissions.start('r');
    await expect(submissions.settled('r')).rejects.toBeInstanceOf(TypeError);
    await scene.clock.sleep(100 * RETRY);
    expect(sent()).toEqual(['K1', 'K2']);
    expect(store.runs.get('r')).toMatchObject({ state: 'held', hold: { reason: 'internal', params: {} } });
    expect(told.at(-1)).toEqual({ reason: 'internal', params: {} });
    expect(scene.logged.join('\n')).toMatch(/broke off.*TypeError/);

    mended = true;
    await submissions.resume('r');
    await submissions.settled('r');
    expect(sent()).toEqual(KEYS);
    expect(store.runs.get('r')).toMatchObject({ state: 'finished', hold: null });
    expect(Object.values(scene.states('r'))).toEqual(KEYS.map(() => 'rejected'));
  },
);
