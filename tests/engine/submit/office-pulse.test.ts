import { expect, test } from 'vitest';
import { officeScene, send, touch } from './support/office-scene.ts';

const scene = officeScene();

/** As after a standby took over, or a backup was put back somewhere else. */
const becomeAnother = () => scene.sql("UPDATE dockhand.moment SET incarnation = 'another server'");
const generation = async () => (await scene.sql('SELECT generation FROM dockhand.moment'))[0]?.generation;

test('an ordinary server says which one it is, and the same one is no news', async () => {
  const desk = scene.desk(['A1']);
  await touch(desk);
  const [{ incarnation = '' } = {}] = await scene.sql('SELECT incarnation FROM dockhand.moment');
  expect(incarnation).toMatch(/^\d+\.[0-9A-F]{8}\.\d+$/);
  await desk.ledger.shared?.pulse();
  await touch(desk);
  expect(await generation()).toBe(0);
});

test('a desk that cannot know by its count is given nothing that the ledger forgot', async () => {
  const first = scene.desk(['B1', 'B2']);
  const second = scene.desk(['B1', 'B2']);
  await touch(second);
  await send(first, ['B1']);
  await first.ledger.shared?.settled();
  await scene.backUp();
  await send(first, ['B2']);
  await first.ledger.shared?.settled();
  await scene.putBack();
  await becomeAnother();
  // It has heard of less than the ledger knows still.
  await expect(second.submissions.start(second.run)).rejects.toMatchObject({ code: 'ledger.wentBack' });
  expect(scene.offered).toEqual(['B1', 'B2']);
  // The other one hears of it without sending anything.
  await first.ledger.shared?.pulse();
  await send(second);
  expect([second.state('B1'), second.state('B2'), scene.offered]).toEqual(['exists', 'exists', ['B1', 'B2']]);
});

test('what a program that is open hears counts for it: a ledger that lacks it shows', async () => {
  const first = scene.desk(['C1']);
  const second = scene.desk(['C1']);
  await touch(first);
  await touch(second);
  await scene.backUp();
  await send(first);
  await first.end();
  await second.ledger.shared?.pulse();
  await scene.putBack();
  await expect(second.submissions.start(second.run)).rejects.toMatchObject({ code: 'ledger.wentBack' });
  expect(scene.offered).toEqual(['C1']);
});

test('a standby that took over with all of it stops nobody for desks that were away before', async () => {
  const away = scene.desk(['D1']);
  await send(away);
  await away.end();
  await scene.sql("UPDATE dockhand.desks SET seen_at = now() - interval '3 hours'");
  const open = scene.desk(['D2', 'D3']);
  await send(open, ['D2']);
  await becomeAnother();
  await open.ledger.shared?.pulse();
  expect(await generation()).toBe(1);
  await send(open, ['D3']);
  expect(scene.offered).toEqual(['D1', 'D2', 'D3']);
});

test('where whoever notices heard nothing lately, all desks are waited for, until a person says otherwise', async () => {
  const away = scene.desk(['E1']);
  await send(away);
  await away.end();
  await scene.sql("UPDATE dockhand.desks SET seen_at = now() - interval '3 hours'");
  await becomeAnother();
  const opened = scene.desk(['E2']);
  await expect(opened.submissions.start(opened.run)).rejects.toMatchObject({ code: 'ledger.wentBack' });
  await opened.office.goOn();
  await send(opened);
  expect(scene.offered).toEqual(['E1', 'E2']);
});

test('a desk that left with nothing open is not waited for', async () => {
  const left = scene.desk(['G1']);
  await send(left);
  await left.ledger.shared?.settled();
  await left.office.left();
  const kept = scene.desk(['G2']);
  await touch(kept);
  // It has something open still.
  await kept.office.left();
  const desk = scene.desk(['G3']);
  await desk.office.wentBack();
  await expect(desk.submissions.start(desk.run)).rejects.toMatchObject({ code: 'ledger.wentBack' });
  const awaited = (await desk.office.state()).desks.filter(({ id, awaited: is }) => is && id !== desk.id);
  expect(awaited.map(({ id }) => id)).toEqual([kept.id]);
  // Whoever comes again is one of them again.
  await left.office.open();
  expect((await desk.office.state()).desks.find(({ id }) => id === left.id)?.awaited).toBe(true);
});
