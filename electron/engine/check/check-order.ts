import type { AnyKind, Attachment, Order } from '#shared/kinds/kind.ts';
import type { Problem } from '#shared/problem.ts';
import type { Line } from '#shared/sheets/line.ts';
import { borrow } from './borrow.ts';
import { type CellReader, cellReader } from './cell-reader.ts';
import type { CheckContext } from './context.ts';
import { fieldsAt } from './fields-at.ts';
import { generalProblem } from './general-problem.ts';
import type { OrderGroup } from './group-sources.ts';
import { lineValues } from './line-values.ts';
import { type OrderValues, orderValues } from './order-values.ts';
import { type Filled, whyRequired } from './required.ts';

export interface CheckedOrder {
  readonly order: Order;
  /** Every line of the order, a line of an order sheet included. */
  readonly lines: readonly number[];
  /** By line, then by the kind's order of fields; what concerns the order as a whole comes first. */
  readonly problems: readonly Problem[];
}

export interface OrderToCheck {
  readonly kind: AnyKind;
  readonly group: OrderGroup;
  readonly context: CheckContext;
  readonly attachments?: readonly Attachment[];
  /** Shared between the orders of a run, so that repeated values are read once. */
  readonly reader?: CellReader;
}

/** Reads one order's cells and finds everything that is wrong with it, all at once. Pure: the same in, the same out. */
export function checkOrder({ kind, group, context, attachments = [], reader }: OrderToCheck): CheckedOrder {
  const { lines } = group;
  const read = reader ?? cellReader(kind, context);
  const head = orderValues(kind, fieldsAt(kind.fields, 'order'), lines, read, context);
  const filled: Filled = { blank: (field) => !head.typed.has(field), value: (field) => head.values[field] };
  const details = lines.filter(({ part }) => part !== 'order');
  const body = lineValues(kind, fieldsAt(kind.fields, 'line'), details, {
    reader: read,
    order: filled,
    lookups: context.lookups ?? {},
  });
  const typed: Order = { key: group.key, values: head.values, lines: body.lines, attachments };
  const { order, problems: borrowed } = borrow(kind, typed, lines, read, context);
  const problems = [
    ...group.problems,
    ...missing(kind, lines, filled),
    ...head.problems,
    ...body.problems,
    ...borrowed,
    ...place(kind.checkOrder(order, context), lines, head),
  ];
  return { order, lines: lines.map(({ id }) => id), problems: inReadingOrder(kind, problems) };
}

/** Said once per order: on its order line, else on its first. Pointless while the order line itself is missing. */
function missing(kind: AnyKind, lines: readonly Line[], filled: Filled): readonly Problem[] {
  const home = lines.find(({ part }) => part !== 'detail');
  if (!home) return [];
  return fieldsAt(kind.fields, 'order').flatMap(([key, field]) => {
    const why = filled.blank(key) ? whyRequired(field, filled) : undefined;
    return why ? [generalProblem(why.code, { field: key, line: home.id, params: why.params })] : [];
  });
}

/** Gives a kind's order-level problems their line, and lines that are pointed at their row. */
function place(problems: readonly Problem[], lines: readonly Line[], head: OrderValues): readonly Problem[] {
  return problems.map((problem) => {
    const { field, params } = problem;
    const line = problem.line ?? (field === null ? null : (head.typed.get(field) ?? lines[0]?.id ?? null));
    const other = lines.find(({ id }) => id === params.otherLine);
    return { ...problem, line, params: other ? { ...params, otherRow: other.row } : params };
  });
}

function inReadingOrder(kind: AnyKind, problems: readonly Problem[]): readonly Problem[] {
  if (problems.length < 2) return problems;
  const columns = Object.keys(kind.fields);
  const column = ({ field }: Problem) => (field === null ? -1 : columns.indexOf(field));
  return problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || column(a) - column(b));
}
