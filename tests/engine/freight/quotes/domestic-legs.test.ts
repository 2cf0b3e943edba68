import { expect, onTestFinished, test } from 'vitest';
import type { JsonObject } from '#shared/kinds/kind.ts';
import { officeDatabase } from '../../../postgres/database.ts';
import { freightRow, freightSheet, openOffice } from './office.ts';

const HEADERS = ['平台订单号', '商品ID', 'SKU ID', '数量', '国内单号', '快递公司', '揽收时间'];
const ITEM = '2048020617114736';
const parcel = (key: string, no: string, itemId = ITEM, quantity = 1) => [
  key,
  itemId,
  '413185732720',
  quantity,
  no,
  'SF',
  '2026-08-05 10:00:00',
];

const numberOf = (body: JsonObject | undefined) =>
  (body?.logisticInfos as readonly { readonly logisticNumer: string }[] | undefined)?.map((info) => info.logisticNumer);

test('order id and international numbers come from the booking, to their last digit', async () => {
  const office = await openOffice();
  const freight = await office.importRows(freightSheet(freightRow('888'), freightRow('888', 'B', 2)));
  await office.send(freight.id, { choose: 'cheapest' });
  const run = await office.importRows([
    HEADERS,
    parcel('888', 'SF1'),
    parcel('888', 'SF2'),
    parcel('888', 'SF3', 'B', 2),
  ]);
  expect(run.counts).toMatchObject({ orders: 1, lines: 3, ready: 1, errors: 0 });
  expect(await office.problems(run.id)).toEqual(Array(3).fill(['booking.filledIn', '888']));

  expect((await office.send(run.id)).counts).toMatchObject({ accepted: 1 });
  const [booking] = office.ledger();
  const [leg] = office.ledger('domestic-logistics');
  expect(booking?.orderNo).toMatch(/^\d{19}$/);
  expect(leg?.body.orderId).toBe(booking?.orderNo);
  expect(numberOf(leg?.body)).toEqual(['PRXP0000000101YQ', 'PRXP0000000102YQ']);
});

test('legs imported before the booking are looked at again when they are sent', async () => {
  const office = await openOffice();
  const legs = await office.importRows([HEADERS, parcel('888', 'SF1')]);
  expect(legs.counts).toMatchObject({ incomplete: 1, errors: 2 });
  const freight = await office.importRows(freightSheet(freightRow('888')));
  await office.send(freight.id, { choose: 'cheapest' });
  expect((await office.send(legs.id)).counts).toMatchObject({ accepted: 1, errors: 0 });
});

test('what another desk of the office booked is borrowed: at import, when it is looked at, and when it is sent', async ({
  skip,
}) => {
  const database = await officeDatabase();
  if (!database) return skip('no PostgreSQL runs here');
  onTestFinished(database.end);
  const booking = await openOffice({ officeUrl: database.url });
  const desk = await openOffice({ officeUrl: database.url, at: booking.baseUrl });
  const book = async (key: string) => {
    const { id } = await booking.importRows(freightSheet(freightRow(key)));
    await booking.send(id, { choose: 'cheapest' });
    // The office is told a moment later.
    const known = () => database.sql('SELECT state FROM dockhand.claims WHERE key = $1', [key]);
    await expect.poll(known).toEqual([{ state: 'accepted' }]);
  };
  await book('888');
  const legs = await desk.importRows([HEADERS, parcel('888', 'SF1')]);
  expect(legs.counts).toMatchObject({ ready: 1, errors: 0 });
  const later = await desk.importRows([HEADERS, parcel('999', 'SF2')]);
  expect(later.counts).toMatchObject({ incomplete: 1, errors: 2 });
  await book('999');
  await desk.call('ledger.others', { run: later.id });
  expect((await desk.call('runs.get', { run: later.id })).counts).toMatchObject({ ready: 1, errors: 0 });
  // What was heard is not kept: it is asked for again.
  await desk.restart();
  for (const run of [legs, later]) expect((await desk.send(run.id)).counts).toMatchObject({ accepted: 1, errors: 0 });
  expect(booking.ledger('domestic-logistics').map(({ body }) => body.orderId)).toEqual(
    booking.ledger().map(({ orderNo }) => orderNo),
  );
});

test('bookings of the practice account say nothing about production', async () => {
  const office = await openOffice();
  const freight = await office.importRows(freightSheet(freightRow('888')));
  await office.call('runs.target', { run: freight.id, target: 'practice' });
  expect((await office.send(freight.id, { choose: 'cheapest' })).counts).toMatchObject({ accepted: 1 });
  const legs = await office.importRows([HEADERS, parcel('888', 'SF1')]);
  expect(legs.counts).toMatchObject({ incomplete: 1, errors: 2 });
  await office.call('runs.target', { run: legs.id, target: 'practice' });
  expect((await office.call('runs.get', { run: legs.id })).counts).toMatchObject({ ready: 1, errors: 0 });
});

test('an update whose outcome is unknown is sent again: that does no harm', async () => {
  const office = await openOffice({ faults: 'cut-after=1,first=1,only=/updateLogisticInfo' });
  const freight = await office.importRows(freightSheet(freightRow('888')));
  await office.send(freight.id, { choose: 'cheapest' });
  const legs = await office.importRows([HEADERS, parcel('888', 'SF1')]);
  expect((await office.send(legs.id)).counts).toMatchObject({ accepted: 1, unknown: 0 });
  expect(office.ledger('domestic-logistics')).toHaveLength(1);
});

test('a parcel call whose outcome is unknown is not, unless the account says so', async () => {
  const sheet = [
    ['外部订单号', '1688订单号', '快递单号', '质检结果'],
    ['1', '2887421737338134260', 'YT1', '质检通过'],
  ];
  const careful = await openOffice({ faults: 'cut-after=1,first=1' });
  const one = await careful.importRows(sheet);
  expect((await careful.send(one.id)).counts).toMatchObject({ unknown: 1 });
  expect(careful.ledger('package-inbound')).toHaveLength(1);
  const bold = await openOffice({ faults: 'cut-after=1,first=1', settings: { packageResendSafe: true } });
  const other = await bold.importRows(sheet);
  expect((await bold.send(other.id)).counts).toMatchObject({ accepted: 1, unknown: 0 });
  expect(bold.ledger('package-inbound')).toHaveLength(2);
});
