/** A cell by its place in the grid: row of the view and column, both from 0. */
export interface Spot {
  readonly row: number;
  readonly col: number;
}

/** The active cell is the one that typing goes to; the range spans from it to `end`. */
export interface Selection {
  readonly active: Spot;
  readonly end: Spot;
}

/** Inclusive. */
export interface Range {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface Size {
  readonly rows: number;
  readonly cols: number;
}

export function select(spot: Spot): Selection {
  return { active: spot, end: spot };
}

export function rangeOf({ active, end }: Selection): Range {
  return {
    top: Math.min(active.row, end.row),
    bottom: Math.max(active.row, end.row),
    left: Math.min(active.col, end.col),
    right: Math.max(active.col, end.col),
  };
}

export function cellCount(range: Range): number {
  return (range.bottom - range.top + 1) * (range.right - range.left + 1);
}

export function contains(range: Range, row: number, col: number): boolean {
  return row >= range.top && row <= range.bottom && col >= range.left && col <= range.right;
}

export function clampSpot({ row, col }: Spot, { rows, cols }: Size): Spot {
  return { row: clamp(row, rows), col: clamp(col, cols) };
}

/** The selection kept inside a grid that has become smaller. */
export function clampSelection({ active, end }: Selection, size: Size): Selection {
  return { active: clampSpot(active, size), end: clampSpot(end, size) };
}

function clamp(value: number, length: number): number {
  return Math.max(0, Math.min(value, length - 1));
}

/** One step to the right (or left) that goes on in the next (or previous) row, as Tab does. */
export function stepInReadingOrder({ row, col }: Spot, step: 1 | -1, { rows, cols }: Size): Spot {
  const at = row * cols + col + step;
  const last = rows * cols - 1;
  const bounded = Math.max(0, Math.min(at, last));
  return { row: Math.floor(bounded / cols), col: bounded % cols };
}
