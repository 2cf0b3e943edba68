import { expect, test } from 'vitest';
import type { SendResult } from '#engine/partners/partners.ts';
import type { Preparing } from '#engine/submit/queue-run.ts';
import { accept, createScene, found, type Scene } from './support/scene.ts';

const unknown = (): SendResult => ({ type: 'unknown', reason: 'ECONNRESET' });

/** A run that is paused while `K1` and `K2` are in the queue, and something else than was committed comes to be stored. */
async function tampered(scene: Scene, change: string): Promise<void> {
  await scene.submissions.pause('r');
  const changed = scene.sqlite.prepare(`UPDATE orders SET body = ${change} WHERE key = 'K2'`).run();
  expect(changed.changes).toBe(1);
  await scene.submissions.resume('r');
  await scene.submissions.settled('r');
}

const sentKeys = (scene: Scene) => scene.calls.flatMap(({ type, keys }) => (type === 'send' ? keys : []));

test.each([
  ['another value', `replace(body, 'K2', 'K3')`],
  ['one member more', `json_set(body, '$.quantity', 9)`],
  ['no JSON', `substr(body, 1, 5)`],
  ['the body of another order', `(SELECT body FROM orders WHERE key = 'K1')`],
])(
  'a stored body that is not the committed one (%s) never leaves; the others do, and it is said',
  async (_, change) => {
    const scene = createScene();
    scene.run('r', 'K1', 'K2', 'K3');
    await scene.submissions.start('r');
    await tampered(scene, change);
    expect(sentKeys(scene)).toEqual(['K1', 'K3']);
    expect(scene.states('r')).toEqual({ K1: 'accepted', K2: 'incomplete', K3: 'accepted' });
    expect(scene.problems()).toMatchObject([{ code: 'order.bodyChanged', severity: 'error' }]);
    // Sent again it is made anew.
    await scene.submissions.start('r');
    await scene.submissions.settled('r');
    expect(scene.states('r')).toEqual({ K1: 'accepted', K2: 'accepted', K3: 'accepted' });
    expect(scene.problems()).toEqual([]);
  },
);

test('a body that is gone is made anew; it leaves only when it is the committed one', async () => {
  for (const same of [true, false]) {
    const scene = createScene();
    scene.run('r', 'K1', 'K2', 'K3');
    await scene.submissions.start('r');
    if (!same) scene.bodies.set('K2', { quantity: 9 });
    await tampered(scene, 'NULL');
    expect(sentKeys(scene)).toEqual(same ? ['K1', 'K2', 'K3'] : ['K1', 'K3']);
    expect(scene.states('r').K2).toBe(same ? 'accepted' : 'incomplete');
    expect(scene.problems()).toMatchObject(same ? [] : [{ code: 'order.bodyChanged' }]);
  }
});

test('the same content with its members in another order is the same body', async () => {
  const scene = createScene();
  scene.bodies.set('K2', { a: 1, b: [{ c: '2', d: 0.1 }] });
  scene.run('r', 'K1', 'K2');
  await scene.submissions.start('r');
  await tampered(scene, `'{"b":[{"d":0.1,"c":"2"}],"a":1}'`);
  expect(scene.states('r')).toEqual({ K1: 'accepted', K2: 'accepted' });
});

test('a body that leaves is checked by its own hash where another one tells the order from others', async () => {
  const sentBodies: unknown[] = [];
  const prepare = (): Preparing => ({
    of: ({ id, key }) => ({ id, key, identity: { key }, body: { key, preview: `P-${key}` } }),
  });
  const send = (orders: Parameters<typeof accept>[0]) => {
    sentBodies.push(...orders.map(({ body }) => body));
    return accept(orders);
  };
  const scene = createScene({ send: [send] }, { prepare });
  scene.run('r', 'K1', 'K2');
  await scene.submissions.start('r');
  await tampered(scene, `json_set(body, '$.preview', 'P-X')`);
  expect(sentBodies).toEqual([{ key: 'K1', preview: 'P-K1' }]);
  expect(scene.states('r')).toEqual({ K1: 'accepted', K2: 'incomplete' });
});

test('one that may have arrived before is asked about; without an answer to that a person decides', async () => {
  for (const lookup of [[() => found(['K2', 'E-2'])], undefined]) {
    const scene = createScene({
      send: [accept, unknown],
      ...(lookup ? { lookup } : {}),
      client: { resendSafe: lookup === undefined },
    });
    scene.run('r', 'K1', 'K2');
    await scene.submissions.start('r');
    await scene.clock.sleep(22);
    await tampered(scene, `json_set(body, '$.quantity', 9)`);
    expect(sentKeys(scene)).toEqual(['K1', 'K2']);
    expect(scene.states('r')).toEqual({ K1: 'accepted', K2: lookup ? 'accepted' : 'unknown' });
    expect(scene.problems()).toMatchObject(lookup ? [] : [{ code: 'order.bodyChanged' }]);
  }
});

test('one that a person looked for and has sent again is made anew from its lines: it does not stay unknown for ever', async () => {
  const scene = createScene({ send: [accept, unknown, accept], client: { resendSafe: false } });
  const [, second = 0] = scene.run('r', 'K1', 'K2');
  await scene.submissions.start('r');
  await scene.submissions.settled('r');
  expect(scene.states('r')).toEqual({ K1: 'accepted', K2: 'unknown' });
  // Its body is of another moment.
  scene.sqlite.exec(`UPDATE orders SET body = json_set(body, '$.quantity', 9) WHERE key = 'K2'`);
  await scene.submissions.decide(second, { decision: 'send-again' });
  await scene.submissions.settled('r');
  expect(sentKeys(scene)).toEqual(['K1', 'K2']);
  expect(scene.states('r')).toEqual({ K1: 'accepted', K2: 'incomplete' });
  expect(scene.problems()).toMatchObject([{ code: 'order.bodyChanged' }]);
  await scene.submissions.start('r');
  await scene.submissions.settled('r');
  expect(sentKeys(scene)).toEqual(['K1', 'K2', 'K2']);
  expect(scene.states('r')).toEqual({ K1: 'accepted', K2: 'accepted' });
});
