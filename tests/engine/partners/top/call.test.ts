import { expect, test } from 'vitest';
import { timestamp, toForm } from '#engine/partners/top/call.ts';

test('structures and lists become JSON once, everything else its text', () => {
  const form = toForm({
    order_code: 'PO-1',
    order_type: 601,
    sender_info: { sender_name: '陈"一"' },
    order_item_list: [{ order_item: { item_id: '60123456789012340', item_quantity: 100 } }],
  });
  expect(form).toEqual({
    order_code: 'PO-1',
    order_type: '601',
    sender_info: '{"sender_name":"陈\\"一\\""}',
    order_item_list: '[{"order_item":{"item_id":"60123456789012340","item_quantity":100}}]',
  });
});

test('empty values are left out', () => {
  expect(toForm({ remark: '', sender_info: {}, order_item_list: [], extend_fields: null, zero: 0 })).toEqual({
    zero: '0',
  });
});

test('the timestamp is GMT+8', () => {
  expect(timestamp(Date.UTC(2025, 11, 31, 16, 0, 0))).toBe('2026-01-01 00:00:00');
  expect(timestamp(Date.UTC(2026, 5, 10, 0, 30, 9, 999))).toBe('2026-06-10 08:30:09');
});
