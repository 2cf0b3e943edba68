import { expect, test } from 'vitest';
import type { JoinedDesk } from './support/joined-desk.ts';
import { officeScene, send, touch } from './support/office-scene.ts';

const scene = officeScene();

/** As after a standby took over, or a backup was put back somewhere else. */
const becomeAnother = () => scene.sql("UPDATE dockhand.moment SET incarnation = 'another server'");
/** Nothing was seen of this desk for so long, and nothing of what it sent. */
const longAgo = async (id: string, ago = '3 hours') => {
  await scene.sql(`UPDATE dockhand.desks SET seen_at = seen_at - interval '${ago}' WHERE id = $1`, [id]);
  await scene.sql(
    `UPDATE dockhand.claims SET claimed_at = claimed_at - interval '${ago}', left_at = left_at - interval '${ago}',
       settled_at = settled_at - interval '${ago}' WHERE desk = $1`,
    [id],
  );
};
const awaited = async ({ office, id }: Pick<JoinedDesk, 'office' | 'id'>) =>
  (await office.state()).desks.filter((each) => each.awaited && each.id !== id).map((each) => each.id);
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
  await longAgo(away.id);
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

test('a desk that left with nothing open is not waited for where a standby took over with all of it', async () => {
  const left = scene.desk(['G1']);
  await send(left);
  await left.ledger.shared?.settled();
  await left.office.left();
  const kept = scene.desk(['G2']);
  await touch(kept);
  // It has something open still.
  await kept.office.left();
  const desk = scene.desk(['G3']);
  await touch(desk);
  await becomeAnother();
  await desk.ledger.shared?.pulse();
  expect(await awaited(desk)).toEqual([kept.id]);
  // Whoever comes again is one of them again.
  await left.office.open();
  expect((await awaited(desk)).toSorted()).toEqual([kept.id, left.id].toSorted());
});

test('that a desk left is not believed of a ledger that was put back: it may have come again since', async () => {
  const left = scene.desk(['H1', 'H2']);
  await send(left, ['H1']);
  await left.ledger.shared?.settled();
  await left.office.left();
  await scene.backUp();
  await send(left, ['H2']);
  await left.end();
  await scene.putBack();
  const desk = scene.desk(['H2']);
  await desk.office.wentBack();
  await expect(desk.submissions.start(desk.run)).rejects.toMatchObject({ code: 'ledger.wentBack' });
  expect(scene.offered).toEqual(['H1', 'H2']);
});

test('a desk that has not entered anew what it sent cannot leave', async () => {
  const desk = scene.desk(['I1']);
  const other = scene.desk(['I1']);
  await send(desk);
  await desk.ledger.shared?.settled();
  await touch(other);
  await other.office.wentBack();
  await desk.office.left();
  expect(await awaited(other)).toEqual([desk.id]);
  expect(await scene.sql('SELECT id FROM dockhand.desks WHERE left_at IS NOT NULL')).toEqual([]);
});

test('a second change of server goes on waiting for the desks of the first', async () => {
  const away = scene.desk(['J1']);
  await send(away);
  await away.end();
  const open = scene.desk(['J2']);
  await touch(open);
  await becomeAnother();
  await open.ledger.shared?.pulse();
  expect(await awaited(open)).toEqual([away.id]);
  await longAgo(away.id, '3 days');
  await scene.sql("UPDATE dockhand.moment SET since = since - interval '3 days'");
  await becomeAnother();
  await open.ledger.shared?.pulse();
  expect([await generation(), await awaited(open)]).toEqual([2, [away.id]]);
});

test('a desk is waited for as long as something of it was entered within the hour, or is open', async () => {
  const lately = scene.desk(['K1']);
  await send(lately);
  await lately.ledger.shared?.settled();
  const busy = scene.desk(['K2']);
  await touch(busy);
  const open = scene.desk(['K3']);
  await touch(open);
  await longAgo(busy.id);
  await scene.sql("UPDATE dockhand.desks SET seen_at = seen_at - interval '3 hours' WHERE id = $1", [lately.id]);
  await becomeAnother();
  await open.ledger.shared?.pulse();
  expect((await awaited(open)).toSorted()).toEqual([busy.id, lately.id].toSorted());
});

test('what is given for orders that are being queued stays theirs whatever is heard meanwhile', async () => {
  const desk = scene.desk(['L1']);
  const shared = desk.ledger.shared?.of({ account: 'A', kind: 'test-kind' });
  const order = desk.orders.get('L1') ?? 0;
  const applying = { key: 'L1', run: desk.run, order, bodyHash: 'h', again: false, elsewhere: false };
  const fence = (await shared?.claim([applying]))?.get('L1')?.fence ?? '';
  await becomeAnother();
  await desk.ledger.shared?.pulse();
  expect(await scene.inOffice('L1')).toMatchObject([{ state: 'queued' }]);
  await shared?.giveBack([{ key: 'L1', fence }]);
  expect(await scene.inOffice('L1')).toMatchObject([{ state: 'cancelled' }]);
});
