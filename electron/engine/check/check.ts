/**
 * From lines to orders with everything that is wrong with them, all at once; pure, and no line is ever lost.
 *
 * 1. Lines with the same key become one order (`group-lines.ts`).
 * 2. Each cell is read as its field's type (`parse-cell.ts` and the parsers beside it); what is wrong with it is put on
 *    its line, with a fix that reaches every cell alike (`placed-cells.ts`).
 * 3. The order's own values must agree (`order-values.ts`), each detail line has its own (`line-values.ts`), and what may
 *    not be blank is missed (`fields.ts`). Earlier orders fill in what they know (`borrow.ts`).
 * 4. The kind's own rules judge the whole: `Kind.checkOrder`. Numbers that no goods have are warned about (`scale-problems.ts`).
 */

import type { AnyKind, Attachment, Order } from '#shared/kinds/kind.ts';
import { type Problem, type ProblemParams, problem } from '#shared/problem.ts';
import type { Line } from '#shared/sheets/line.ts';
import { borrow } from './borrow.ts';
import type { CheckContext } from './context.ts';
import { asLimited, type Filled, fieldsAt, missingOn } from './fields.ts';
import type { LooseLine, OrderGroup } from './group-lines.ts';
import { lineValues } from './line-values.ts';
import { type OrderValues, orderValues } from './order-values.ts';
import { type CellReader, cellReader } from './parse-cell.ts';
import { placeProblems } from './placed-cells.ts';
import { scaleProblems } from './scale-problems.ts';
import { shortPostcodes } from './short-postcodes.ts';

export { withQuestions } from './column-questions.ts';
export { columnStates } from './column-states.ts';
export type { CheckContext, ChoiceRule, Lookups } from './context.ts';
export { groupLines, holdsUp, type LooseLine, type OrderGroup, orderKey } from './group-lines.ts';
export { lineValues } from './line-values.ts';
export { type CellReader, cellReader, parseCell } from './parse-cell.ts';
export { parseCountry } from './parse-choice.ts';
export { isBlankMark } from './tidy-text.ts';

export interface CheckedOrder {
  readonly order: Order;
  /** Every line of the order, a line of an order sheet included. */
  readonly lines: readonly number[];
  /** By line, then by the kind's order of fields; what concerns the order as a whole comes first. */
  readonly problems: readonly Problem[];
}

export interface GroupToCheck {
  readonly kind: AnyKind;
  readonly group: OrderGroup;
  readonly context: CheckContext;
  readonly attachments?: readonly Attachment[];
  /** Shared between the orders of a run, so that repeated values are read once. */
  readonly reader?: CellReader;
}

/** Reads one order's cells and finds everything that is wrong with it, all at once. Pure: the same in, the same out. */
export function checkGroup({ kind: usual, group, context, attachments = [], reader }: GroupToCheck): CheckedOrder {
  const kind = asLimited(usual, context.settings);
  const { lines } = group;
  const read = reader ?? cellReader(kind, context);
  const head = orderValues(kind, fieldsAt(kind.fields, 'order'), lines, read, context);
  const filled: Filled = { blank: (field) => !head.typed.has(field), value: (field) => head.values[field] };
  const details = lines.filter(({ part }) => part !== 'order');
  const body = lineValues(kind, fieldsAt(kind.fields, 'line'), details, {
    reader: read,
    order: filled,
    lookups: context.lookups ?? {},
    unknownSkus: context.unknownSkus,
  });
  const typed: Order = { key: group.key, values: head.values, lines: body.lines, attachments };
  const { order, problems: borrowed } = borrow(kind, typed, lines, read, context);
  const found = [
    ...group.problems,
    ...group.below.map((at) => keyMissing(kind, at, { waits: 1 })),
    ...missing(kind, lines, filled),
    ...head.problems,
    ...shortPostcodes(kind, lines, head),
    ...body.problems,
    ...borrowed,
    ...place(kind.checkOrder(order, context), lines, head),
  ];
  const scales = scaleProblems(kind, order, lines, { found, columns: context.columns });
  const problems = [...found, ...place(scales, lines, head)];
  return { order, lines: lines.map(({ id }) => id), problems: inReadingOrder(kind, problems) };
}

/** Said once per order: on its order line, else on its first. Pointless while the order line itself is missing. */
function missing(kind: AnyKind, lines: readonly Line[], filled: Filled): readonly Problem[] {
  const home = lines.find(({ part }) => part !== 'detail');
  return home ? missingOn(home.id, fieldsAt(kind.fields, 'order'), filled) : [];
}

/** Gives a kind's order-level problems their line, and lines that are pointed at their row. */
function place(problems: readonly Problem[], lines: readonly Line[], head: OrderValues): readonly Problem[] {
  return problems.map((found) => {
    const { field, params } = found;
    const line = found.line ?? (field === null ? null : (head.typed.get(field) ?? lines[0]?.id ?? null));
    const other = lines.find(({ id }) => id === params.otherLine);
    return { ...found, line, params: other ? { ...params, otherRow: other.row } : params };
  });
}

function inReadingOrder(kind: AnyKind, problems: readonly Problem[]): readonly Problem[] {
  if (problems.length < 2) return problems;
  const columns = Object.keys(kind.fields);
  const column = ({ field }: Problem) => (field === null ? -1 : columns.indexOf(field));
  return problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || column(a) - column(b));
}

/**
 * What is wrong with a line that belongs to no order. `held`: that it has no key is said of the order it stands below, which
 * waits for that ({@link checkGroup}).
 */
export function checkLoose(kind: AnyKind, at: LooseLine, reader: CellReader, held: boolean): readonly Problem[] {
  const { line } = at;
  const ofCells = Object.entries(line.cells).flatMap(([field, cell]) => {
    const placed = { line, cell, echo: false };
    return placeProblems(kind, field, placed, reader.read(field, cell, line), [placed]);
  });
  return held ? ofCells : [keyMissing(kind, at), ...ofCells];
}

function keyMissing(kind: AnyKind, { line, keyAbove }: LooseLine, params: ProblemParams = {}): Problem {
  return problem('key.missing', {
    params,
    field: kind.key[0] ?? null,
    line: line.id,
    ...(keyAbove && { fix: { type: 'set', cells: keyAbove } }),
  });
}
