import type { AnyKind } from '#shared/kinds/kind.ts';
import { type Problem, problem } from '#shared/problem.ts';
import { cellText } from '#shared/sheets/cell.ts';
import type { FieldValue } from '#shared/sheets/field.ts';
import type { Line } from '#shared/sheets/line.ts';
import type { CheckContext } from './context.ts';
import type { Entries } from './fields.ts';
import type { CellReader } from './parse-cell.ts';
import { warehouseProblems } from './partner-lists.ts';
import { cellsOf, isOwnCell, type PlacedCell, placeProblems, replaceText } from './placed-cells.ts';
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
    const said = sameInAll(key, lines, reader);
    if (said !== undefined) {
      values[key] = said.value;
      typed.set(key, said.line.id);
      const placed = () => {
        const cells = cellsOf(key, lines);
        return { at: cells[0], cells };
      };
      problems.push(...warehouseProblems(key, field, said.value, said.line, placed, context));
      continue;
    }
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
    problems.push(
      ...warehouseProblems(key, field, first.value, first.at.line, () => ({ at: first.at, cells }), context),
    );
  }
  return { values, typed, problems };
}

/**
 * What nearly every order comes to: each line says the same, and nothing is wrong with it. Undefined where the cells have to be
 * looked at one by one.
 */
function sameInAll(
  key: string,
  lines: readonly Line[],
  reader: CellReader,
): { readonly line: Line; readonly value: FieldValue } | undefined {
  const [line] = lines;
  const cell = line?.cells[key];
  if (line === undefined || cell === undefined || !isOwnCell(cell) || !reader.isAlike(key)) return undefined;
  for (const other of lines) if (other.cells[key] !== cell) return undefined;
  const parsed = reader.read(key, cell, line);
  return parsed.type === 'value' && parsed.problems.length === 0 ? { line, value: parsed.value } : undefined;
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

function same(one: FieldValue, two: FieldValue): boolean {
  return one === two || (Array.isArray(one) && JSON.stringify(one) === JSON.stringify(two));
}
