import { expect, test } from 'vitest';
import type { JoinedDesk } from './support/joined-desk.ts';
import { officeScene, send, taken, touch } from './support/office-scene.ts';

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

/** The same, and the person said that the partner has it; the office knows. */
async function saidToBeThere(desk: JoinedDesk, key: string): Promise<number> {
  const order = await undecided(desk, key);
  await desk.submissions.decide(order, { decision: 'accepted', partnerNo: 'E-said' });
  await desk.submissions.settled(desk.run);
  await touch(desk);
  expect(await scene.inOffice(key)).toMatchObject([{ state: 'accepted', partner_no: 'E-said' }]);
  return order;
}

async function goOn({ run, submissions }: JoinedDesk): Promise<void> {
  await submissions.resume(run);
  await submissions.settled(run);
}

test('a word that the office knows and nobody relied on is taken back there, and the order is sent', async () => {
  const desk = scene.desk(['A1']);
  const order = await saidToBeThere(desk, 'A1');
  await desk.submissions.decide(order, { decision: 'send-again' });
  await goOn(desk);
  expect([desk.state('A1'), desk.problems('A1')]).toEqual(['accepted', []]);
  expect(scene.offered).toEqual(['A1', 'A1']);
  await touch(desk);
  expect(await scene.inOffice('A1')).toEqual([{ desk: desk.id, state: 'accepted', partner_no: 'E-A1' }]);
});

test('an order that is not sent after all by a changed word may be sent by another desk', async () => {
  const desk = scene.desk(['B1']);
  const order = await saidToBeThere(desk, 'B1');
  await desk.submissions.decide(order, { decision: 'not-accepted' });
  await touch(desk);
  expect(await scene.inOffice('B1')).toEqual([{ desk: desk.id, state: 'rejected', partner_no: null }]);
  const other = scene.desk(['B1']);
  await send(other);
  expect([other.state('B1'), scene.offered]).toEqual(['accepted', ['B1', 'B1']]);
});

test('a word that another desk goes by is not taken back, and a sentence says why', async () => {
  const desk = scene.desk(['C1']);
  const order = await saidToBeThere(desk, 'C1');
  const other = scene.desk(['C1']);
  await send(other);
  expect(other.state('C1')).toBe('exists');
  for (const decision of ['send-again', 'not-accepted'] as const) {
    const changed = desk.submissions.decide(order, { decision });
    await expect(changed).rejects.toMatchObject({ code: 'order.wordCounts', params: { key: 'C1' } });
  }
  await touch(desk);
  expect(desk.state('C1')).toBe('accepted');
  expect(await scene.inOffice('C1')).toMatchObject([{ state: 'accepted', partner_no: 'E-said' }]);
  // Its number may be told later all the same.
  await desk.submissions.decide(order, { decision: 'accepted', partnerNo: 'E-7' });
  await touch(desk);
  expect(await scene.inOffice('C1')).toMatchObject([{ state: 'accepted', partner_no: 'E-7' }]);
  expect(scene.offered).toEqual(['C1']);
});

test('a word that was taken back in the office and is not changed here after all counts there again', async () => {
  const desk = scene.desk(['D1']);
  const order = await saidToBeThere(desk, 'D1');
  const shared = desk.ledger.shared?.of({ account: 'A', kind: 'test-kind' });
  expect(await shared?.takeBack(desk.run, { id: order, key: 'D1' }, () => false)).toBe(false);
  await touch(desk);
  expect(await scene.inOffice('D1')).toMatchObject([{ state: 'accepted', partner_no: 'E-said' }]);
});

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

test('while the office cannot be asked the word stands', async () => {
  const desk = scene.desk(['F1']);
  const order = await saidToBeThere(desk, 'F1');
  await scene.sql('ALTER TABLE dockhand.claims RENAME TO away');
  const changed = desk.submissions.decide(order, { decision: 'send-again' });
  await expect(changed).rejects.toMatchObject({ code: expect.stringMatching(/^ledger\./) });
  expect(desk.state('F1')).toBe('accepted');
  await scene.sql('ALTER TABLE dockhand.away RENAME TO claims');
  await touch(desk);
  expect(await scene.inOffice('F1')).toMatchObject([{ state: 'accepted', partner_no: 'E-said' }]);
  await desk.submissions.decide(order, { decision: 'send-again' });
  await goOn(desk);
  expect([desk.state('F1'), scene.offered]).toEqual(['accepted', ['F1', 'F1']]);
});
