import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { freshFolder, importOne, openEngine } from '../engine-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

/** Every sample value of the vendor's page, in its order; an item's attributes are told from the order's by their path. */
const page = {
  order_code: 'PO0000123',
  store_code: 'STORE_666110',
  order_type: '601',
  inbound_type_desc: '加工归还',
  order_flag: '9',
  order_create_time: '2015-03-16 17:13:16',
  supplier_code: 'demo',
  supplier_name: 'xx有限公司',
  tms_service_code: 'demo',
  tms_service_name: '德邦物流',
  tms_order_code: '292934291',
  prev_order_code: 'EC000003',
  return_reason: '消费者7天无理由退货',
  expect_start_time: '20150331',
  expect_end_time: '20150331',
  extend_fields: 'a:1;b:2',
  remark: 'xxxx',
  sender_phone: '0571-234567',
  sender_mobile: '1551234123',
  sender_name: 'demo',
  sender_code: 'demo',
  sender_address: 'xx路xx号xx室',
  sender_town: 'xx镇',
  sender_area: '余杭区',
  sender_city: '杭州市',
  sender_province: '浙江省',
  sender_zip_code: '293123',
  receiver_phone: '0571-234567',
  receiver_mobile: '1551234123',
  receiver_name: '张三',
  receiver_address: 'xx路xx号xx室',
  receiver_area: '余杭区',
  receiver_city: '杭州市',
  receiver_province: '浙江省',
  receiver_zip_code: '293123',
  receiver_town: 'xx镇',
  'order_item.extend_fields': 'demo',
  produce_code: 'p20120626',
  due_date: '2015-03-16 17:13:16',
  produce_date: '2015-03-16 23:40:49',
  batch_code: 'wh20150309',
  purchase_price: '99',
  item_quantity: '999',
  inventory_type: '1',
  item_id: '123456',
  order_item_id: '000001',
};

/** Sends one row of these columns; a blank one is a column without a value. */
async function sent(row: Readonly<Record<string, string>>) {
  const path = join(freshFolder(), 'stock-in.csv');
  writeFileSync(path, `${Object.keys(row).join(',')}\n${Object.values(row).join(',')}\n`);
  const run = await importOne(engine, path);
  const { items } = await engine.call('problems.window', { run: run.id });
  await engine.call('submissions.start', { run: run.id, confirmWarnings: true });
  const { counts } = await engine.call('submissions.settled', { run: run.id });
  const orders = await engine.call('orders.window', { run: run.id });
  return {
    problems: items.map(({ severity, code, field }) => `${severity} ${code} ${field}`),
    accepted: counts.accepted,
    said: orders.items[0]?.message,
  };
}

test('the page’s own whole sample row has no error and is accepted', async () => {
  expect(await sent(page)).toEqual({ problems: [], accepted: 1, said: null });
});

test.each([
  ['501', ['prev_order_code', 'return_reason', 'sender_name']],
  ['302', ['sender_name']],
])('of type %s what the page calls optional may be left out, after a warning', async (type, wanted) => {
  const blank = { prev_order_code: '', return_reason: '', sender_name: '' };
  expect(await sent({ ...page, ...blank, order_type: type })).toEqual({
    problems: wanted.map((field) => `warning value.wanted ${field}`),
    accepted: 1,
    said: null,
  });
});
