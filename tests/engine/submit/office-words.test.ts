import { expect, test } from 'vitest';
import type { JoinedDesk } from './support/joined-desk.ts';
import { officeScene, taken, touch } from './support/office-scene.ts';

const scene = officeScene();

/** Has the desk send this order to a partner that says nothing of it, until a person is to decide. */
async function undecided(desk: JoinedDesk, key: string): Promise<number> {
  scene.answer = () => ({ status: 500, body: {} });
  const asked = new Promise<void>((resolve) => {
    scene.onAsked = resolve;
  });
  await desk.submissions.start(desk.run, { readyToo: [key] });
  await asked;
  await desk.submissions.pause(desk.run);
  expect(desk.state(key)).toBe('unknown');
  scene.answer = taken;
  return desk.orders.get(key) ?? 0;
}

async function goOn({ run, submissions }: JoinedDesk): Promise<void> {
  await submissions.resume(run);
  await submissions.settled(run);
}

test('an order that is sent after all by a changed word leaves only once the office knows that it is queued', async () => {
  const desk = scene.desk(['E1']);
  const order = await undecided(desk, 'E1');
  await desk.submissions.decide(order, { decision: 'not-accepted' });
  await touch(desk);
  expect(await scene.inOffice('E1')).toMatchObject([{ state: 'rejected' }]);
  await desk.submissions.decide(order, { decision: 'send-again' });
  await goOn(desk);
  expect([desk.state('E1'), desk.problems('E1')]).toEqual(['accepted', []]);
  expect(scene.offered).toEqual(['E1', 'E1']);
});
