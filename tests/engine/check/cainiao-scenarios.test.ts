import { expect, test } from 'vitest';
import { brief, checked, good, goodItem } from './stock-in-lines.ts';

test('order values may stand on the first line alone', () => {
  expect(brief(checked([good, goodItem]))).toEqual([]);
});

test('a sales return without its source, a reason or the buyer is warned about, not held back', () => {
  expect(brief(checked([{ ...good, order_type: '销退入库' }]))).toEqual([
    'warning value.wanted prev_order_code 1',
    'warning value.wanted return_reason 1',
    'warning value.wanted sender_name 1',
  ]);
});

test('a transfer without the warehouse that it leaves is warned about', () => {
  expect(brief(checked([{ ...good, order_type: 302 }]))).toEqual(['warning value.wanted sender_name 1']);
});

test('too many items are said on the order code, with the split to accept', () => {
  const rows = [good, ...Array.from({ length: 5000 }, () => goodItem)];
  const result = checked(rows);
  expect(brief(result)).toEqual(['error items.tooMany order_code 1']);
  const cells = result.problems[0]?.fix?.type === 'set' ? result.problems[0].fix.cells : [];
  expect(cells[0]).toEqual({ line: 5001, field: 'order_code', value: 'PO-1-P2' });
});
