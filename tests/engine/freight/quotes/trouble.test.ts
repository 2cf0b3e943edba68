import { expect, test, vi } from 'vitest';
import { translator } from '#shared/text/index.ts';
import { orderReasonWords } from '../../../../renderer/runs/order-reason.ts';
import { patience } from '../../../patience.ts';
import { bookedKeys, freightRow, freightSheet, openOffice } from './office.ts';

const sheet = (...keys: readonly string[]) => freightSheet(...keys.map((key) => freightRow(key)));
const onPreview = (faults: string) => `${faults},only=/orderRenderFreight`;
const onBooking = (faults: string) => `${faults},only=/orderBookingFreight`;

test('another fee than previewed: accepted, with the difference as a warning, once', async () => {
  const office = await openOffice({ faults: onBooking('fee-changed=1') });
  const { id: run } = await office.importRows(sheet('888'));
  expect((await office.send(run, { choose: 'cheapest' })).counts).toMatchObject({
    accepted: 1,
    warnings: 1,
    errors: 0,
  });
  const { items } = await office.call('problems.window', { run });
  expect(items).toMatchObject([
    { code: 'freight.feeDiffers', severity: 'warning', params: { booked: '5.42 USD', previewed: '4.92 USD' } },
  ]);
  expect((await office.quotes(run))[0]).toMatchObject({ total: { amount: '4.92' }, booked: { amount: '5.42' } });
  // The order itself says so, and the end of the run does.
  const [order] = (await office.call('orders.window', { run })).items;
  expect(order?.afterwards).toEqual({
    code: 'freight.feeDiffers',
    params: { booked: '5.42 USD', previewed: '4.92 USD' },
  });
  const kind = 'freight-order';
  expect(order && orderReasonWords(translator('zh'), { kind, target: 'production' }, order)).toBe(
    '下单运费 5.42 USD 与预览的 4.92 USD 不同，请核对',
  );
  const { sums, differing } = await office.call('freight.chosen', { run, state: 'accepted' });
  expect({ sums, differing }).toMatchObject({
    sums: [{ amount: '5.42' }],
    differing: { orders: 1, previewed: [{ amount: '4.92' }], first: [{ key: '888' }] },
  });
});

test('a preview that the partner does not keep any more: rejected, and previewed anew when it is sent again', async () => {
  const office = await openOffice({ faults: onBooking('preview-expired=1') });
  const { id: run } = await office.importRows(sheet('888'));
  expect(await office.states((await office.send(run, { choose: 'cheapest' })).id)).toEqual({ 888: 'rejected' });
  const { items } = await office.call('problems.window', { run });
  expect(items).toMatchObject([
    { code: 'partner.rejected', params: { code: '4003', message: 'renderId has expired' } },
  ]);
  expect((await office.quotes(run))[0]?.purpose).toBeNull();
  office.setFaults('');
  expect((await office.send(run, { again: ['888'] })).counts).toMatchObject({ accepted: 1, errors: 0 });
  expect(bookedKeys(office.ledger())).toEqual(['888']);
});

test('a preview that is refused keeps that order out of the queue, in the partner’s words', async () => {
  const office = await openOffice();
  const { id: run } = await office.importRows(sheet('888', '8 89'));
  await office.send(run, { choose: 'cheapest' });
  expect(await office.states(run)).toEqual({ 888: 'accepted', '8 89': 'incomplete' });
  const { items } = await office.call('problems.window', { run });
  expect(items).toMatchObject([
    {
      code: 'freight.rejected',
      order: '8 89',
      params: { code: '4001', message: expect.stringContaining('tmallOrderId') },
    },
  ]);
  const line = items[0]?.atLine ?? items[0]?.line ?? 2;
  await office.call('edits.apply', { run, cells: [{ line, field: 'tmallOrderId', value: '889' }] });
  expect((await office.send(run)).counts).toMatchObject({ accepted: 2, incomplete: 0, errors: 0 });
});

test('previews that meet misfortune are asked for again; nothing is booked twice for it', async () => {
  const office = await openOffice({ faults: onPreview('http500=.2,cut-before=.2,cut-after=.1,non-json=.1,seed=5') });
  const { id: run } = await office.importRows(sheet('1', '2', '3', '4', '5', '6'));
  await office.send(run, { choose: 'cheapest' });
  office.setFaults('');
  expect((await office.send(run)).counts).toMatchObject({ accepted: 6, errors: 0 });
  expect(bookedKeys(office.ledger())).toEqual(['1', '2', '3', '4', '5', '6']);
});

test.each([
  ['session=1', 'freight.credentials'],
  ['throttle=1,retry-after=3600', 'freight.throttled'],
])('%s: what concerns all orders is found out once and said for each', async (faults, code) => {
  const office = await openOffice({ faults: onPreview(faults), settings: { concurrency: 1 } });
  const { id: run } = await office.importRows(sheet('1', '2', '3', '4'));
  expect((await office.send(run, { choose: 'cheapest' })).counts).toMatchObject({ accepted: 0, incomplete: 4 });
  expect((await office.problems(run)).map(([found]) => found)).toEqual(Array(4).fill(code));
  const attempts = await Promise.all(
    ['1', '2', '3', '4'].map(
      async (key) => (await office.call('orders.get', { order: await office.orderId(run, key) })).attempts,
    ),
  );
  expect(attempts.map(({ length }) => length)).toEqual([1, 0, 0, 0]);
  office.setFaults('');
  expect((await office.send(run)).counts).toMatchObject({ accepted: 4, errors: 0 });
});

test('keys that are refused while only prices are asked for are known to be, as when something is sent; taken, they are not', async () => {
  const office = await openOffice({ faults: onPreview('session=1') });
  const { id: run, account } = await office.importRows(sheet('1', '2'));
  const shownAs = async () => (await office.call('accounts.list', {})).find(({ id }) => id === account)?.refusedAt;
  await office.call('freight.preview', { run });
  expect(await shownAs()).toMatch(/^\d{4}-.*Z$/);
  office.setFaults('');
  await office.call('freight.preview', { run });
  expect(await shownAs()).toBeUndefined();
});

test('stopping while it asks: nothing is sent, and it can be begun again', async () => {
  const office = await openOffice({ faults: onPreview('latency=600000') });
  const { id: run } = await office.importRows(sheet('1', '2', '3'));
  const start = office.send(run, { choose: 'cheapest' });
  const refused = expect(start).rejects.toMatchObject({ code: 'freight.stopped' });
  const order = await office.orderId(run, '1');
  const asked = async () => expect((await office.call('orders.get', { order })).attempts).toHaveLength(1);
  await vi.waitFor(asked, patience);
  await office.call('submissions.pause', { run });
  await refused;
  expect(office.ledger()).toEqual([]);
  office.setFaults('');
  expect((await office.send(run)).counts).toMatchObject({ accepted: 3 });
});

test('an unknown outcome is never sent again by itself, neither by resuming nor by a restart; a person decides', async () => {
  const office = await openOffice({ faults: onBooking('cut-after=1') });
  const { id: run } = await office.importRows(sheet('888', '889'));
  expect((await office.send(run, { choose: 'cheapest' })).hold).toMatchObject({
    reason: 'undecided',
    params: { count: 2 },
  });
  office.setFaults('');
  for (let times = 0; times < 2; times += 1) {
    await office.call('submissions.resume', { run });
    await office.call('submissions.settled', { run });
    await office.restart();
    await office.send(run);
  }
  expect(await office.states(run)).toEqual({ 888: 'unknown', 889: 'unknown' });
  expect(bookedKeys(office.ledger())).toEqual(['888', '889']);

  const [known] = office.ledger();
  const order = await office.orderId(run, '888');
  await office.call('submissions.decide', { order, decision: 'accepted', partnerNo: known?.orderNo ?? '' });
  await office.call('submissions.decide', { order: await office.orderId(run, '889'), decision: 'send-again' });
  await office.call('submissions.settled', { run });
  expect(await office.states(run)).toEqual({ 888: 'accepted', 889: 'accepted' });
  expect(bookedKeys(office.ledger())).toEqual(['888', '889', '889']);
});

test('an order that was booked is not booked again from another file, whatever its new preview would be', async () => {
  const office = await openOffice();
  const first = await office.importRows(sheet('888'));
  await office.send(first.id, { choose: 'cheapest' });
  const again = await office.importRows(sheet('888'));
  expect((await office.send(again.id, { choose: 'fastest' })).counts).toMatchObject({ exists: 1 });
  expect((await office.quotes(again.id))[0]?.purpose).toBeNull();
  const changed = await office.importRows(freightSheet(freightRow('888', 'OTHER')));
  expect((await office.send(changed.id, { choose: 'fastest' })).counts).toMatchObject({ incomplete: 1 });
  expect(await office.problems(changed.id)).toEqual([['order.changedAfterAccepted', '888']]);
  expect(bookedKeys(office.ledger())).toEqual(['888']);
});
