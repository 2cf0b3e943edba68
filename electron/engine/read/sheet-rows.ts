import { MAX_CELL_TEXT, type RichCell, type SourceCell } from '#shared/sheets/cell.ts';
import type { RawBook, RawSheet } from './raw-book.ts';
import { type Refusal, refuse } from './refusal.ts';
import { sourceCell } from './sheet-cell.ts';
import type { CellObject, DenseCells, Range } from './sheetjs.ts';
import { inBatches, MAX_BLANK_ROWS, type OpenedWorkbook, type SheetInfo, type SourceRow } from './workbook-reader.ts';

/** Hands a workbook that SheetJS has read over as rows. Reading the rows cannot fail. */
export function bookReader(book: RawBook | Refusal): OpenedWorkbook {
  if (!book.ok) return book;
  const { sheets } = book;
  if (sheets.length === 0) return refuse('noSheets');
  // The length of a row is where its last cell is.
  const places = sheets.reduce((sum, { cells }) => cells.reduce((all, row) => all + (row?.length ?? 0), sum), 0);
  if (places > MAX_PLACES) return refuse('tooFarRight');
  const infos = sheets.map(sheetInfo);
  const characters = sheets.reduce((sum, sheet, i) => sum + textOf(sheet, infos[i]?.rowCount ?? 0), 0);
  if (characters > MAX_TEXT) return refuse('tooMuchText', { size: inMillions(characters), max: inMillions(MAX_TEXT) });
  const rows = (index: number) => {
    const sheet = sheets[index];
    if (!sheet) throw new RangeError(`no sheet ${index}`);
    return inBatches(sheetRows(sheet, infos[index]?.rowCount ?? 0));
  };
  return { ok: true, reader: { sheets: infos, rows } };
}

/**
 * Places up to the last cell of every row, filled or not: each is looked at, so a value in column XFD of every line costs
 * as much as 16 384 do. 200 000 lines of 150 columns.
 */
const MAX_PLACES = 30_000_000;

/**
 * Characters that all cells of a file may come to. One shared string can stand in every cell, so a small file can hold
 * any amount of text; the data folder grows by six times of it. 100 000 lines of 25 columns come to about 40 million.
 */
const MAX_TEXT = 100_000_000;

function inMillions(characters: number): number {
  return Math.round(characters / 1_000_000);
}

/** Characters that the rows of a sheet come to, what is filled down included; never too few. */
function textOf({ cells, merges }: RawSheet, rowCount: number): number {
  let sum = 0;
  for (const row of cells) {
    // Holes between far columns are not visited.
    row?.forEach((cell) => {
      sum += lengthOf(cell);
    });
  }
  for (const { s, e } of merges) sum += lengthOf(cells[s.r]?.[s.c]) * Math.max(0, Math.min(e.r, rowCount - 1) - s.r);
  return sum;
}

/** What is too long for a cell is not kept. */
function lengthOf(cell: CellObject | undefined): number {
  return typeof cell?.v === 'string' && cell.v.length <= MAX_CELL_TEXT ? cell.v.length : 0;
}

/** Rows up to the last one with a value; a sheet's stated dimensions are never trusted. */
export function sheetInfo(sheet: RawSheet, index: number): SheetInfo {
  let rowCount = sheet.cells.length;
  while (rowCount > 0 && !hasValue(sheet.cells[rowCount - 1], sheet.date1904)) rowCount--;
  return { name: sheet.name, index, hidden: sheet.hidden, hiddenColumns: sheet.hiddenColumns, rowCount };
}

function* sheetRows(sheet: RawSheet, rowCount: number): Generator<SourceRow> {
  const merges = new MergeFiller(sheet.merges);
  let blank = 0;
  for (let row = 0; row < rowCount; row++) {
    if (sheet.cells[row] === undefined && ++blank > MAX_BLANK_ROWS) {
      merges.skip(row);
      continue;
    }
    if (sheet.cells[row] !== undefined) blank = 0;
    const cells = rowCells(sheet.cells[row], sheet.date1904);
    merges.apply(row, cells);
    yield { row: row + 1, cells: trimEnd(cells), ...(sheet.isRowHidden(row) ? { hidden: true } : {}) };
  }
}

function rowCells(row: DenseCells[number], date1904: boolean): (SourceCell | null)[] {
  return Array.from(row ?? [], (cell) => (cell ? sourceCell(cell, date1904) : null));
}

function hasValue(row: DenseCells[number], date1904: boolean): boolean {
  return row?.some((cell: CellObject | undefined) => cell && sourceCell(cell, date1904) !== null) ?? false;
}

function trimEnd(cells: (SourceCell | null)[]): (SourceCell | null)[] {
  while (cells.length > 0 && cells.at(-1) === null) cells.pop();
  return cells;
}

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
    // Merges do not overlap, so one that is written down a thousand times is one.
    const each = new Map(ranges.map((range) => [`${range.s.r} ${range.s.c} ${range.e.r} ${range.e.c}`, range]));
    this.#byTop = [...each.values()]
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

  /** Instead of {@link apply}, for a row that has no cells and is not looked at. */
  skip(row: number): void {
    this.#open(row, []);
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
