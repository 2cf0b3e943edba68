import { type Fix, type FixCell, type ProblemOf, problemWith } from '../../problem.ts';
import type { KindTexts } from '../kind.ts';
import type { StockInLine, StockInOrder } from './fields.ts';

export const texts = {
  'pairs.invalid@extend_fields': {
    zh: '「{{field}}」要写成 名称:内容;名称:内容，这一段看不懂：{{value}}。如果分号是内容的一部分，请改成下划线 _',
    en: '“{{field}}” is written name:content;name:content; this part cannot be read: {{value}}. Write _ for a semicolon inside a content',
  },
  'items.tooMany': {
    zh: '一张入库单最多 {{max}} 行明细，这里有 {{count}} 行。请分成几张入库单，各用不同的入库单号',
    en: 'An order takes at most {{max}} items, this one has {{count}}. Split it into several orders with numbers of their own',
  },
  'item.repeated': {
    zh: '明细ID {{itemId}} 在同一张单的第 {{otherRow}} 行已经用过，请改成不同的编号',
    en: 'Order item id {{itemId}} is used in row {{otherRow}} of the same order already; give each line its own',
  },
  'expect.endBeforeStart': {
    zh: '预计结束（{{end}}）早于预计开始（{{start}}），请改正其中一个',
    en: 'The expected end ({{end}}) is before the expected start ({{start}}); correct one of them',
  },
  'due.beforeProduced': {
    zh: '失效日期（{{due}}）早于生产日期（{{produced}}），请改正其中一个',
    en: 'The due date ({{due}}) is before the produce date ({{produced}}); correct one of them',
  },
  'flag.unknown': {
    zh: '订单标记 {{flags}} 不是菜鸟说明过的（9 上门退货、13 收取发票），请核对',
    en: 'Order flag {{flags}} is none that Cainiao explains (9 collected at the door, 13 collect the invoice); please check',
  },
  'return.carrierMissing': {
    zh: '拒收退回的销退单还要填「{{field}}」（原单的），否则仓库可能对不上包裹',
    en: 'A return of a refused parcel also needs “{{field}}” of the sale, or the warehouse may not match the parcel',
  },
} as const satisfies KindTexts;

const problem = problemWith(texts);
type Problems = readonly ProblemOf<typeof texts>[];

/** Items that one order may have. */
export const MOST_ITEMS = 5000;

/** The flags that the vendor explains. */
const knownFlags = new Set(['9', '13']);

/** Return reasons that mean a parcel was refused at the door (lower case): then the carrier's own codes are needed. */
const refusedParcelWords: readonly string[] = ['拒收', '拒签', '未妥投', '非妥投', 'refus', 'reject', 'undeliver'];

export function checkOrder(order: StockInOrder): Problems {
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

function checkFlags({ values: { order_flag } }: StockInOrder): Problems {
  const unknown = (order_flag?.split(',') ?? []).map((flag) => flag.trim()).filter((flag) => !knownFlags.has(flag));
  if (unknown.length === 0) return [];
  return [problem('flag.unknown', { severity: 'warning', field: 'order_flag', params: { flags: unknown.join(', ') } })];
}

/** Only the reason says that a parcel was refused, so what is missing then is warned about. */
function checkRefusedReturn({ values }: StockInOrder): Problems {
  const reason = values.return_reason?.toLowerCase() ?? '';
  if (values.order_type !== '501' || !refusedParcelWords.some((word) => reason.includes(word))) return [];
  return (['tms_service_code', 'tms_order_code'] as const)
    .filter((field) => values[field] === undefined)
    .map((field) => problem('return.carrierMissing', { severity: 'warning', field }));
}

function checkDates({ id, values: { produce_date: produced, due_date: due } }: StockInLine): Problems {
  // Days are compared: the page's own sample is due hours before it was produced, on the same day.
  if (produced === undefined || due === undefined || produced.slice(0, 10) <= due.slice(0, 10)) return [];
  return [problem('due.beforeProduced', { field: 'due_date', line: id, params: { produced, due } })];
}

function checkItemIds(lines: readonly StockInLine[]): Problems {
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

/** Too many items are an error. Splitting them is offered, never done by itself: it makes orders of other numbers. */
function checkSize(order: StockInOrder): Problems {
  const count = order.lines.length;
  if (count <= MOST_ITEMS) return [];
  const fix = splitOrder(order);
  return [
    problem('items.tooMany', {
      field: 'order_code',
      params: { count, max: MOST_ITEMS },
      ...(fix && { fix }),
    }),
  ];
}

/**
 * Every further 5 000 lines get `-P2`, `-P3` … behind the order code, and the first of them the order's own values,
 * which may stand on the order's first line alone.
 */
function splitOrder({ values, lines }: StockInOrder): Fix | undefined {
  const { order_code: code, ...others } = values;
  if (code === undefined) return undefined;
  const cells = lines.slice(MOST_ITEMS).flatMap(({ id }, index): FixCell[] => {
    const part = 2 + Math.floor(index / MOST_ITEMS);
    const named = { line: id, field: 'order_code', value: `${code}-P${part}` };
    if (index % MOST_ITEMS > 0) return [named];
    return [named, ...Object.entries(others).map(([field, value]) => ({ line: id, field, value: String(value) }))];
  });
  return { type: 'set', cells };
}
