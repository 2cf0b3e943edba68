import { expect, test } from 'vitest';
import { startProcess, type World } from './support/mortal-process.ts';
import { createSimulatedPartner } from './support/simulated-partner.ts';
import { insertRun, memorySqlite } from './support/test-store.ts';
import { createVirtualClock } from './support/virtual-clock.ts';

const KEYS = ['K1', 'K2', 'K3', 'K4', 'K5', 'K6', 'K7'];

/** A run of seven orders, and a partner that it is sent to, so many at once. */
function newWorld(concurrency: number) {
  const sqlite = memorySqlite();
  insertRun(sqlite, 'run', KEYS);
  const clock = createVirtualClock();
  const rules = { ordersPerRequest: 1, concurrency, latencyMs: 5, rejects: () => false };
  const partner = createSimulatedPartner({ ...rules, dedupes: false, canBeAsked: true, resendSafe: false }, clock, []);
  const world: World = { sqlite, clock, partner, journal: [], living: new Set(), random: () => 0 };
  return {
    world,
    partner,
    states: () => sqlite.prepare<[], string>('SELECT state FROM orders ORDER BY position').pluck().all(),
    runState: () => sqlite.prepare("SELECT state FROM runs WHERE id = 'run'").pluck().get(),
    held: () => sqlite.prepare("SELECT count(*) FROM claims WHERE state = 'queued'").pluck().get(),
    there: () => KEYS.map((key) => partner.ledger.get(key)?.length ?? 0),
  };
}

const inState = (states: readonly string[], state: string) => states.filter((each) => each === state).length;

/** Starts to send in a process that is killed at its nth step; true when it came to that before. */
async function startedBefore({ world }: ReturnType<typeof newWorld>, at: number): Promise<boolean> {
  const { submissions, death, end } = startProcess(world, 'run', { at, event: 'crash' });
  const died = death.then(() => false);
  const started = submissions.start('run').then(
    () => true,
    () => died,
  );
  const isStarted = await Promise.race([started, died]);
  end();
  return isStarted;
}

test('killed at each single step of queueing: when the store is opened again, all is queued and goes on, or the run is as before and no key is held', async () => {
  const lefts = new Set<number>();
  for (let at = 1; ; at += 1) {
    const office = newWorld(2);
    const { world, states, runState, held, there } = office;
    if (await startedBefore(office, at)) break;
    const left = inState(states(), 'queued');
    const wasSending = runState() === 'submitting';
    lefts.add(left);
    const next = startProcess(world, 'run');
    await next.submissions.takeBackLeft();
    next.end();
    if (wasSending) expect({ at, left }).toEqual({ at, left: KEYS.length });
    else {
      // Nobody was told; where no order had been queued yet there is nothing to tell it by.
      const hold = world.sqlite.prepare("SELECT hold ->> 'reason' FROM runs WHERE id = 'run'").pluck().get();
      expect({ at, hold }).toEqual({ at, hold: left > 0 ? 'queueing' : null });
      expect({ at, states: states(), held: held() }).toEqual({ at, states: KEYS.map(() => 'ready'), held: 0 });
      // Nobody has anything of it: another run may send the same orders.
      insertRun(world.sqlite, 'other', KEYS);
      const { submissions, end } = startProcess(world, 'other');
      await submissions.start('other');
      await submissions.settled('other');
      end();
      expect({ at, there: there() }).toEqual({ at, there: KEYS.map(() => 1) });
    }
    world.sqlite.close();
  }
  // It was killed between slices, too.
  expect([...lefts].sort()).toEqual([0, 2, 4, 6, 7]);
});

test.each(['start', 'resume'] as const)(
  'what a killed process left in the queue is taken back before its run goes on (%s), and each order sent once',
  async (command) => {
    for (let at = 1; ; at += 7) {
      const office = newWorld(2);
      const { world, partner, runState, there } = office;
      if (await startedBefore(office, at)) break;
      const { submissions, end } = startProcess(world, 'run');
      await submissions[command]('run');
      await submissions.settled('run');
      if (runState() !== 'finished') {
        // There was nothing to go on with.
        expect({ command, sent: [...partner.ledger] }).toEqual({ command: 'resume', sent: [] });
        await submissions.start('run');
        await submissions.settled('run');
      }
      end();
      expect({ at, there: there() }).toEqual({ at, there: KEYS.map(() => 1) });
      world.sqlite.close();
    }
  },
);

test('killed at each single step of cancelling: once an order was taken back, none of the others leaves by itself', async () => {
  let partly = 0;
  for (let at = 1; ; at += 1) {
    const { world, partner, states } = newWorld(1);
    const starter = startProcess(world, 'run');
    await starter.submissions.start('run');
    await starter.submissions.stop();
    starter.end();

    const { submissions, death, end } = startProcess(world, 'run', { at, event: 'crash' });
    const died = death.then(() => false);
    const cancelled = submissions.cancel('run').then(
      () => true,
      () => died,
    );
    const isOver = await Promise.race([cancelled, died]);
    end();
    const ready = inState(states(), 'ready');
    const queued = inState(states(), 'queued');
    if (isOver) {
      expect({ ready, queued }).toEqual({ ready: KEYS.length - partner.ledger.size, queued: 0 });
      break;
    }
    const next = startProcess(world, 'run');
    await next.submissions.takeBackLeft();
    await next.submissions.recover();
    await world.clock.sleep(60_000);
    if (ready > 0) expect({ at, queued: inState(states(), 'queued') }).toEqual({ at, queued });
    if (ready > 0 && queued > 0) partly += 1;
    await next.submissions.stop();
    next.end();
    world.sqlite.close();
  }
  expect(partly).toBeGreaterThan(3);
});
