import { expect, test } from 'vitest';
import { officeScene, send } from './support/office-scene.ts';

const scene = officeScene();

test('a program that did not notice that its folder joined an office sends nothing by itself', async () => {
  const desk = scene.desk(['K-1'], { joined: false });
  desk.ledger.share(null, 0);
  desk.joinedElsewhere();
  await expect(send(desk)).rejects.toMatchObject({ code: 'ledger.changed' });
  expect([scene.offered, desk.state('K-1')]).toEqual([[], 'ready']);
  desk.ledger.share(desk.office, 1);
  await send(desk);
  expect([scene.offered, desk.state('K-1')]).toEqual([['K-1'], 'accepted']);
  await desk.ledger.shared?.settled();
  expect(await scene.inOffice('K-1')).toEqual([{ desk: desk.id, state: 'accepted', partner_no: 'E-K-1' }]);
});
