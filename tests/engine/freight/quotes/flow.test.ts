import { expect, test } from 'vitest';
import type { EngineEvent } from '#shared/contract/events.ts';
import { bookedKeys, freightRow, freightSheet, openOffice } from './office.ts';

const two = freightSheet(freightRow('888'), freightRow('889'), freightRow('889', 'B', 2));

test('estimate, preview, choose per line, book; the fee booked is the one previewed', async () => {
  const office = await openOffice();
  const { id: run } = await office.importRows(two);
  const progress: EngineEvent[] = [];
  office.subscribe((event) => event.type === 'freight-progress' && progress.push(event));

  expect(await office.call('freight.estimate', { run })).toEqual({ asked: 2, quoted: 2, failed: 0 });
  expect((await office.quotes(run)).map(({ purpose, stale }) => [purpose, stale])).toEqual(
    Array(2).fill(['estimate', true]),
  );
  expect(await office.call('freight.preview', { run })).toEqual({ asked: 2, quoted: 2, failed: 0 });
  expect(progress).toHaveLength(4);
  expect(await office.call('freight.preview', { run })).toEqual({ asked: 0, quoted: 0, failed: 0 });

  expect(await office.call('freight.choose', { run, policy: 'cheapest' })).toEqual({ chosen: 2, undecided: 0 });
  const order = await office.orderId(run, '889');
  expect(await office.call('freight.chooseLine', { order, line: 3, serviceId: '2' })).toEqual({ chosen: true });
  const chosen = (await office.quotes(run)).map(({ total, lines }) => [
    total?.amount,
    lines.map(({ serviceId, chosenBy }) => [serviceId, chosenBy]),
  ]);
  expect(chosen).toEqual([
    ['4.92', [['3', 'policy']]],
    [
      '24.18',
      [
        ['3', 'policy'],
        ['2', 'person'],
      ],
    ],
  ]);

  expect(await office.call('freight.chosen', { run, state: 'ready' })).toMatchObject({
    sums: [{ amount: '29.10', currency: 'USD', orders: 2 }],
    undecided: 0,
    unpriced: 0,
    overCap: 0,
    afterCap: 0,
  });

  const sent = await office.send(run);
  expect(sent.counts).toMatchObject({ accepted: 2, errors: 0, warnings: 0 });
  const [first, second] = office.ledger();
  expect([first?.body, second?.body].map((body) => Object.keys(body ?? {})[0])).toEqual(['renderId', 'renderId']);
  expect(second?.body.lineItems).toMatchObject([
    {
      itemId: '2048020617114736',
      freightInfo: { serviceId: '3', companyName: 'Sea Post', serviceCategory: 'Economy' },
    },
    { itemId: 'B', freightInfo: { serviceId: '2', companyName: 'Swift Air', serviceCategory: 'Express' } },
  ]);
  expect((await office.quotes(run)).map(({ total, booked, state }) => [total, booked, state])).toEqual([
    [{ amount: '4.92', currency: 'USD' }, { amount: '4.92', currency: 'USD' }, 'accepted'],
    [{ amount: '24.18', currency: 'USD' }, { amount: '24.18', currency: 'USD' }, 'accepted'],
  ]);
  const detail = await office.call('orders.get', { order });
  expect(detail.attempts.map(({ purpose, result }) => [purpose, result])).toEqual([
    // One for each of its two items.
    ['estimate', 'answered'],
    ['estimate', 'answered'],
    ['preview', 'answered'],
    ['send', 'accepted'],
  ]);
});

test('a policy with the start previews what is needed by itself', async () => {
  const office = await openOffice();
  const { id: run } = await office.importRows(two);
  expect((await office.send(run, { choose: 'fastest' })).counts).toMatchObject({ accepted: 2 });
  expect((await office.quotes(run)).flatMap(({ lines }) => lines.map(({ serviceId }) => serviceId))).toEqual([
    '2',
    '2',
    '2',
  ]);
  expect((await office.call('freight.quotes', { run })).policy).toBe('fastest');
});

test('without a choice nothing is asked or booked, and it is said; choosing mends it', async () => {
  const office = await openOffice();
  const { id: run } = await office.importRows(two);
  expect((await office.send(run)).counts).toMatchObject({ accepted: 0, incomplete: 2, errors: 2 });
  expect(await office.problems(run)).toEqual([
    ['freight.noChoice', '888'],
    ['freight.noChoice', '889'],
  ]);
  expect((await office.quotes(run)).map(({ purpose }) => purpose)).toEqual([null, null]);
  await office.call('freight.choose', { run, policy: { company: ' ucs ' } });
  expect((await office.send(run)).counts).toMatchObject({ accepted: 2, errors: 0 });
});

test('what was held back for want of a choice is ready again once something is chosen, for all or for a line', async () => {
  const office = await openOffice();
  const { id: all } = await office.importRows(two);
  const counts = async (run: string) => (await office.call('runs.get', { run })).counts;
  await office.send(all);
  expect(await counts(all)).toMatchObject({ ready: 0, incomplete: 2 });
  expect(await office.call('submissions.heldBack', { run: all })).toEqual({ orders: 2 });
  await office.call('freight.choose', { run: all, policy: 'cheapest' });
  expect(await counts(all)).toMatchObject({ ready: 2, incomplete: 0, errors: 0 });

  const { id: run } = await office.importRows(two);
  await office.call('freight.preview', { run });
  await office.send(run);
  expect(await counts(run)).toMatchObject({ ready: 0, incomplete: 2 });
  const order = await office.orderId(run, '888');
  await office.call('freight.chooseLine', { order, line: 1, serviceId: '2' });
  expect(await counts(run)).toMatchObject({ ready: 2, incomplete: 0, errors: 0 });
  expect((await office.send(run)).counts).toMatchObject({ accepted: 1, incomplete: 1 });
});

test('what another run’s order held back is tried anew when a person asks, although nothing else is ready', async () => {
  const office = await openOffice({ faults: 'cut-after=1,only=/orderBookingFreight' });
  const first = await office.importRows(freightSheet(freightRow('888')));
  const second = await office.importRows(freightSheet(freightRow('888')));
  await office.send(first.id, { choose: 'cheapest' });
  expect(await office.states(first.id)).toEqual({ 888: 'unknown' });
  expect((await office.send(second.id, { choose: 'cheapest' })).counts).toMatchObject({ ready: 0, incomplete: 1 });
  expect(await office.problems(second.id)).toEqual([['order.claimedElsewhere', '888']]);

  const order = await office.orderId(first.id, '888');
  await office.call('submissions.decide', { order, decision: 'accepted', partnerNo: 'P-1' });
  expect((await office.call('submissions.lookAgain', { run: second.id })).counts).toMatchObject({
    ready: 1,
    errors: 0,
  });
  expect((await office.send(second.id)).counts).toMatchObject({ exists: 1, incomplete: 0 });
  expect(bookedKeys(office.ledger())).toEqual(['888']);
});

test('a company that serves not every line keeps that order back, by name', async () => {
  const office = await openOffice();
  const { id: run } = await office.importRows(freightSheet(freightRow('888'), freightRow('889', 'B', 51)));
  expect((await office.send(run, { choose: { company: 'Swift Air' } })).counts).toMatchObject({
    accepted: 1,
    incomplete: 1,
  });
  expect(await office.problems(run)).toEqual([['freight.notOffered', '889']]);
  expect(bookedKeys(office.ledger())).toEqual(['888']);
});

test('a preview too old, or of other lines, is made anew; a person’s choice stays while it is offered', async () => {
  const office = await openOffice({ settings: { previewMaxAgeMinutes: 3 } });
  const { id: run } = await office.importRows(two);
  await office.call('freight.choose', { run, policy: 'cheapest' });
  await office.call('freight.preview', { run });
  const order = await office.orderId(run, '888');
  await office.call('freight.chooseLine', { order, line: 1, serviceId: '2' });

  await office.call('edits.apply', { run, cells: [{ line: 2, field: 'quantity', value: '60' }] });
  expect((await office.quotes(run)).map(({ stale }) => stale)).toEqual([false, true]);
  expect(await office.call('freight.preview', { run })).toMatchObject({ asked: 1 });

  // Both are of the same minute; the partner allows our clock five.
  office.time.ahead = 4 * 60_000;
  expect((await office.quotes(run)).map(({ stale }) => stale)).toEqual([true, true]);
  const before = (await office.quotes(run)).map(({ askedAt }) => askedAt);
  await office.send(run);
  const after = await office.quotes(run);
  expect(after.map(({ askedAt }, index) => askedAt === before[index])).toEqual([false, false]);
  expect(after.map(({ lines }) => lines[0]?.serviceId)).toEqual(['2', '3']);
  expect(after[0]).toMatchObject({ total: { amount: '14.76' }, booked: { amount: '14.76' } });
});

test('a line must be offered the service that is chosen for it; an order on its way is not changed', async () => {
  const office = await openOffice();
  const { id: run } = await office.importRows(two);
  const order = await office.orderId(run, '888');
  const choose = (serviceId: string) => office.call('freight.chooseLine', { order, line: 1, serviceId });
  await expect(choose('1')).rejects.toMatchObject({ code: 'freight.notOffered' });
  await office.call('freight.preview', { run });
  await expect(choose('9')).rejects.toMatchObject({ code: 'freight.notOffered' });
  await office.send(run, { choose: 'cheapest' });
  await expect(choose('1')).rejects.toMatchObject({ code: 'order.locked' });
});

test('runs of other kinds have no prices to ask for', async () => {
  const office = await openOffice();
  const headers = ['外部订单号', '1688订单号', '快递单号', '质检结果'];
  const { id: run } = await office.importRows([headers, ['1', '2887421737338134260', 'YT1', '质检通过']]);
  expect(await office.call('freight.preview', { run })).toEqual({ asked: 0, quoted: 0, failed: 0 });
  expect(await office.call('freight.quotes', { run })).toEqual({ total: 0, items: [], policy: null });
  expect((await office.send(run, { choose: 'cheapest' })).counts).toMatchObject({ accepted: 1 });
});

test('another account has other prices: those seen and chosen before count for nothing there', async () => {
  const office = await openOffice();
  const { id: run } = await office.importRows(two);
  await office.call('freight.preview', { run });
  const order = await office.orderId(run, '888');
  await office.call('freight.chooseLine', { order, line: 1, serviceId: '2' });
  await office.call('runs.target', { run, target: 'practice' });
  expect((await office.quotes(run)).map(({ purpose, lines }) => [purpose, lines])).toEqual([
    [null, []],
    [null, []],
  ]);
  await expect(office.call('freight.chooseLine', { order, line: 1, serviceId: '2' })).rejects.toMatchObject({
    code: 'freight.notOffered',
  });
  await office.call('runs.target', { run, target: 'production' });
  expect((await office.quotes(run)).flatMap(({ lines }) => lines.map(({ serviceId }) => serviceId))).toEqual([
    null,
    null,
    null,
  ]);
});
