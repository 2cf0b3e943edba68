import type { AnyKind } from '#shared/kinds/kind.ts';
import type { FixCell } from '#shared/problem.ts';
import { cellText } from '#shared/sheets/cell.ts';
import type { Line } from '#shared/sheets/line.ts';
import { tidyCode } from './tidy-text.ts';

/**
 * The key of the order a line belongs to: its parts tidied and joined; empty when the line has none. An edit of a key
 * cell touches the orders of the key before and the key after.
 */
export function orderKey(kind: AnyKind, line: Line): string {
  const parts = kind.key.map((field) => keyPart(line, field));
  return parts.every((part) => part === '') ? '' : parts.join(' / ');
}

/** For lines without a key: the key of the nearest line above in the same sheet, ready to be put in their cells. */
export type KeysAbove = ReadonlyMap<number, readonly FixCell[]>;

/** `lines` must hold, in reading order, every line of the sheets that lines without a key stand in. */
export function keysAbove(kind: AnyKind, lines: readonly Line[]): KeysAbove {
  const above = new Map<number, readonly FixCell[]>();
  let last: Line | undefined;
  for (const line of lines) {
    if (orderKey(kind, line) !== '') last = line;
    else if (last?.file === line.file && last.sheet === line.sheet) above.set(line.id, sameKey(kind, last, line));
  }
  return above;
}

function sameKey(kind: AnyKind, from: Line, to: Line): readonly FixCell[] {
  return kind.key.map((field) => ({ line: to.id, field, value: keyPart(from, field) }));
}

function keyPart(line: Line, field: string): string {
  const cell = line.cells[field];
  const unreadable = typeof cell === 'object' && (cell.type === 'error' || cell.type === 'uncached');
  return unreadable ? '' : tidyCode(cellText(cell));
}
