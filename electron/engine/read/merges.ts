import type { RichCell, SourceCell } from '#shared/sheets/cell.ts';
import type { Range } from './sheetjs.ts';

interface Merge {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/**
 * Applies a sheet's merged ranges row by row, in order. As on screen, a covered cell shows nothing of its own; in the
 * first column of a merge that spans rows it is filled with the value above, marked with the row that holds it. Merges
 * within one row (titles) are not spread.
 */
export class MergeFiller {
  readonly #byTop: readonly Merge[];
  #next = 0;
  #active: { merge: Merge; value: SourceCell | null }[] = [];

  constructor(ranges: readonly Range[]) {
    this.#byTop = ranges
      .map(({ s, e }) => ({ top: s.r, bottom: e.r, left: s.c, right: e.c }))
      .filter((merge) => merge.bottom > merge.top || merge.right > merge.left)
      .sort((a, b) => a.top - b.top);
  }

  /** Changes `cells` of the 0-based row in place. Rows must come in ascending order, each once. */
  apply(row: number, cells: (SourceCell | null)[]): void {
    this.#active = this.#active.filter(({ merge }) => merge.bottom >= row);
    // The merges above first: a row empty apart from them stays blank.
    for (const { merge } of this.#active) cover(cells, merge.left, merge.right);
    const blank = cells.every((cell) => cell === null);
    for (const { merge, value } of this.#active) {
      if (!blank && value !== null) put(cells, merge.left, filledDown(value, merge.top + 1));
    }
    this.#open(row, cells);
  }

  #open(row: number, cells: (SourceCell | null)[]): void {
    for (let merge = this.#byTop[this.#next]; merge && merge.top <= row; merge = this.#byTop[++this.#next]) {
      const value = cells[merge.left] ?? null;
      cover(cells, merge.left + 1, merge.right);
      if (merge.bottom > row) this.#active.push({ merge, value });
    }
  }
}

function cover(cells: (SourceCell | null)[], from: number, to: number): void {
  for (let column = from; column <= Math.min(to, cells.length - 1); column++) cells[column] = null;
}

function put(cells: (SourceCell | null)[], column: number, cell: SourceCell): void {
  while (cells.length < column) cells.push(null);
  cells[column] = cell;
}

function filledDown(cell: SourceCell, mergedFrom: number): RichCell {
  return typeof cell === 'object' ? { ...cell, mergedFrom } : { type: 'plain', value: cell, mergedFrom };
}
