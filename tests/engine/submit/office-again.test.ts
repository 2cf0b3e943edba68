import { expect, test } from 'vitest';
import { officeScene, send, taken } from './support/office-scene.ts';

const scene = officeScene();

test('what another desk had accepted is sent again where a person says so, and the key stays with that desk', async () => {
  const first = scene.desk(['A1']);
  await send(first);
  await first.ledger.shared?.settled();
  const second = scene.desk(['A1']);
  await send(second);
  expect([second.state('A1'), scene.offered]).toEqual(['exists', ['A1']]);
  await second.submissions.start(second.run, { again: ['A1'], readyToo: false });
  await second.submissions.settled(second.run);
  expect([second.state('A1'), second.problems('A1'), scene.offered]).toEqual(['accepted', [], ['A1', 'A1']]);
  await second.ledger.shared?.settled();
  expect(await scene.inOffice('A1')).toEqual([{ desk: first.id, state: 'accepted', partner_no: 'E-A1' }]);
});

test('so is what the partner has, as this desk itself was told', async () => {
  const desk = scene.desk(['B1']);
  const errors = [{ code: '600904', message: 'it is there' }];
  scene.answer = (keys) => ({
    status: 200,
    body: keys.map((referenceNo) => ({ code: '1', success: false, data: { referenceNo }, errors })),
  });
  await send(desk);
  expect([desk.state('B1'), desk.problems('B1')]).toEqual(['exists', []]);
  scene.answer = taken;
  await desk.submissions.start(desk.run, { again: ['B1'], readyToo: false });
  await desk.submissions.settled(desk.run);
  expect([desk.state('B1'), desk.problems('B1'), scene.offered]).toEqual(['accepted', [], ['B1', 'B1']]);
});

test('what was taken back at the partner since is not sent again', async () => {
  const first = scene.desk(['C1']);
  await send(first);
  await first.ledger.shared?.settled();
  const second = scene.desk(['C1']);
  await send(second);
  await scene.sql("UPDATE dockhand.claims SET withdrawn_at = now() WHERE key = 'C1'");
  await second.submissions.start(second.run, { again: ['C1'], readyToo: false });
  await second.submissions.settled(second.run);
  expect([second.state('C1'), scene.offered]).toEqual(['exists', ['C1']]);
});

test('a key that came to be accepted after its order was queued is not sent once more', async () => {
  const desk = scene.desk(['D1']);
  const own = { account: 'A', kind: 'test-kind' };
  const { run, ledger, store } = desk;
  const order = desk.orders.get('D1') ?? 0;
  const shared = ledger.shared?.of(own);
  const applying = { key: 'D1', run, order, bodyHash: 'h', again: false, elsewhere: false };
  const fence = (await shared?.claim([applying]))?.get('D1')?.fence ?? null;
  store.outbox.enqueue(order, {}, 'h', null);
  ledger.claims.put(own, 'D1', { run, order, bodyHash: 'h', fence });
  // What the partner says late of an earlier order with the same key, of which somebody said that it was not accepted.
  ledger.claims.settle(own, 'D1', order + 1000, 'accepted', 'E-D1');
  await ledger.shared?.settled();
  const entered = await shared?.enter(
    run,
    [{ id: order, key: 'D1' }],
    { ratePerSecond: 100 },
    AbortSignal.timeout(5000),
  );
  expect(entered).toEqual({ type: 'lost', keys: ['D1'] });
});
