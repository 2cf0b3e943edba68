import type { SourceCell } from '#shared/sheets/cell.ts';

/** What cells of a workbook hold, each kept once where it can be: a cell is then a number. */
export interface GridValues {
  /** By id; null for what looks blank. */
  readonly cells: readonly (SourceCell | null)[];
  /** Characters of its text, by id; 0 for what is no text, or is too long to be kept. */
  readonly lengths: readonly number[];
}

/**
 * The cells of one sheet in a few typed arrays instead of an object each: six bytes a cell, and nothing for the garbage
 * collector to visit. Rows and the cells of each come in ascending order.
 */
export class SheetGrid {
  readonly #values: GridValues;
  /** 0-based, of the rows that have cells. */
  #rows = new Int32Array(1024);
  /** Where the cells of each of them begin. */
  #starts = new Int32Array(1024);
  #rowCount = 0;
  #columns = new Uint16Array(16_384);
  #ids = new Int32Array(16_384);
  #cellCount = 0;

  constructor(values: GridValues) {
    this.#values = values;
  }

  get cellCount(): number {
    return this.#cellCount;
  }

  /** @param row 0-based, at or after the one before; `column` after the one before in its row */
  add(row: number, column: number, id: number): void {
    if (this.#rowCount === 0 || this.#rows[this.#rowCount - 1] !== row) this.#begin(row);
    if (this.#cellCount === this.#ids.length) {
      this.#columns = grown(this.#columns);
      this.#ids = grown(this.#ids);
    }
    this.#columns[this.#cellCount] = column;
    this.#ids[this.#cellCount] = id;
    this.#cellCount++;
  }

  #begin(row: number): void {
    if (this.#rowCount === this.#rows.length) {
      this.#rows = grown(this.#rows);
      this.#starts = grown(this.#starts);
    }
    this.#rows[this.#rowCount] = row;
    this.#starts[this.#rowCount] = this.#cellCount;
    this.#rowCount++;
  }

  /** Rows with cells, from above: the 0-based row, and its cells up to the last. */
  *rows(): Generator<{ readonly row: number; readonly cells: (SourceCell | null)[] }> {
    for (let at = 0; at < this.#rowCount; at++) yield { row: this.#rows[at] ?? 0, cells: this.#cellsOf(at) };
  }

  #cellsOf(at: number): (SourceCell | null)[] {
    const cells: (SourceCell | null)[] = [];
    for (let cell = this.#starts[at] ?? 0, end = this.#end(at); cell < end; cell++) {
      const column = this.#columns[cell] ?? 0;
      while (cells.length < column) cells.push(null);
      cells.push(this.#values.cells[this.#ids[cell] ?? 0] ?? null);
    }
    return cells;
  }

  #end(at: number): number {
    return at + 1 < this.#rowCount ? (this.#starts[at + 1] ?? 0) : this.#cellCount;
  }

  /** Counted from 1: the last row with a cell that does not look blank; 0 when there is none. */
  lastFilledRow(): number {
    for (let at = this.#rowCount - 1; at >= 0; at--) {
      for (let cell = this.#starts[at] ?? 0, end = this.#end(at); cell < end; cell++) {
        if (this.#values.cells[this.#ids[cell] ?? 0] !== null) return (this.#rows[at] ?? 0) + 1;
      }
    }
    return 0;
  }

  /** Places up to the last cell of each row, filled or not. */
  places(): number {
    let places = 0;
    for (let at = 0; at < this.#rowCount; at++) places += (this.#columns[this.#end(at) - 1] ?? -1) + 1;
    return places;
  }

  /** Characters of all cells. */
  characters(): number {
    const { lengths } = this.#values;
    let sum = 0;
    for (let cell = 0; cell < this.#cellCount; cell++) sum += lengths[this.#ids[cell] ?? 0] ?? 0;
    return sum;
  }

  /** Characters of one cell's text; both 0-based. */
  charactersAt(row: number, column: number): number {
    const at = indexOf(this.#rows, row, 0, this.#rowCount);
    if (at < 0) return 0;
    const cell = indexOf(this.#columns, column, this.#starts[at] ?? 0, this.#end(at));
    return cell < 0 ? 0 : (this.#values.lengths[this.#ids[cell] ?? 0] ?? 0);
  }
}

/** Where a value stands between two places of an ascending list; -1 where it does not. */
function indexOf(list: Int32Array | Uint16Array, value: number, from: number, to: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low < to && list[low] === value ? low : -1;
}

function grown<T extends Int32Array | Uint16Array>(array: T): T {
  const more = array.constructor as new (length: number) => T;
  const copy = new more(array.length * 2);
  copy.set(array);
  return copy;
}
