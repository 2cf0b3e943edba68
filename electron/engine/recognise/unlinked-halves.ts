import { type ColumnMatch, fieldsOf, type SheetRecognition } from '#shared/contract/recognition.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import { isFilledDown } from '#shared/sheets/cell.ts';
import type { Level } from '#shared/sheets/field.ts';
import type { Line } from '#shared/sheets/line.ts';

/** Orders and lines side by side, of which nothing says which belong together. */
export interface UnlinkedHalves {
  /** First and last columns, from 0. */
  readonly orders: readonly [number, number];
  readonly lines: readonly [number, number];
  /** Rows that only one of the two has. */
  readonly count: number;
  /** The first of them. */
  readonly line: number;
}

type Sheet = Pick<SheetRecognition, 'use' | 'columns'>;

/**
 * Whether a sheet is two tables, one of orders and one of what is in them, that an empty column parts and no number links: the
 * one is longer than the other, so that rows of both that stand beside each other need not belong together.
 */
export function unlinkedHalves(
  { use, columns }: Sheet,
  { fields, key }: SheetKind,
  lines: readonly Line[],
): UnlinkedHalves | undefined {
  const ofLevel = (level: Level) =>
    columns.filter((column) => {
      const own = fieldsOf(column);
      return own.length > 0 && own.every((field) => fields[field]?.level === level);
    });
  const [orders, details] = [ofLevel('order'), ofLevel('line')];
  const [ofOrders, ofLines] = [spanOf(orders), spanOf(details)];
  if (use !== 'whole' || !ofOrders || !ofLines) return undefined;
  if (!key.every((field) => orders.some((column) => fieldsOf(column).includes(field)))) return undefined;
  const [left, right] = ofOrders[0] < ofLines[0] ? [ofOrders, ofLines] : [ofLines, ofOrders];
  if (left[1] >= right[0] || !isParted(columns, left[1], right[0])) return undefined;
  const has = (line: Line, of: readonly ColumnMatch[]) =>
    of.some((column) => fieldsOf(column).some((field) => line.cells[field] !== undefined));
  const isLent = (line: Line) => key.some((field) => isFilledDown(line.cells[field]));
  const alone = lines.filter((line) => has(line, orders) !== has(line, details));
  const [first] = alone;
  if (first === undefined || lines.some(isLent)) return undefined;
  return { orders: ofOrders, lines: ofLines, count: alone.length, line: first.id };
}

function spanOf(columns: readonly ColumnMatch[]): readonly [number, number] | undefined {
  const indexes = columns.map(({ index }) => index);
  return indexes.length === 0 ? undefined : [Math.min(...indexes), Math.max(...indexes)];
}

/** A column between the two has neither a header nor anything in it. */
function isParted(columns: readonly ColumnMatch[], left: number, right: number): boolean {
  for (let at = left + 1; at < right; at++) {
    const column = columns.find(({ index }) => index === at);
    if (column === undefined || (column.header.trim() === '' && !column.filled)) return true;
  }
  return false;
}

/** The columns, of which those of the orders' number are to be confirmed before anything is sent, unless a person chose them. */
export function withDoubtedKey(columns: readonly ColumnMatch[], { key }: SheetKind): ColumnMatch[] {
  return columns.map((column) => {
    const isKey = fieldsOf(column).some((field) => key.includes(field));
    const isSaid = column.rule === 'chosen' || column.rule === 'remembered';
    return isKey && !isSaid ? { ...column, likely: true as const } : column;
  });
}
