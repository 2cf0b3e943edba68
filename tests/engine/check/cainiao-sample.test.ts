import { expect, test } from 'vitest';
import { checkSample, kind } from './cainiao-sample.ts';

test('the sample is read whole: 5 orders, 15 items, no error', () => {
  const { recognition, lines, orders, loose } = checkSample();
  expect(recognition).toMatchObject({
    kind: 'cainiao-stock-in',
    use: 'whole',
    headerRow: 1,
    missing: [],
    conflicts: [],
  });
  expect(recognition.columns.filter(({ field }) => field === null)).toEqual([]);
  expect([lines.length, orders.length, loose.length]).toEqual([15, 5, 0]);
  expect(orders.flatMap(({ problems }) => problems)).toEqual([]);
});

test('its 17-digit ids, codes and dates come out as they were typed', () => {
  const bodies = checkSample().orders.map(({ order }) => kind.toPayload(order, {}));
  expect(bodies[2]).toMatchObject({
    order_code: 'PO260600002',
    order_type: 601,
    order_create_time: '2026-06-03 08:30:00',
    expect_start_time: '20260610',
    expect_end_time: '20260612',
    sender_info: { sender_name: '陈一', sender_city: '杭州市' },
    order_item_list: [
      { order_item: { order_item_id: '000001', item_id: '60123456789012340', item_quantity: 100, inventory_type: 1 } },
      { order_item: { item_id: '60123456789012341', inventory_type: 101, produce_date: '2026-05-01 00:00:00' } },
      { order_item: { item_id: '60123456789012342', due_date: '2028-05-01 00:00:00' } },
    ],
  });
  expect(bodies.map((body) => body.order_create_time)).toEqual(
    ['01', '02', '03', '04', '05'].map((day) => `2026-06-${day} 08:30:00`),
  );
});
