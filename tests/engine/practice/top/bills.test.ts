import { expect, test } from 'vitest';
import { parseFaults } from '#engine/practice/faults.ts';
import { practice } from '../practice-server.ts';
import { goodItem, goodOrder, post, signedForm } from './top-form.ts';

const WINDOW = { start_modified_time: '2020-01-01 00:00:00', end_modified_time: '2040-01-01 00:00:00' };

type Reply = Record<string, Record<string, unknown>>;

async function cainiao(faults = '') {
  const { url } = await practice({ faults: parseFaults(faults) });
  const call = async (name: string, fields: Record<string, string>) =>
    (await post(url, signedForm(fields, { method: `taobao.wlb.wms.${name}` }))) as unknown as Reply;
  return {
    call,
    store: (code: string, changes = {}) => post(url, signedForm(goodOrder(code, changes))),
    pass: (days: number) => fetch(`${url}/practice/etower/days`, { method: 'POST', body: JSON.stringify({ days }) }),
    bills: async (fields = {}) =>
      (await call('cainiao.bill.query', { ...WINDOW, ...fields })).wlb_wms_cainiao_bill_query_response,
  };
}

test('a document is silent for a day, then taken in, and finished with what was received', async () => {
  const { bills, call, pass, store } = await cainiao('damaged=1');
  await store('PO-1', { order_item_list: [goodItem({ item_quantity: 10 })] });
  expect(await bills()).toMatchObject({ total_count: 0 });
  await pass(1);
  const said = (await bills())?.order_info_list as { cainiao_bill_query_orderinfolist: object[] } | undefined;
  const first = said?.cainiao_bill_query_orderinfolist[0];
  expect(first).toMatchObject({ order_code: 'PO-1', status: 'WMS_ACCEPT', order_type: 601, store_code: 'STORE_1' });
  await pass(10);
  expect(await bills()).toMatchObject({
    order_info_list: { cainiao_bill_query_orderinfolist: [{ status: 'WMS_CONFIRMED' }] },
  });
  const { wlb_wms_stock_in_bill_get_response: received } = await call('stock.in.bill.get', { order_code: 'PO-1' });
  expect(received?.stock_in_info).toMatchObject({
    order_item_list: {
      stock_in_bill_orderitemlist: [
        {
          order_item: {
            order_item_id: '000001',
            apply_qty: 10,
            inventory_item_list: {
              inventory_item: [
                { inventory_item: { inventory_type: 1, item_qty: 9 } },
                { inventory_item: { inventory_type: 101, item_qty: 1 } },
              ],
            },
          },
        },
      ],
    },
  });
});

test('pages have 50 at most, begin with 1 and cover a window to the second', async () => {
  const { bills, pass, store } = await cainiao();
  for (const code of ['PO-1', 'PO-2', 'PO-3']) await store(code);
  await pass(1);
  const page = async (fields: object) => {
    const said = await bills(fields);
    const list = said?.order_info_list as { cainiao_bill_query_orderinfolist: { order_code: string }[] } | undefined;
    return [said?.total_count, list?.cainiao_bill_query_orderinfolist.map(({ order_code }) => order_code)];
  };
  expect(await page({ page_size: '2' })).toEqual([3, ['PO-1', 'PO-2']]);
  expect(await page({ page_size: '2', page_no: '2' })).toEqual([3, ['PO-3']]);
  expect(await page({ page_size: '2', page_no: '3' })).toEqual([3, undefined]);
  expect(await page({ end_modified_time: '2021-01-01 00:00:00' })).toEqual([0, undefined]);
  expect(await bills({ page_size: '51' })).toBeUndefined();
  expect(await bills({ start_modified_time: 'yesterday' })).toBeUndefined();
});

test('a sales return is told of by its own call, and only by that', async () => {
  const { call, pass, store } = await cainiao();
  await store('PO-1', { order_type: '501', prev_order_code: 'X', return_reason: 'Y' });
  await pass(12);
  expect(await call('stock.in.bill.get', { order_code: 'PO-1' })).toHaveProperty('error_response');
  const { wlb_wms_return_bill_get_response: said } = await call('return.bill.get', { order_code: 'PO-1' });
  expect(said).toMatchObject({ return_order_info: { order_code: 'PO-1' } });
  // What was announced of a line stands in the other call alone.
  expect(JSON.stringify(said)).toContain('inventory_item_list');
  expect(JSON.stringify(said)).not.toContain('apply_qty');
  expect(await call('return.bill.get', {})).toHaveProperty('error_response');
});

test('a document is cancelled until it is finished, once, and the query says so', async () => {
  const { bills, call, pass, store } = await cainiao();
  await store('PO-1');
  await store('PO-2');
  await pass(1);
  const cancel = async (code: string, changes = {}) =>
    (await call('order.cancel.notify', { order_code: code, order_type: '601', store_code: 'STORE_1', ...changes }))
      .wlb_wms_order_cancel_notify_response?.wl_success;
  expect(await cancel('PO-1', { store_code: 'OTHER' })).toBe(false);
  expect(await cancel('PO-1', { order_type: '306' })).toBeUndefined();
  expect(await cancel('PO-1')).toBe(true);
  expect(await cancel('PO-1')).toBe(false);
  await pass(10);
  expect(await cancel('PO-2')).toBe(false);
  const said = (await bills())?.order_info_list as { cainiao_bill_query_orderinfolist: object[] };
  expect(said.cainiao_bill_query_orderinfolist).toEqual([
    expect.objectContaining({ order_code: 'PO-1', status: 'WMS_CANCEL' }),
    expect.objectContaining({ order_code: 'PO-2', status: 'WMS_CONFIRMED' }),
  ]);
});
