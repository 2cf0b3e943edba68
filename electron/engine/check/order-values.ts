import type { AnyKind } from '#shared/kinds/kind.ts';
import { type Problem, problem } from '#shared/problem.ts';
import { cellText } from '#shared/sheets/cell.ts';
import type { Field, FieldValue } from '#shared/sheets/field.ts';
import type { Line } from '#shared/sheets/line.ts';
import type { CheckContext } from './context.ts';
import type { Entries } from './fields.ts';
import type { CellReader } from './parse-cell.ts';
import { cellsOf, type PlacedCell, placeProblems, replaceText } from './placed-cells.ts';
import { shown } from './tidy-text.ts';

/** The order-level values of a group, and where they come from. */
export interface OrderValues {
  readonly values: Readonly<Record<string, FieldValue>>;
  /** Fields in which something was typed, rightly or wrongly → the first line that carries it. */
  readonly typed: ReadonlyMap<string, number>;
  readonly problems: readonly Problem[];
}

/**
 * Reads each order-level field from the lines that carry it; blanks on continuation lines are fine. Every cell that was
 * typed is judged by itself, and lines that carry different values are an error on the later ones.
 */
export function orderValues(
  kind: AnyKind,
  fields: Entries,
  lines: readonly Line[],
  reader: CellReader,
  context: CheckContext,
): OrderValues {
  const values: Record<string, FieldValue> = {};
  const typed = new Map<string, number>();
  const problems: Problem[] = [];
  for (const [key, field] of fields) {
    const cells = cellsOf(key, lines);
    let first: { readonly at: PlacedCell; readonly value: FieldValue } | undefined;
    for (const at of cells) {
      const parsed = reader.read(key, at.cell, at.line);
      if (!at.echo) problems.push(...placeProblems(kind, key, at, parsed, cells));
      if (parsed.type === 'blank') continue;
      if (!typed.has(key)) typed.set(key, at.line.id);
      if (parsed.type === 'wrong') continue;
      if (first === undefined) first = { at, value: parsed.value };
      else if (!at.echo && !field.several && !same(first.value, parsed.value))
        problems.push(disagreement(key, at, first.at, cells));
    }
    if (first === undefined) continue;
    values[key] = first.value;
    if (isNewWarehouse(field, first.value, context)) {
      problems.push(
        problem('warehouse.neverUsed', {
          severity: 'warning',
          field: key,
          line: first.at.line.id,
          params: { value: String(first.value) },
        }),
      );
    }
  }
  return { values, typed, problems };
}

function disagreement(field: string, at: PlacedCell, first: PlacedCell, cells: readonly PlacedCell[]): Problem {
  return problem('order.disagrees', {
    field,
    line: at.line.id,
    params: {
      value: shown(cellText(at.cell)),
      other: shown(cellText(first.cell)),
      otherLine: first.line.id,
      otherRow: first.line.row,
    },
    fix: { type: 'set', cells: replaceText(field, at.cell, cells, cellText(first.cell)) },
  });
}

function isNewWarehouse(field: Field, value: FieldValue, { knownWarehouses }: CheckContext): boolean {
  if (field.type !== 'text' || !field.warehouse || !knownWarehouses?.size) return false;
  return !knownWarehouses.has(String(value));
}

function same(one: FieldValue, two: FieldValue): boolean {
  return one === two || (Array.isArray(one) && JSON.stringify(one) === JSON.stringify(two));
}
