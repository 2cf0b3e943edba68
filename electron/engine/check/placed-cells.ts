import type { SheetKind } from '#shared/kinds/kind.ts';
import { type Fix, type FixCell, type Problem, problemOf } from '#shared/problem.ts';
import { cellText, rowOf, type SourceCell } from '#shared/sheets/cell.ts';
import type { Field } from '#shared/sheets/field.ts';
import type { Line } from '#shared/sheets/line.ts';
import type { CellProblem, ParsedCell } from './parsed-cell.ts';
import { lengthOf, tidyFreeText } from './tidy-text.ts';

/** One field's cell on one line of a group. */
export interface PlacedCell {
  readonly line: Line;
  readonly cell: SourceCell;
  /** A merged cell, or one above the table, lends its value to this line; what is wrong with it is said once. */
  readonly echo: boolean;
}

/** The non-empty cells of one field over a group's lines. Of each merged cell the first line seen is no echo. */
export function cellsOf(field: string, lines: readonly Line[]): readonly PlacedCell[] {
  const placed: { line: Line; cell: SourceCell; echo: boolean }[] = [];
  for (const line of lines) {
    const cell = line.cells[field];
    if (cell !== undefined) placed.push({ line, cell, echo: false });
  }
  if (!placed.some(isLent)) return placed;
  const merges = new Set<string>();
  for (const at of placed) {
    const holder = mergeHolder(at.line, at.cell);
    at.echo = isLent(at) && merges.has(holder);
    merges.add(holder);
  }
  return placed;
}

/** The cells that show one merged cell of a detail line; only the cell itself when it is not merged. */
export function sameMerge(of: PlacedCell, among: readonly PlacedCell[]): readonly PlacedCell[] {
  const holder = mergeHolder(of.line, of.cell);
  return among.filter((other) => mergeHolder(other.line, other.cell) === holder);
}

/** The cell is its line's alone: it stands in the line's row, below its field's header. */
export function isOwnCell(cell: SourceCell): boolean {
  return (
    typeof cell !== 'object' || (cell.mergedFrom === undefined && cell.at === undefined && cell.over === undefined)
  );
}

/** The value stands in another row, or in a cell that is not the field's own. */
function isLent({ line, cell }: Pick<PlacedCell, 'line' | 'cell'>): boolean {
  return rowOf(cell, line.row) !== line.row || (typeof cell === 'object' && cell.at !== undefined);
}

function mergeHolder(line: Line, cell: SourceCell): string {
  const column = (typeof cell === 'object' ? cell.at?.column : undefined) ?? '';
  return `${line.file} ${rowOf(cell, line.row)} ${column} ${line.sheet}`;
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

/** Puts a cell's problems on its line, with fixes that reach every cell in `alike` that shows the same text. */
export function placeProblems(
  kind: SheetKind,
  field: string,
  at: PlacedCell,
  parsed: ParsedCell,
  alike: readonly PlacedCell[],
): readonly Problem[] {
  return parsed.problems.map((found) => {
    const fix = fixOf(kind, field, at, found, alike);
    return problemOf(found, { severity: found.severity, field, line: at.line.id, ...(fix && { fix }) });
  });
}

function fixOf(
  kind: SheetKind,
  field: string,
  at: PlacedCell,
  found: CellProblem,
  alike: readonly PlacedCell[],
): Fix | undefined {
  const cells =
    found.fix === undefined && found.code === 'text.tooLong'
      ? moveOverflow(kind, field, at, alike)
      : found.fix !== undefined && replaceText(field, at.cell, alike, found.fix);
  return cells ? { type: 'set', cells } : undefined;
}

/** The beginning stays, the rest goes to the field that takes overflow, on every line with this text. */
function moveOverflow(
  kind: SheetKind,
  field: string,
  at: PlacedCell,
  alike: readonly PlacedCell[],
): readonly FixCell[] | undefined {
  const here = kind.fields[field];
  const next = here?.type === 'text' ? here.overflow : undefined;
  const taker = next === undefined ? undefined : kind.fields[next];
  if (!here || next === undefined || !taker) return undefined;
  const nextText = tidyFreeText(cellText(at.line.cells[next]));
  const parts = breakText(tidyFreeText(cellText(at.cell)), here, taker, nextText);
  if (!parts) return undefined;
  return replaceText(field, at.cell, alike, parts.kept).flatMap((cell) => [
    cell,
    { line: cell.line, field: next, value: parts.moved },
  ]);
}

/** A text that is too long for its field, broken in two that fit. */
export interface Overflow {
  readonly kept: string;
  readonly moved: string;
}

/**
 * Breaks `text` so that its beginning fits `field` and the rest, before what stands in the field that takes overflow,
 * fits there. At a space or a comma where there is one in the second half, else at the limit. Undefined when nothing
 * can be moved without losing text.
 */
export function breakText(text: string, field: Field, next: Field, nextText: string): Overflow | undefined {
  if (field.type !== 'text' || next.type !== 'text' || field.max === undefined) return undefined;
  const points = [...text];
  const head = points.slice(0, field.max);
  const blank = points[field.max] === ' ' ? field.max : Math.max(head.lastIndexOf(' '), head.lastIndexOf(',') + 1);
  const at = blank > field.max / 2 ? blank : field.max;
  const kept = points.slice(0, at).join('').trim();
  const rest = points.slice(at).join('').trim();
  const moved = nextText === '' ? rest : `${rest} ${nextText}`;
  return next.max !== undefined && lengthOf(moved) > next.max ? undefined : { kept, moved };
}
