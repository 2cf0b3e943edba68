import type { FixCell } from '#shared/problem.ts';
import { cellText, isFilledDown, type SourceCell } from '#shared/sheets/cell.ts';
import type { Line } from '#shared/sheets/line.ts';

/** One field's cell on one line of a group. */
export interface PlacedCell {
  readonly line: Line;
  readonly cell: SourceCell;
  /** A merged cell lends its value to this line; what is wrong with it is said on the line that holds it. */
  readonly echo: boolean;
}

/** The non-empty cells of one field over a group's lines. Of each merged cell the first line seen is no echo. */
export function cellsOf(field: string, lines: readonly Line[]): readonly PlacedCell[] {
  const placed: { line: Line; cell: SourceCell; echo: boolean }[] = [];
  for (const line of lines) {
    const cell = line.cells[field];
    if (cell !== undefined) placed.push({ line, cell, echo: false });
  }
  if (!placed.some(({ cell }) => isFilledDown(cell))) return placed;
  const merges = new Set<string>();
  for (const at of placed) {
    const holder = mergeHolder(at.line, at.cell);
    at.echo = isFilledDown(at.cell) && merges.has(holder);
    merges.add(holder);
  }
  return placed;
}

function mergeHolder(line: Line, cell: SourceCell): string {
  const row = typeof cell === 'object' ? (cell.mergedFrom ?? line.row) : line.row;
  return `${line.file} ${row} ${line.sheet}`;
}

/** Puts `value` where the cell's text stands now, on every line given: a merged or repeated value changes as one. */
export function replaceText(
  field: string,
  from: SourceCell,
  among: readonly PlacedCell[],
  value: string,
): readonly FixCell[] {
  const text = cellText(from);
  return among.filter(({ cell }) => cellText(cell) === text).map(({ line }) => ({ line: line.id, field, value }));
}

/** The cells that show one merged cell of a detail line; only the cell itself when it is not merged. */
export function sameMerge(of: PlacedCell, among: readonly PlacedCell[]): readonly PlacedCell[] {
  const holder = mergeHolder(of.line, of.cell);
  return among.filter((other) => mergeHolder(other.line, other.cell) === holder);
}
