import { type Problem, problem } from '../../problem.ts';
import type { StockInLine, StockInOrder } from './fields.ts';
import { refusalWords } from './refusal-words.ts';
import { checkSize } from './split-order.ts';

/** The flags that the vendor explains. */
const knownFlags = new Set(['9', '13']);

export function checkOrder(order: StockInOrder): readonly Problem[] {
  return [
    ...checkSize(order),
    ...checkExpected(order),
    ...checkFlags(order),
    ...checkRefusedReturn(order),
    ...order.lines.flatMap(checkDates),
    ...checkItemIds(order.lines),
  ];
}

function checkExpected({ values: { expect_start_time: start, expect_end_time: end } }: StockInOrder) {
  // `yyyy-MM-dd` sorts as text.
  if (start === undefined || end === undefined || start <= end) return [];
  return [problem('expect.endBeforeStart', { field: 'expect_end_time', params: { start, end } })];
}

function checkFlags({ values: { order_flag } }: StockInOrder): readonly Problem[] {
  const unknown = (order_flag?.split(',') ?? []).map((flag) => flag.trim()).filter((flag) => !knownFlags.has(flag));
  if (unknown.length === 0) return [];
  return [problem('flag.unknown', { severity: 'warning', field: 'order_flag', params: { flags: unknown.join(', ') } })];
}

/** Only the reason says that a parcel was refused, so what is missing then is warned about. */
function checkRefusedReturn({ values }: StockInOrder): readonly Problem[] {
  const reason = values.return_reason?.toLowerCase() ?? '';
  if (values.order_type !== '501' || !refusalWords.some((word) => reason.includes(word))) return [];
  return (['tms_service_code', 'tms_order_code'] as const)
    .filter((field) => values[field] === undefined)
    .map((field) => problem('return.carrierMissing', { severity: 'warning', field }));
}

function checkDates({ id, values: { produce_date: produced, due_date: due } }: StockInLine): readonly Problem[] {
  if (produced === undefined || due === undefined || produced <= due) return [];
  return [problem('due.beforeProduced', { field: 'due_date', line: id, params: { produced, due } })];
}

function checkItemIds(lines: readonly StockInLine[]): readonly Problem[] {
  const firsts = new Map<string, number>();
  return lines.flatMap(({ id, values: { order_item_id: itemId } }) => {
    if (itemId === undefined) return [];
    const first = firsts.get(itemId);
    if (first === undefined) {
      firsts.set(itemId, id);
      return [];
    }
    return [problem('item.repeated', { field: 'order_item_id', line: id, params: { itemId, otherLine: first } })];
  });
}
