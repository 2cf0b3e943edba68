import type { SheetKind } from '#shared/kinds/kind.ts';
import type { Fix, FixCell, Problem } from '#shared/problem.ts';
import { cellText } from '#shared/sheets/cell.ts';
import { generalProblem } from './general-problem.ts';
import { type PlacedCell, replaceText } from './group-cells.ts';
import { breakText } from './overflow.ts';
import type { CellProblem, ParsedCell } from './parsed-cell.ts';
import { tidyFreeText } from './tidy-text.ts';

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
    return generalProblem(found.code, {
      severity: found.severity,
      field,
      line: at.line.id,
      params: found.params,
      ...(fix && { fix }),
    });
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
