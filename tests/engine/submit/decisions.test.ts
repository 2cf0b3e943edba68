import { expect, test } from 'vitest';
import type { Outgoing, SendResult } from '#engine/partners/partners.ts';
import { accept, answered, createScene, type Scene } from './support/scene.ts';

const unknown = (): SendResult => ({ type: 'unknown', reason: 'timeout' });

/** A run whose first order got no answer from a partner that cannot be asked; 李娜 sits at the computer. */
async function undecided(): Promise<{ scene: Scene; id: number }> {
  const scene = createScene({ send: [unknown, accept] }, { person: () => '李娜' });
  const [id = 0] = scene.run('r', 'K1');
  await scene.submissions.start('r');
  await scene.submissions.settled('r');
  expect(scene.states('r')).toEqual({ K1: 'unknown' });
  return { scene, id };
}

const told = ({ store }: Scene, id: number) =>
  store.decisions.ofOrder('r', id).map(({ decision, by, partnerNo }) => [decision, by, partnerNo]);
const claim = ({ ledger }: Scene) => ledger.claims.find({ account: 'A', kind: 'test-kind' }, 'K1');

test('who decided what and when is kept, and the partner’s number can be given later', async () => {
  const { scene, id } = await undecided();
  await scene.submissions.decide(id, { decision: 'accepted', partnerNo: null });
  await scene.submissions.settled('r');
  expect(scene.states('r')).toEqual({ K1: 'accepted' });
  expect(scene.store.orders.summary(id)).toMatchObject({ decision: 'accepted', decidedBy: '李娜' });

  await scene.submissions.decide(id, { decision: 'accepted', partnerNo: 'E-7' });
  expect(scene.store.orders.get(id)).toMatchObject({ state: 'accepted', partnerNo: 'E-7' });
  expect(claim(scene)).toMatchObject({ state: 'accepted', partnerNo: 'E-7' });
  expect(told(scene, id)).toEqual([
    ['accepted', '李娜', null],
    ['accepted', '李娜', 'E-7'],
  ]);
  expect(scene.calls).toHaveLength(1);
});

test('while nothing followed from it, a decision is changed, and its key with it', async () => {
  const { scene, id } = await undecided();
  await scene.submissions.decide(id, { decision: 'accepted', partnerNo: 'E-7' });
  await scene.submissions.settled('r');
  await scene.submissions.decide(id, { decision: 'not-accepted' });
  expect(scene.store.orders.get(id)).toMatchObject({ state: 'rejected', partnerNo: null });
  expect(claim(scene)).toMatchObject({ state: 'rejected', partnerNo: null });

  await scene.submissions.decide(id, { decision: 'send-again' });
  await scene.submissions.settled('r');
  expect(scene.states('r')).toEqual({ K1: 'accepted' });
  expect(scene.calls).toHaveLength(2);
  expect(told(scene, id).map(([decision]) => decision)).toEqual(['accepted', 'not-accepted', 'send-again']);
});

test('once something followed from it, a decision stands', async () => {
  const { scene, id } = await undecided();
  await scene.submissions.decide(id, { decision: 'send-again' });
  await scene.submissions.settled('r');
  const late = { code: 'order.notUnknown' };
  await expect(scene.submissions.decide(id, { decision: 'not-accepted' })).rejects.toMatchObject(late);

  // It was sent again and is in the queue again, as nothing arrived: what was decided is not the last that happened.
  const unreached = createScene({ send: [unknown, () => ({ type: 'not-sent', reason: 'ECONNREFUSED' })] });
  const [waiting = 0] = unreached.run('r', 'K1');
  await unreached.submissions.start('r');
  await unreached.submissions.settled('r');
  await unreached.submissions.decide(waiting, { decision: 'send-again' });
  await unreached.submissions.settled('r');
  expect(unreached.states('r')).toEqual({ K1: 'queued' });
  await expect(unreached.submissions.decide(waiting, { decision: 'not-accepted' })).rejects.toMatchObject(late);

  const other = await undecided();
  await other.scene.submissions.decide(other.id, { decision: 'accepted', partnerNo: 'E-7' });
  await other.scene.submissions.settled('r');
  // The next day's file has the order, too: it is there already, by what the person said.
  const [next = 0] = other.scene.run('s', 'K1');
  await other.scene.submissions.start('s');
  await other.scene.submissions.settled('s');
  expect(other.scene.store.orders.get(next)?.state).toBe('exists');
  expect(other.scene.store.decisions.changeable('r', other.id)).toBeNull();
  await expect(other.scene.submissions.decide(other.id, { decision: 'not-accepted' })).rejects.toMatchObject(late);
});

test('what was decided in practice is told as such, and is no outcome of what is sent for real', async () => {
  let used = 'A';
  const scene: Scene = createScene(
    { send: [unknown, accept] },
    { person: () => '李娜', clientFor: async () => ({ account: used, kind: 'test-kind', client: scene.partner }) },
  );
  const account = (id: string, target: string) =>
    scene.sqlite.exec(`INSERT INTO accounts (id, partner, name, target, settings, created_at)
      VALUES ('${id}', 'etower', '${id}', '${target}', '{}', 't')`);
  account('A', 'practice');
  account('B', 'production');
  const [id = 0] = scene.run('r', 'K1');
  await scene.submissions.start('r');
  await scene.submissions.settled('r');
  await scene.submissions.decide(id, { decision: 'accepted', partnerNo: 'TEST-1' });
  await scene.submissions.settled('r');
  expect(scene.store.orders.summary(id)).toMatchObject({ state: 'accepted', decision: 'accepted' });

  await scene.clock.sleep(1000);
  expect(scene.store.practised.forget('r')).toBe(true);
  scene.store.runs.setTarget('r', 'production', 'B');
  used = 'B';
  await scene.submissions.start('r');
  await scene.submissions.settled('r');
  expect(scene.store.orders.summary(id)).toMatchObject({ state: 'accepted', partnerNo: 'E-K1', decision: null });
  expect(scene.store.decisions.ofOrder('r', id)).toMatchObject([{ decision: 'accepted', practice: true }]);
});

test('an order that exists says whether an unanswered attempt of this run explains it, or the partner had it before', async () => {
  const exists = (orders: readonly Outgoing[]) =>
    answered(orders, () => ({ type: 'exists', partnerNo: 'E-1', data: {} }));
  const own = createScene({ send: [unknown, exists], client: { resendSafe: true } });
  const [mine = 0] = own.run('r', 'K1');
  own.sqlite.exec("UPDATE runs SET target = 'production'");
  await own.submissions.start('r');
  await own.submissions.settled('r');
  expect(own.store.orders.summary(mine)).toMatchObject({ state: 'exists', existing: 'own-attempt' });

  // What is told to wait may have been stored by whoever stands behind the one that says so.
  const busy = (): SendResult => ({ type: 'throttled', waitMs: 1, status: 429 });
  const waited = createScene({ send: [busy, exists], client: { resendSafe: true } });
  const [again = 0] = waited.run('r', 'K1');
  waited.sqlite.exec("UPDATE runs SET target = 'production'");
  await waited.submissions.start('r');
  await waited.submissions.settled('r');
  expect(waited.store.orders.summary(again)).toMatchObject({ state: 'exists', existing: 'own-attempt' });

  const theirs = createScene({ send: [exists] });
  const [before = 0] = theirs.run('r', 'K1');
  await theirs.submissions.start('r');
  await theirs.submissions.settled('r');
  expect(theirs.store.orders.summary(before)).toMatchObject({ state: 'exists', existing: 'partner' });
});

test('a refusal after a request without an answer leaves it open, with the partner’s words: it may be refused because it is there', async () => {
  const refuse = (orders: readonly Outgoing[]) =>
    answered(orders, () => ({ type: 'rejected', messages: [{ code: 'B7', text: 'no such SKU' }] }));
  const scene = createScene({ send: [unknown, refuse], client: { resendSafe: true } });
  const [id = 0] = scene.run('r', 'K1');
  await scene.submissions.start('r');
  await scene.submissions.settled('r');
  expect(scene.states('r')).toEqual({ K1: 'unknown' });
  expect(scene.holdOf('r')).toMatchObject({ reason: 'undecided', params: { count: 1 } });
  expect(scene.store.orders.summary(id)).toMatchObject({
    unanswered: { result: 'refused-again', detail: 'no such SKU' },
  });
  expect(claim(scene)?.state).toBe('unknown');

  // A person looked: it is not there. What the partner says then is the outcome.
  await scene.submissions.decide(id, { decision: 'send-again' });
  await scene.submissions.settled('r');
  expect(scene.states('r')).toEqual({ K1: 'rejected' });
  expect(scene.calls).toHaveLength(3);
});

test('so is one of an order that a person said is not there, and that is sent after all', async () => {
  const refuse = (orders: readonly Outgoing[]) => answered(orders, () => ({ type: 'rejected', messages: [] }));
  const scene = createScene({ send: [unknown, refuse] });
  const [id = 0] = scene.run('r', 'K1');
  await scene.submissions.start('r');
  await scene.submissions.settled('r');
  await scene.submissions.decide(id, { decision: 'not-accepted' });
  await scene.submissions.settled('r');
  await scene.submissions.start('r', { again: ['K1'] });
  await scene.submissions.settled('r');
  expect(scene.states('r')).toEqual({ K1: 'rejected' });
  expect(scene.calls).toHaveLength(2);
});

test('a first refusal is clear, and so is one after a request that did not leave', async () => {
  const refuse = (orders: readonly Outgoing[]) => answered(orders, () => ({ type: 'rejected', messages: [] }));
  const scene = createScene({
    send: [refuse, () => ({ type: 'not-sent', reason: 'ECONNREFUSED' }), refuse],
    client: { resendSafe: true },
  });
  scene.run('r', 'K1', 'K2');
  await scene.submissions.start('r');
  await scene.submissions.settled('r');
  expect(scene.states('r')).toEqual({ K1: 'rejected', K2: 'rejected' });
});

test('a number that another order was sent with since is not sent again by a changed word', async () => {
  const { scene, id } = await undecided();
  await scene.submissions.decide(id, { decision: 'not-accepted' });
  await scene.submissions.settled('r');
  scene.run('s', 'K1');
  await scene.submissions.start('s');
  await scene.submissions.settled('s');
  expect(scene.states('s')).toEqual({ K1: 'accepted' });
  // The clock was wrong when it was said.
  scene.sqlite.exec("UPDATE decisions SET decided_at = '2999-01-01T00:00:00.000Z'");
  const taken = { code: 'order.sentByAnother', params: { key: 'K1' } };
  await expect(scene.submissions.decide(id, { decision: 'send-again' })).rejects.toMatchObject(taken);
  expect(scene.calls).toHaveLength(2);
});
