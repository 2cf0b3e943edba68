import type { SourceCell } from '#shared/sheets/cell.ts';
import { markFormula, type Subtotal, sourceCell, storedLength } from './sheet-cell.ts';
import type { GridValues } from './sheet-grid.ts';
import type { RawCell } from './sheetjs.ts';

/** Values that are looked for at once, and the longest of them in bytes. */
const SLOTS = 1 << 16;
const LONGEST = 64;

/**
 * What the cells of a workbook hold, by number. The same bytes of the same type were mostly read a moment ago: they are
 * found in a table of {@link SLOTS} places, each of which keeps what came last, so that no file can make it slow or
 * large. What is not found there is kept a second time, which costs memory and nothing else.
 */
export class CellValues implements GridValues {
  readonly cells: (SourceCell | null)[] = [];
  readonly lengths: number[] = [];
  readonly #date1904: boolean;
  readonly #ids = new Int32Array(SLOTS).fill(-1);
  readonly #tags = new Int32Array(SLOTS);
  readonly #sizes = new Uint8Array(SLOTS);
  readonly #bytes = new Uint8Array(SLOTS * LONGEST);
  /** The same as a formula's result, by id. */
  readonly #results = new Map<number, number>();
  /** The same as the result of a formula of subtotals, by what that adds up and id. */
  readonly #subtotals = { sum: new Map<number, number>(), other: new Map<number, number>() };

  constructor(date1904: boolean) {
    this.#date1904 = date1904;
  }

  /** @returns the id of a value of its own */
  add(cell: RawCell): number {
    return this.#keep(sourceCell(cell, this.#date1904), storedLength(cell));
  }

  /**
   * The id of what these bytes mean; -1 where it is not in the table, and {@link put} is to be told.
   *
   * @param tag tells types and formats apart
   */
  find(bytes: Uint8Array, from: number, to: number, tag: number): number {
    const slot = slotOf(bytes, from, to, tag);
    const isThere = this.#tags[slot] === tag && this.#sizes[slot] === to - from && this.#isAt(slot, bytes, from, to);
    return isThere ? (this.#ids[slot] ?? -1) : -1;
  }

  /** @returns the id of what these bytes mean, which {@link find} did not know */
  put(bytes: Uint8Array, from: number, to: number, tag: number, cell: RawCell): number {
    const id = this.add(cell);
    if (to - from > LONGEST) return id;
    const slot = slotOf(bytes, from, to, tag);
    this.#ids[slot] = id;
    this.#tags[slot] = tag;
    this.#sizes[slot] = to - from;
    for (let i = from, at = slot * LONGEST; i < to; i++, at++) this.#bytes[at] = bytes[i] ?? 0;
    return id;
  }

  #isAt(slot: number, bytes: Uint8Array, from: number, to: number): boolean {
    for (let i = from, at = slot * LONGEST; i < to; i++, at++) if (this.#bytes[at] !== bytes[i]) return false;
    return true;
  }

  /** The id of the same value as a formula's result. */
  result(id: number, subtotal?: Subtotal): number {
    const results = subtotal ? this.#subtotals[subtotal] : this.#results;
    const known = results.get(id);
    if (known !== undefined) return known;
    const cell = this.cells[id] ?? null;
    const marked = this.#keep(cell === null ? null : markFormula(cell, subtotal), this.lengths[id] ?? 0);
    results.set(id, marked);
    return marked;
  }

  #keep(cell: SourceCell | null, length: number): number {
    this.lengths.push(length);
    return this.cells.push(cell) - 1;
  }
}

/** FNV-1a over the bytes and what they are read as. */
function slotOf(bytes: Uint8Array, from: number, to: number, tag: number): number {
  let hash = 0x811c9dc5 ^ tag;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ (bytes[i] ?? 0), 0x01000193);
  return (hash ^ (hash >>> 15)) & (SLOTS - 1);
}
