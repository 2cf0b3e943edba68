import { expect, test } from 'vitest';
import { watchSeen } from '#engine/freight/quotes/price-seen.ts';
import { freightRow, freightSheet, openOffice } from './office.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const sheet = (...keys: string[]) => freightSheet(...keys.map((key) => freightRow(key)));

test('nothing is booked for real before its total was seen: not without one, nor for more than was confirmed', async () => {
  const office = await openOffice();
  const { id: run } = await office.importRows(sheet('1', '2'));
  await expect(office.send(run, { choose: 'cheapest', seen: undefined })).rejects.toMatchObject({
    code: 'freight.notSeen',
    params: { sum: expect.stringMatching(/^[\d.]+ USD$/) },
  });
  const { sums } = await office.call('freight.chosen', { run, state: 'ready' });
  const [{ amount, currency } = usd('0')] = sums;
  const less = { currency, amount: String(Number(amount) - 0.01) };
  await expect(office.send(run, { seen: [less] })).rejects.toMatchObject({ code: 'freight.dearer' });
  await expect(office.send(run, { seen: [{ amount, currency: 'CNY' }] })).rejects.toMatchObject({
    code: 'freight.dearer',
  });
  expect(office.ledger()).toEqual([]);
  expect(await office.states(run)).toEqual({ 1: 'ready', 2: 'ready' });

  await office.send(run, { seen: [{ amount, currency }] });
  expect(await office.states(run)).toEqual({ 1: 'accepted', 2: 'accepted' });
  // The end says what was booked.
  expect((await office.call('freight.chosen', { run, state: 'accepted' })).sums).toEqual([
    { amount, currency, orders: 2 },
  ]);
});

test('what is not booked costs nothing: an order without a choice, one over the cap, one that exists already', async () => {
  const office = await openOffice();
  const { id: run } = await office.importRows(sheet('1'));
  expect((await office.send(run, { seen: undefined })).counts).toMatchObject({ incomplete: 1 });
  await office.send(run, { choose: 'cheapest', priceCap: { perOrder: usd('0.01') }, seen: undefined });
  expect(await office.problems(run)).toEqual([['freight.overOrderCap', '1']]);
  await office.send(run, { priceCap: {} });
  const again = await office.importRows(sheet('1'));
  expect((await office.send(again.id, { choose: 'cheapest', seen: undefined })).counts).toMatchObject({ exists: 1 });
});

test('what is summed before booking is what will be booked: orders that are there already are not in it', async () => {
  const office = await openOffice();
  const first = await office.importRows(sheet('1'));
  await office.send(first.id, { choose: 'cheapest', seen: [usd('1000')] });
  const { id: run } = await office.importRows(sheet('1', '2'));
  await office.call('freight.choose', { run, policy: 'cheapest' });
  await office.call('freight.preview', { run });
  const asked = await office.call('freight.chosen', { run, state: 'ready' });
  await office.send(run, { seen: asked.sums.map(({ amount, currency }) => ({ amount, currency })) });
  expect(await office.states(run)).toEqual({ 1: 'exists', 2: 'accepted' });
  expect(asked).toEqual(await office.call('freight.chosen', { run, state: 'accepted' }));
});

test('practice asks for no confirmation of amounts', async () => {
  const office = await openOffice();
  const { id: run } = await office.importRows(sheet('1'));
  await office.call('runs.target', { run, target: 'practice' });
  expect((await office.send(run, { choose: 'cheapest', seen: undefined })).counts).toMatchObject({ accepted: 1 });
});

test('amounts are added exactly, each currency by itself', () => {
  const watch = watchSeen([usd('0.3'), { amount: '5', currency: 'CNY' }]);
  watch.spend([usd('0.1')]);
  watch.spend([usd('0.2'), { amount: '5.00', currency: 'CNY' }]);
  expect(() => watch.check()).not.toThrow();
  watch.spend([{ amount: '0.01', currency: 'CNY' }]);
  expect(() => watch.check()).toThrow(expect.objectContaining({ code: 'freight.dearer' }));
});
