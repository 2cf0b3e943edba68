import { expect, test } from 'vitest';
import { announced } from '#shared/kinds/cainiao-stock-in/announced.ts';

const item = (order_item_id: string, item_quantity: number, inventory_type = 1) => ({
  order_item: { order_item_id, item_id: `I${order_item_id}`, item_quantity, inventory_type },
});
const body = { order_code: 'P', store_code: 'STORE', order_type: 601, order_item_list: [item('000001', 5)] };

test('a notification announces its lines, each by its own number, damaged ones as such', () => {
  const lines = [item('000001', 5), item('000002', 3, 101)];
  expect(announced({ ...body, expect_end_time: '20260131', order_item_list: lines }, {})).toEqual({
    ...{ warehouse: 'STORE', eta: '2026-01-31', boxes: 0, volumeM3: '0' },
    skus: [
      { sku: '000001', name: 'I000001', pieces: 5, perBox: 5, boxNos: [] },
      { sku: '000002', name: 'I000002', pieces: 3, perBox: 3, boxNos: [], damaged: 3 },
    ],
  });
});

test('announced as damaged is what the account counts as damaged: held back or on its way is not', () => {
  const lines = [item('000001', 5, 301), item('000002', 3, 201), item('000003', 2, 103)];
  const damaged = (settings: object) =>
    announced({ ...body, order_item_list: lines }, { ...settings })?.skus.map((sku) => sku.damaged);
  expect(damaged({})).toEqual([undefined, undefined, 2]);
  expect(damaged({ damagedTypes: '201' })).toEqual([undefined, 3, undefined]);
  expect(damaged({ damagedTypes: '' })).toEqual([undefined, undefined, undefined]);
});

test('a sales return says so; without an end its beginning is expected, without both nothing is', () => {
  expect(announced({ ...body, order_type: 501, expect_start_time: '20260101' }, {})).toMatchObject({
    isReturn: true,
    eta: '2026-01-01',
  });
  expect(announced(body, {})).toMatchObject({ eta: null });
});

test.each([
  ['no lines', { order_item_list: [] }],
  ['a quantity that is none', { order_item_list: [item('1', 0)] }],
  ['a line without its number', { order_item_list: [item('', 1)] }],
])('%s: nothing is announced', (_, changes) => {
  expect(announced({ ...body, ...changes }, {})).toBeNull();
});
