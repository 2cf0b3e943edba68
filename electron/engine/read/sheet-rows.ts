import type { RichCell, SourceCell } from '#shared/sheets/cell.ts';
import type { RawBook, RawSheet } from './raw-book.ts';
import { type Refusal, refuse } from './refusal.ts';
import { sourceCell, storedLength } from './sheet-cell.ts';
import type { CellObject, DenseCells, Range } from './sheetjs.ts';
import { inBatches, MAX_BLANK_ROWS, type OpenedWorkbook, type SheetInfo, type SourceRow } from './workbook-reader.ts';

/** A sheet whose cells are known, however they are kept. Rows and columns are 0-based. */
export interface SheetSource {
  readonly info: SheetInfo;
  readonly merges: readonly Range[];
  readonly isRowHidden: (row: number) => boolean;
  readonly outlineOf: (row: number) => number;
  /** The rows that have cells, from above: each with its cells up to the last, null for one that looks blank. */
  rows(): Iterable<{ readonly row: number; readonly cells: (SourceCell | null)[] }>;
  /** Places up to the last cell of each row, filled or not. */
  places(): number;
  /** Characters of all texts, but for those that are too long for a cell. */
  characters(): number;
  charactersAt(row: number, column: number): number;
}

/** Hands a workbook that was read cell by cell over as rows. Reading the rows cannot fail. */
export function bookReader(book: RawBook | Refusal): OpenedWorkbook {
  return book.ok ? sheetsReader(book.sheets.map(rawSource)) : book;
}

/** Hands sheets over as rows, if they are not too much. Reading the rows cannot fail. */
export function sheetsReader(sheets: readonly SheetSource[]): OpenedWorkbook {
  if (sheets.length === 0) return refuse('noSheets');
  if (sum(sheets, (sheet) => sheet.places()) > MAX_PLACES) return refuse('tooFarRight');
  const characters = sum(sheets, textOf);
  if (characters > MAX_TEXT) return refuse('tooMuchText', { size: inMillions(characters), max: inMillions(MAX_TEXT) });
  const rows = (index: number) => {
    const sheet = sheets[index];
    if (!sheet) throw new RangeError(`no sheet ${index}`);
    return inBatches(sheetRows(sheet));
  };
  return { ok: true, reader: { sheets: sheets.map(({ info }) => info), rows } };
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((all, item) => all + of(item), 0);
}

/**
 * Places up to the last cell of every row, filled or not: each is looked at, so a value in column XFD of every line costs
 * as much as 16 384 do. 200 000 lines of 150 columns.
 */
const MAX_PLACES = 30_000_000;

/**
 * Characters that all cells of a file may come to. One shared string can stand in every cell, so a small file can hold
 * any amount of text; the data folder grows by two to three times of it. 100 000 lines of 25 columns come to about 40 million.
 */
const MAX_TEXT = 100_000_000;

function inMillions(characters: number): number {
  return Math.round(characters / 1_000_000);
}

/** Characters that the rows of a sheet come to, what is filled down included; never too few. */
function textOf(sheet: SheetSource): number {
  const filledDown = sum(
    sheet.merges,
    ({ s, e }) => sheet.charactersAt(s.r, s.c) * Math.max(0, Math.min(e.r, sheet.info.rowCount - 1) - s.r),
  );
  return sheet.characters() + filledDown;
}

/** A sheet that was read into an object for each cell. */
export function rawSource(sheet: RawSheet, index: number): SheetSource {
  const { cells, date1904, merges, isRowHidden, outlineOf } = sheet;
  return {
    info: sheetInfo(sheet, index),
    merges,
    isRowHidden,
    outlineOf,
    *rows() {
      for (let row = 0; row < cells.length; row++) {
        if (cells[row] !== undefined) yield { row, cells: rowCells(cells[row], date1904) };
      }
    },
    // Holes are not visited.
    places: () => cells.reduce((all, row) => all + (row?.length ?? 0), 0),
    characters: () => cells.reduce((all, row) => all + (row?.reduce((of, cell) => of + lengthOf(cell), 0) ?? 0), 0),
    charactersAt: (row, column) => lengthOf(cells[row]?.[column]),
  };
}

const lengthOf = (cell: CellObject | undefined) => (cell ? storedLength(cell) : 0);

/** Rows up to the last one with a value; a sheet's stated dimensions are never trusted. */
export function sheetInfo(sheet: RawSheet, index: number): SheetInfo {
  let rowCount = sheet.cells.length;
  while (rowCount > 0 && !hasValue(sheet.cells[rowCount - 1], sheet.date1904)) rowCount--;
  const { name, hidden, hiddenColumns, date1904 } = sheet;
  return { name, index, hidden, hiddenColumns, rowCount, ...(date1904 && { date1904 }) };
}

function* sheetRows(sheet: SheetSource): Generator<SourceRow> {
  const merges = new MergeFiller(sheet.merges);
  const told = (row: number, cells: (SourceCell | null)[]): SourceRow => {
    merges.apply(row, cells);
    const outline = sheet.outlineOf(row);
    const marks = { ...(sheet.isRowHidden(row) && { hidden: true as const }), ...(outline > 0 && { outline }) };
    return { row: row + 1, cells: trimEnd(cells), ...marks };
  };
  let next = 0;
  let blank = 0;
  for (const { row, cells } of sheet.rows()) {
    if (row >= sheet.info.rowCount) break;
    for (; next < row; next++) {
      if (++blank > MAX_BLANK_ROWS) merges.skip(next);
      else yield told(next, []);
    }
    blank = 0;
    yield told(row, cells);
    next = row + 1;
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
