import type { AnyKind, Borrowing, Order, OrderLine, PartnerAnswer } from '#shared/kinds/kind.ts';
import { type Problem, problemWith } from '#shared/problem.ts';
import type { FieldValue } from '#shared/sheets/field.ts';
import type { Line } from '#shared/sheets/line.ts';
import type { CheckContext } from './context.ts';
import type { CellReader } from './parse-cell.ts';

export interface Borrowed {
  readonly order: Order;
  readonly problems: readonly Problem[];
}

type Values = Readonly<Record<string, FieldValue | undefined>>;

/** Fills what was left blank with what the partner answered to an earlier order, and says so; or says that it is missing. */
export function borrow(
  kind: AnyKind,
  order: Order,
  lines: readonly Line[],
  reader: CellReader,
  { earlierAnswer }: CheckContext,
): Borrowed {
  const { borrows } = kind;
  if (!borrows) return { order, problems: [] };
  const answer = earlierAnswer?.(order.key) ?? null;
  const typed = (of: readonly Line[], field: string) =>
    of.some((line) => reader.read(field, line.cells[field], line).type !== 'blank');
  const problem = problemWith(kind.texts ?? {});
  const problems: Problem[] = [];

  const fill = (fields: readonly string[], of: readonly Line[], found: Values): Record<string, FieldValue> => {
    const values: Record<string, FieldValue> = {};
    for (const field of fields) {
      if (typed(of, field)) continue;
      const value = found[field];
      const at = { field, line: of[0]?.id ?? null };
      if (value === undefined) problems.push(problem(borrows.missing, { ...at, params: {} }));
      else {
        values[field] = value;
        problems.push(problem(borrows.filled, { ...at, severity: 'info', params: { value: String(value) } }));
      }
    }
    return values;
  };
  const atLevel = (level: 'order' | 'line') => borrows.fields.filter((field) => kind.fields[field]?.level === level);

  const ofOrder = fill(atLevel('order'), lines, answer ? borrows.ofOrder(answer) : {});
  const filled = new Map<number, OrderLine>();
  for (const alike of Map.groupBy(order.lines, ({ values }) => borrows.likeness(values)).values()) {
    const of = lines.filter(({ id }) => alike.some((line) => line.id === id));
    const values = fill(atLevel('line'), of, lineAnswer(borrows, answer, alike));
    for (const line of alike) filled.set(line.id, { ...line, values: { ...values, ...line.values } });
  }
  return {
    order: {
      ...order,
      values: { ...ofOrder, ...order.values },
      lines: order.lines.map((line) => filled.get(line.id) ?? line),
    },
    problems,
  };
}

function lineAnswer(borrows: Borrowing, answer: PartnerAnswer | null, [first]: readonly OrderLine[]): Values {
  return answer && first ? borrows.ofLine(answer, first.values) : {};
}
