import { expect, test } from 'vitest';
import type { SendResult } from '#engine/partners/partners.ts';
import { chosenConcurrency } from '#engine/submit/concurrency.ts';
import { accept, createScene } from './support/scene.ts';

const keys = ['K1', 'K2', 'K3', 'K4'];
const unknown = (): SendResult => ({ type: 'unknown', reason: 'ECONNRESET' });

test('pausing finishes what is under way and sends nothing more; resuming goes on', async () => {
  const scene = createScene();
  scene.run('r', ...keys);
  await scene.submissions.start('r');
  await scene.clock.sleep(15);
  await scene.submissions.pause('r');
  expect(scene.stateOf('r')).toBe('paused');
  expect(scene.states('r')).toEqual({ K1: 'accepted', K2: 'accepted', K3: 'queued', K4: 'queued' });
  await scene.clock.sleep(100_000);
  expect(scene.calls).toHaveLength(2);
  await scene.submissions.resume('r');
  await scene.submissions.settled('r');
  expect(scene.stateOf('r')).toBe('finished');
});

test('cancelling takes back what is queued and awaits what is under way', async () => {
  const scene = createScene();
  scene.run('r', ...keys);
  await scene.submissions.start('r');
  await scene.clock.sleep(5);
  await scene.submissions.cancel('r');
  expect(scene.states('r')).toEqual({ K1: 'accepted', K2: 'ready', K3: 'ready', K4: 'ready' });
  expect(scene.stateOf('r')).toBe('checked');
  expect(scene.ledger.claims.find({ account: 'A', kind: 'test-kind' }, 'K2')?.state).toBe('cancelled');
});

test('what was under way when the rest was cancelled and could not be sent is taken back too', async () => {
  const scene = createScene({ send: [() => ({ type: 'not-sent', reason: 'ECONNREFUSED' })] });
  scene.run('r', ...keys);
  await scene.submissions.start('r');
  await scene.clock.sleep(5);
  await scene.submissions.cancel('r');
  expect(Object.values(scene.states('r'))).toEqual(Array(4).fill('ready'));
  expect(scene.stateOf('r')).toBe('checked');
});

test('an order that may have arrived is not ready again when the rest is cancelled: its key stays with it', async () => {
  const scene = createScene({ send: [unknown], client: { resendSafe: true } });
  scene.run('r', 'K1', 'K2');
  await scene.submissions.start('r');
  await scene.clock.sleep(15);
  await scene.submissions.cancel('r');
  expect(scene.calls.map(({ keys }) => keys)).toEqual([['K1']]);
  expect(scene.states('r')).toEqual({ K1: 'unknown', K2: 'ready' });
  const claim = (key: string) => scene.ledger.claims.find({ account: 'A', kind: 'test-kind' }, key)?.state;
  expect([claim('K1'), claim('K2')]).toEqual(['unknown', 'cancelled']);
  expect(scene.holdOf('r')).toEqual({ reason: 'undecided', params: { count: 1 } });
});

test('one that a person had sent again, and then cancelled, is unknown again', async () => {
  const scene = createScene({ send: [unknown] });
  const [id = 0] = scene.run('r', 'K1');
  await scene.submissions.start('r');
  await scene.submissions.settled('r');
  await scene.submissions.pause('r');
  await scene.submissions.decide(id, { decision: 'send-again' });
  expect(scene.states('r')).toEqual({ K1: 'queued' });
  await scene.submissions.cancel('r');
  expect(scene.states('r')).toEqual({ K1: 'unknown' });
  expect(scene.calls).toHaveLength(1);
});

test('one that the partner says it does not have is ready again', async () => {
  const scene = createScene({
    send: [unknown],
    lookup: [() => ({ type: 'answered', status: 200, found: new Map() })],
  });
  scene.run('r', 'K1');
  await scene.submissions.start('r');
  await scene.clock.sleep(1015);
  await scene.submissions.cancel('r');
  expect(scene.calls.map(({ type }) => type)).toEqual(['send', 'lookup']);
  expect(scene.states('r')).toEqual({ K1: 'ready' });
});

test('cancelling a paused run sends nothing', async () => {
  const scene = createScene();
  scene.run('r', ...keys);
  await scene.submissions.start('r');
  await scene.submissions.pause('r');
  const before = scene.calls.length;
  await scene.submissions.cancel('r');
  expect(scene.calls).toHaveLength(before);
  expect(scene.stateOf('r')).toBe('checked');
});

test('pausing ends the wait for a ban', async () => {
  const scene = createScene({ send: [() => ({ type: 'throttled', waitMs: 600_000, turnedAway: true }), accept] });
  scene.run('r', 'K1');
  await scene.submissions.start('r');
  await scene.submissions.settled('r');
  await scene.submissions.pause('r');
  await scene.clock.sleep(700_000);
  expect(scene.stateOf('r')).toBe('paused');
  expect(scene.calls).toHaveLength(1);
});

test('stopping cuts off what is under way; recovering asks about it and goes on', async () => {
  const scene = createScene({
    send: [
      async (orders, signal) => {
        await scene.clock.sleep(60_000, signal);
        return signal.aborted ? { type: 'unknown', reason: 'stopped' } : accept(orders);
      },
      accept,
    ],
    lookup: [() => ({ type: 'answered', status: 200, found: new Map() })],
  });
  scene.run('r', 'K1', 'K2');
  await scene.submissions.start('r');
  await scene.clock.sleep(100);
  await scene.submissions.stop();
  expect(scene.stateOf('r')).toBe('submitting');
  expect(scene.states('r')).toEqual({ K1: 'unknown', K2: 'queued' });
  await expect(scene.submissions.resume('r')).rejects.toMatchObject({ code: 'run.stopped' });

  const next = scene.process('next');
  await next.recover();
  await next.settled('r');
  expect(scene.stateOf('r')).toBe('finished');
  expect(scene.calls.map(({ type, keys: about }) => `${type} ${about}`)).toContain('lookup K1');
});

test('recovering waits for a ban that is not over', async () => {
  const scene = createScene({ send: [() => ({ type: 'throttled', waitMs: 600_000, turnedAway: true }), accept] });
  scene.run('r', 'K1');
  await scene.submissions.start('r');
  await scene.submissions.settled('r');
  await scene.submissions.stop();
  const next = scene.process('next');
  await next.recover();
  await scene.clock.sleep(500_000);
  expect(scene.calls).toHaveLength(1);
  await scene.clock.sleep(120_000);
  expect(scene.stateOf('r')).toBe('finished');
});

test('a second living process may not send the run, and a dead one does not keep it', async () => {
  const scene = createScene();
  scene.run('r', ...keys);
  const other = scene.process('other');
  await scene.submissions.start('r');
  for (const call of [other.start, other.resume, other.pause, other.cancel]) {
    await expect(call('r')).rejects.toMatchObject({ code: 'run.leased' });
  }
  // An order is on its way.
  await scene.clock.sleep(1);
  expect(scene.calls).toHaveLength(1);
  scene.living.delete('main');
  await other.resume('r');
  // The first process learns of it at its next exchange, and writes nothing.
  await expect(scene.submissions.settled('r')).rejects.toMatchObject({ code: 'run.leased' });
  await other.settled('r');
  expect(scene.stateOf('r')).toBe('held');
  expect(Object.values(scene.states('r')).filter((state) => state === 'unknown')).toHaveLength(1);
});

test('a lease that is not renewed runs out; one that is renewed does not', async () => {
  const slow = () => scene.clock.sleep(200_000).then((): SendResult => unknown());
  const scene = createScene({ send: [slow] });
  scene.run('r', 'K1');
  await scene.submissions.start('r');
  await scene.clock.sleep(100_000);
  const other = scene.process('other');
  await expect(other.resume('r')).rejects.toMatchObject({ code: 'run.leased' });
  scene.sqlite.exec('UPDATE leases SET expires_at = 0');
  await other.resume('r');
});

test.each([
  ['accepted', { decision: 'accepted', partnerNo: 'E-7' }, 'finished'],
  ['rejected', { decision: 'not-accepted' }, 'finished'],
  ['accepted', { decision: 'send-again' }, 'finished'],
] as const)('a person decides: %s by %o', async (state, decision, end) => {
  const scene = createScene({ send: [unknown, accept] });
  const [id = 0] = scene.run('r', 'K1');
  await scene.submissions.start('r');
  await scene.submissions.settled('r');
  await scene.submissions.decide(id, decision);
  await scene.submissions.settled('r');
  expect(scene.states('r')).toEqual({ K1: state });
  expect(scene.stateOf('r')).toBe(end);
  expect(scene.ledger.claims.find({ account: 'A', kind: 'test-kind' }, 'K1')?.state).toBe(state);
  // A decision that nothing followed from may be changed; one that was carried out may not.
  const again = scene.submissions.decide(id, decision);
  if (decision.decision === 'send-again') await expect(again).rejects.toMatchObject({ code: 'order.notUnknown' });
  else await again;
  expect(scene.states('r')).toEqual({ K1: state });
});

test('how many go at a time, once chosen, is the same after a restart, until the account or the choice is another', async () => {
  const scene = createScene();
  scene.run('r', ...keys, 'K5', 'K6', 'K7');
  await scene.submissions.start('r', { concurrency: 3 });
  await scene.submissions.stop();
  scene.living.delete('main');
  const after = scene.process('after');
  const from = scene.clock.monotonic();
  await after.recover();
  await after.settled('r');
  // Three at once in the first moment: the account's own number is one.
  expect(scene.calls.filter(({ at }) => at >= from && at < from + 10)).toHaveLength(3);
  expect(chosenConcurrency(scene.store.runs, 'r', 'A')).toBe(3);
  expect(chosenConcurrency(scene.store.runs, 'r', 'another')).toBeUndefined();
  await after.start('r');
  expect(chosenConcurrency(scene.store.runs, 'r', 'A')).toBeUndefined();
  await after.stop();
});

test('a start while the rest is taken back waits for that, and sends', async () => {
  const scene = createScene({ send: [accept] });
  scene.run('r', 'K1', 'K2', 'K3');
  await scene.submissions.start('r');
  while (scene.calls.length === 0) await scene.clock.sleep(1);
  const cancelled = scene.submissions.cancel('r');
  const started = scene.submissions.start('r');
  await Promise.all([cancelled, started]);
  await scene.submissions.settled('r');
  expect(scene.states('r')).toEqual({ K1: 'accepted', K2: 'accepted', K3: 'accepted' });
  expect(scene.calls).toHaveLength(3);
});
