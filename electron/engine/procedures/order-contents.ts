import { Failure } from '#shared/contract/failure.ts';
import { MAX_ORDER_LINES, type OrderContents, type OrderValue } from '#shared/contract/order-contents.ts';
import { boxTotals } from '#shared/freight/weights.ts';
import { type AnyKind, fieldsOfAttachments, type Order } from '#shared/kinds/kind.ts';
import { cellText } from '#shared/sheets/cell.ts';
import type { FieldValue, Level } from '#shared/sheets/field.ts';
import { runOf } from '../context.ts';
import { bodyHash } from '../ledger/ledger.ts';
import { checkedOrderOf, openScopeToRead } from '../run-scope.ts';
import type { StoredLine, StoredOrder } from '../store/store.ts';
import { lineResults } from './order-results.ts';
import type { ProcedureContext } from './procedure-context.ts';

/** What an order's stored lines say, read as they are sent; and what persons changed of them. */
export function orderContents(context: ProcedureContext, id: number): OrderContents {
  const { store } = context;
  const stored = store.orders.get(id);
  if (!stored) throw new Failure('order.missing');
  const { createdAt } = runOf(context, stored.run);
  const scope = openScopeToRead(context, stored.run);
  const { kind } = scope;
  const lines = store.lines.ofOrders([id]);
  const { order } = checkedOrderOf(store, scope, id, stored.key);
  const files = new Map(store.files.list(stored.run).map(({ index, name }) => [index, name]));
  const detail = lines.filter(({ part }) => part !== 'order');
  const shown = detail.slice(0, MAX_ORDER_LINES);
  const answers = lineResults(store, kind, stored);
  const valuesOf = new Map(order.lines.map((line) => [line.id, line.values]));
  // Rows that name no order are below it, not of it: it waits for them.
  const waits = store.problems.ofOrders([id]).flatMap(({ line }) => line ?? []);
  const concerned = new Set([...lines.map((line) => line.id), ...waits]);
  const problems = store.problemList.atLines(stored.run, [...concerned]);
  return {
    run: stored.run,
    place: store.orderStory.place(stored.run, stored.position),
    cleared: lines.length === 0,
    sentOtherwise: lines.length > 0 && wasSentOtherwise(stored, kind, order, scope.check.settings),
    values: valuesAt(kind, 'order', order.values, lines),
    boxes: boxesOf(kind, order),
    route: routeOf(kind, order),
    lines: {
      total: detail.length,
      items: shown.map((line, at) => ({
        line: line.id,
        file: files.get(line.file) ?? '',
        sheet: line.sheet,
        row: line.row,
        values: valuesAt(kind, 'line', valuesOf.get(line.id) ?? {}, [line]),
        results: answers[at]?.values ?? [],
      })),
    },
    problems: [...problems.values()].flat(),
    edits: store.orderStory.edits(id),
    imported: createdAt,
  };
}

type Values = Readonly<Record<string, FieldValue | undefined>>;

/** The fields of one level that have a value, or a cell in which none can be read. */
function valuesAt(kind: AnyKind, level: Level, values: Values, lines: readonly StoredLine[]): OrderValue[] {
  const files = new Set(kind.attachments && fieldsOfAttachments(kind.attachments));
  return Object.entries(kind.fields).flatMap(([field, definition]): OrderValue[] => {
    if (definition.level !== level || files.has(field)) return [];
    const value = values[field];
    if (value !== undefined) return [{ field, text: valueText(value), wrong: false }];
    const typed = lines.map(({ cells }) => cellText(cells[field])).find((text) => text.trim() !== '');
    return typed === undefined ? [] : [{ field, text: typed, wrong: true }];
  });
}

function valueText(value: FieldValue): string {
  return typeof value === 'object' ? value.join('\n') : String(value);
}

function boxesOf(kind: AnyKind, order: Order): OrderContents['boxes'] {
  const packed = kind.packing?.(order).boxes;
  if (!packed) return null;
  const { incomplete, ...sums } = boxTotals(packed);
  return {
    ...sums,
    incomplete: [...incomplete],
    types: packed.map(({ boxNo, count, weightKg, lengthCm, widthCm, heightCm, contents }) => ({
      boxNo,
      count,
      weightKg: weightKg ?? null,
      lengthCm: lengthCm ?? null,
      widthCm: widthCm ?? null,
      heightCm: heightCm ?? null,
      contents: contents.map(({ sku, pieces }) => ({ sku, pieces })),
    })),
  };
}

function routeOf(kind: AnyKind, order: Order): OrderContents['route'] {
  const packing = kind.packing?.(order);
  if (!packing) return null;
  const { warehouse, shipper = '', phone = '', shipped = null, eta = null } = packing;
  return { warehouse, shipper, phone, shipped, eta };
}

/** States in which an order's stored body is what was, or may have been, sent. */
const sent: ReadonlySet<string> = new Set(['queued', 'sending', 'accepted', 'exists', 'rejected', 'unknown']);

/** Whether the lines, read by today's settings and rules, come to another body than the one that was sent. */
function wasSentOtherwise(
  { state, body, bodyHash: hash }: StoredOrder,
  kind: AnyKind,
  order: Order,
  settings: Parameters<AnyKind['toPayload']>[1],
): boolean {
  if (!sent.has(state) || body === null || hash === null) return false;
  try {
    return bodyHash(kind.toPayload(order, settings)) !== hash;
  } catch {
    // A value that was read when it was sent cannot be read any more.
    return true;
  }
}
