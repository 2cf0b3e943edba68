import { expect, test } from 'vitest';
import type { LookupResult, SendResult } from '#engine/partners/partners.ts';
import { accept, createScene, found, type Scene } from './support/scene.ts';

const unknown = (): SendResult => ({ type: 'unknown', reason: 'ECONNRESET' });
/** An answer that leaves the question open. */
const vague = (keys: readonly string[]): LookupResult => ({
  type: 'answered',
  status: 200,
  found: new Map(keys.map((key) => [key, { type: 'unknown', reason: 'unreadable' }])),
});
const silent = (): LookupResult => ({ type: 'unknown', reason: 'http-500' });
const stillAsked = { code: 'order.stillAsked' };
const again = { decision: 'send-again' } as const;

const sends = ({ calls }: { readonly calls: readonly { readonly type: string }[] }) =>
  calls.filter(({ type }) => type === 'send').length;

test('while the partner is asked, nobody has to decide, and nobody can have the order sent twice', async () => {
  const scene = createScene({ send: [unknown], lookup: [vague, () => found(['K1', 'E-1'])] });
  const [id = 0] = scene.run('r', 'K1');
  await scene.submissions.start('r');
  // After the request, between two enquiries, and during one.
  for (const wait of [500, 1000, 2000]) {
    await scene.clock.sleep(wait);
    if (scene.states('r').K1 !== 'unknown') break;
    expect((await scene.submissions.asked('r'))(id)).toBe(true);
    await expect(scene.submissions.decide(id, again)).rejects.toMatchObject(stillAsked);
  }
  await scene.submissions.settled('r');
  expect(scene.states('r')).toEqual({ K1: 'accepted' });
  expect(sends(scene)).toBe(1);
});

test('a run that was paused asks when it goes on: until then nothing is to be decided', async () => {
  const scene = createScene({ send: [unknown], lookup: [() => found(['K1', 'E-1'])] });
  const [id = 0] = scene.run('r', 'K1');
  await scene.submissions.start('r');
  await scene.clock.sleep(500);
  await scene.submissions.pause('r');
  expect(scene.states('r')).toEqual({ K1: 'unknown' });
  expect((await scene.submissions.asked('r'))(id)).toBe(true);
  await expect(scene.submissions.decide(id, again)).rejects.toMatchObject(stillAsked);
  await scene.submissions.resume('r');
  await scene.submissions.settled('r');
  expect(scene.states('r')).toEqual({ K1: 'accepted' });
  expect(sends(scene)).toBe(1);
});

test('a run that stopped since the partner does not answer asks when it goes on; what a person found counts', async () => {
  const scene = createScene({ send: [unknown], lookup: [silent] });
  const [id = 0] = scene.run('r', 'K1');
  await scene.submissions.start('r');
  await scene.submissions.settled('r');
  expect(scene.holdOf('r')).toMatchObject({ reason: 'failing' });
  await expect(scene.submissions.decide(id, again)).rejects.toMatchObject(stillAsked);
  await scene.submissions.decide(id, { decision: 'accepted', partnerNo: 'E-1' });
  await scene.submissions.settled('r');
  expect(scene.states('r')).toEqual({ K1: 'accepted' });
  expect(scene.stateOf('r')).toBe('finished');
});

test('when asking found out nothing, a person decides, one order after the other', async () => {
  const scene = createScene({ send: [unknown, unknown, accept], lookup: [vague] });
  const [first = 0, second = 0] = scene.run('r', 'K1', 'K2');
  await scene.submissions.start('r');
  await scene.submissions.settled('r');
  expect(scene.holdOf('r')).toMatchObject({ reason: 'undecided', params: { count: 2 } });
  const asked = scene.calls.length;

  await scene.submissions.decide(first, { decision: 'accepted', partnerNo: 'E-1' });
  // The decision about one is no reason to ask about the other once more, and to keep the person waiting.
  expect((await scene.submissions.asked('r'))(second)).toBe(false);
  await scene.submissions.settled('r');
  expect(scene.calls).toHaveLength(asked);
  expect(scene.holdOf('r')).toMatchObject({ reason: 'undecided', params: { count: 1 } });

  await scene.submissions.decide(second, again);
  await scene.submissions.settled('r');
  expect(scene.states('r')).toEqual({ K1: 'accepted', K2: 'accepted' });
  expect(sends(scene)).toBe(3);
});

test('at a partner that cannot be asked, a person decides at once', async () => {
  const scene = createScene({ send: [unknown, accept] });
  const [id = 0] = scene.run('r', 'K1', 'K2');
  await scene.submissions.start('r');
  await scene.clock.sleep(15);
  expect(scene.states('r').K1).toBe('unknown');
  expect((await scene.submissions.asked('r'))(id)).toBe(false);
  await scene.submissions.decide(id, again);
  await scene.submissions.settled('r');
  expect(scene.states('r')).toEqual({ K1: 'accepted', K2: 'accepted' });
});

test('a run that was left to a person may be asked about once more; while it is, there is nothing to press', async () => {
  const scene = createScene({ send: [unknown], lookup: [...Array(20).fill(vague)] });
  scene.run('r', 'K1');
  await scene.submissions.start('r');
  expect(await scene.submissions.canAsk('r')).toBe(false);
  await scene.submissions.settled('r');
  expect(scene.holdOf('r')).toMatchObject({ reason: 'undecided' });
  expect(await scene.submissions.canAsk('r')).toBe(true);
  const before = scene.calls.length;
  await scene.submissions.resume('r');
  await scene.submissions.settled('r');
  expect(scene.calls.slice(before).map(({ type }) => type)).toContain('lookup');
  expect(sends(scene)).toBe(1);
});

test('what the partner has counts, though a person said during the look-up that it is not there', async () => {
  for (const fate of ['as it is', 'queued anew'] as const) {
    const scene: Scene = createScene({
      send: [unknown],
      lookup: [
        () => {
          if (fate === 'queued anew') scene.sqlite.exec("UPDATE orders SET state = 'queued' WHERE key = 'K1'");
          return found(['K1', 'E-1']);
        },
      ],
    });
    const [id = 0] = scene.run('r', 'K1');
    await scene.submissions.start('r');
    while (!scene.calls.some(({ type }) => type === 'lookup')) await scene.clock.sleep(1);
    await scene.submissions.decide(id, { decision: 'not-accepted' });
    expect(scene.states('r')).toEqual({ K1: 'rejected' });
    await scene.submissions.settled('r');
    expect(scene.store.orders.get(id)).toMatchObject({ state: 'accepted', partnerNo: 'E-1' });
    expect(scene.ledger.claims.find({ account: 'A', kind: 'test-kind' }, 'K1')?.state).toBe('accepted');
    expect(sends(scene)).toBe(1);
  }
});
