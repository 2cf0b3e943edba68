import { expect, test } from 'vitest';
import type { Outgoing, SendResult } from '#engine/partners/partners.ts';
import { freightRow, freightSheet, openOffice } from '../freight/quotes/office.ts';
import { accept, answered, createScene, type Scene } from './support/scene.ts';

const unknown = (): SendResult => ({ type: 'unknown', reason: 'timeout' });
const reject = (orders: readonly Outgoing[]) =>
  answered(orders, () => ({ type: 'rejected', messages: [{ code: 'B', text: 'no such warehouse' }] }));

/** K1 got no answer and was decided not to be sent, K2 was rejected by the partner. */
async function shelved(): Promise<{ scene: Scene; one: number; two: number }> {
  const scene = createScene({ send: [unknown, reject, accept] }, { person: () => '李娜' });
  const [one = 0, two = 0] = scene.run('r', 'K1', 'K2');
  await scene.submissions.start('r');
  await scene.submissions.settled('r');
  await scene.submissions.decide(one, { decision: 'not-accepted' });
  await scene.submissions.settled('r');
  return { scene, one, two };
}

const window = { run: 'r', offset: 0, limit: 9 } as const;

test('what a person decided not to send is rejected by nobody: it is counted and listed by itself', async () => {
  const { scene, one, two } = await shelved();
  const { runs, orders } = scene.store;
  expect(runs.get('r')).toMatchObject({
    state: 'finished',
    counts: { orders: 2, rejected: 1, shelved: 1, unknown: 0 },
  });
  expect(runs.counts('r')).toMatchObject({ rejected: 1, shelved: 1 });
  expect(orders.window(window).items.map(({ key, shown }) => [key, shown])).toEqual([
    ['K1', 'shelved'],
    ['K2', 'rejected'],
  ]);
  expect(orders.window({ ...window, state: 'rejected' }).items.map(({ id }) => id)).toEqual([two]);
  expect(orders.window({ ...window, state: 'shelved' }).items.map(({ id }) => id)).toEqual([one]);
});

test('only what is named goes out again: neither it with the rejected ones, nor what is ready with either', async () => {
  const { scene, one } = await shelved();
  scene.store.orders.append('r', 'K3', 'ready');
  await scene.submissions.start('r', { again: ['K2'], readyToo: false });
  await scene.submissions.settled('r');
  expect(scene.calls.map(({ keys }) => keys.join())).toEqual(['K1', 'K2', 'K2']);
  expect(scene.states('r')).toEqual({ K1: 'rejected', K2: 'accepted', K3: 'ready' });

  await scene.submissions.start('r', { again: ['K1'], readyToo: false });
  await scene.submissions.settled('r');
  expect(scene.calls.map(({ keys }) => keys.join())).toEqual(['K1', 'K2', 'K2', 'K1']);
  expect(scene.store.orders.summary(one)).toMatchObject({ state: 'accepted', shown: 'accepted' });
  expect(scene.store.runs.counts('r')).toMatchObject({ accepted: 2, shelved: 0, rejected: 0, ready: 1 });
});

test('of the ready orders only those that are named go, where keys are given: nothing else, and nothing again', async () => {
  const { scene } = await shelved();
  for (const key of ['K3', 'K4']) scene.store.orders.append('r', key, 'ready');
  await scene.submissions.start('r', { readyToo: ['K4', 'K1', 'K2'] });
  await scene.submissions.settled('r');
  expect(scene.calls.map(({ keys }) => keys.join())).toEqual(['K1', 'K2', 'K4']);
  expect(scene.states('r')).toEqual({ K1: 'rejected', K2: 'rejected', K3: 'ready', K4: 'accepted' });
});

test('an order that was checked before another one of its number was decided not to be sent says so before it goes', async () => {
  const office = await openOffice({ faults: 'cut-after=1,first=1,only=/orderBookingFreight' });
  const { id: run } = await office.importRows(freightSheet(freightRow('880'), freightRow('881')));
  await office.send(run, { choose: 'cheapest' });
  const order = await office.orderId(run, '880');
  const other = await office.importRows(freightSheet(freightRow('880'), freightRow('882')));
  expect(other.standing.toConfirm).toBe(0);
  await office.call('submissions.decide', { order, decision: 'not-accepted' });
  await office.call('submissions.settled', { run });
  const booked = office.ledger().length;

  const start = office.send(other.id, { choose: 'cheapest' });
  await expect(start).rejects.toMatchObject({ code: 'run.shelvedSince', params: { orders: 1, key: '880' } });
  expect(office.ledger()).toHaveLength(booked);
  expect(await office.problems(other.id)).toContainEqual(['order.shelvedBefore', '880']);
  expect((await office.call('runs.get', { run: other.id })).standing.toConfirm).toBe(1);
  await expect(office.call('submissions.start', { run: other.id })).rejects.toMatchObject({ code: 'run.warnings' });
  // Seen and confirmed, it is sent.
  expect((await office.send(other.id, { choose: 'cheapest' })).counts).toMatchObject({ ready: 0, queued: 0 });
});

test('wherever it would be sent again, in another file or after an edit, a warning says what was decided', async () => {
  const office = await openOffice({ faults: 'cut-after=1,first=1,only=/orderBookingFreight' });
  const sheet = freightSheet(freightRow('880'), freightRow('881'));
  const { id: run } = await office.importRows(sheet);
  await office.send(run, { choose: 'cheapest' });
  const order = await office.orderId(run, '880');
  await office.call('submissions.decide', { order, decision: 'not-accepted' });
  await office.call('submissions.settled', { run });
  const booked = office.ledger().length;

  const again = await office.importRows(freightSheet(freightRow('880'), freightRow('882')));
  expect(await office.problems(again.id)).toContainEqual(['order.shelvedBefore', '880']);
  expect(again.standing.toConfirm).toBe(1);
  await expect(office.call('submissions.start', { run: again.id })).rejects.toMatchObject({ code: 'run.warnings' });
  expect(office.ledger()).toHaveLength(booked);

  const { items } = await office.call('lines.window', { run, filter: { state: 'shelved' } });
  const [line] = items;
  await office.call('edits.apply', { run, cells: [{ line: line?.id ?? 0, field: 'name', value: 'Pat Other' }] });
  expect(await office.states(run)).toMatchObject({ 880: 'ready' });
  expect(await office.problems(run)).toContainEqual(['order.shelvedBefore', '880']);
  await expect(office.call('submissions.start', { run })).rejects.toMatchObject({ code: 'run.warnings' });

  // Sent after all, the decision is over.
  await office.send(run, { choose: 'cheapest' });
  expect(await office.states(run)).toMatchObject({ 880: expect.stringMatching(/accepted|exists|rejected/) });
  const later = await office.importRows(freightSheet(freightRow('880')));
  expect((await office.problems(later.id)).map(([code]) => code)).not.toContain('order.shelvedBefore');
});
