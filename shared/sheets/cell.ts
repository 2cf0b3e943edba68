/**
 * A cell as the reader found it: values, never formulas. Blank cells are `null` in rows and absent in lines.
 *
 * Plain text, numbers and booleans are bare values, because a run holds millions of them; everything that needs a word
 * of explanation is a {@link RichCell}.
 */
export type SourceCell = string | number | boolean | RichCell;

export type RichCell =
  /** A plain value that carries a mark (it came from a formula's cached value, or was filled down from a merge). */
  | ({ readonly type: 'plain'; readonly value: string | number | boolean } & CellMarks)
  /** A date cell as wall time, `yyyy-MM-dd HH:mm:ss`, already resolved by the workbook's 1900 or 1904 date system. */
  | ({ readonly type: 'date'; readonly value: string } & CellMarks)
  /** An error value such as `#REF!`. */
  | ({ readonly type: 'error'; readonly value: string } & CellMarks)
  /** A WPS picture-in-cell formula (`DISPIMG`): read as empty, and said to be. */
  | ({ readonly type: 'picture'; readonly value: '' } & CellMarks)
  /** A text longer than any cell can hold; only its beginning is kept. `length` in UTF-16 units. */
  | ({ readonly type: 'tooLong'; readonly value: string; readonly length: number } & CellMarks)
  /** A formula that the writing program never calculated: there is no value to read. */
  | ({ readonly type: 'uncached'; readonly value: '' } & CellMarks);

/** Longest text a cell can hold, in UTF-16 units (Excel's own limit). */
export const MAX_CELL_TEXT = 32_767;

export interface CellMarks {
  /** The value is a formula's cached result. */
  readonly formula?: true;
  /** The formula is one of subtotals (SUBTOTAL, AGGREGATE): of a sum, or of something else such as an average. */
  readonly subtotal?: 'sum' | 'other';
  /** The cell is covered by a merge; the value sits in this row (1-based) of the same sheet. */
  readonly mergedFrom?: number;
  /** Its row has a cell of its own, which leaves what it says to the one in `mergedFrom`: by a word such as 同上, or because it is blank. */
  readonly lent?: true;
  /** With `mergedFrom`, of a number: it was written for each of the rows, as a person said of its column. */
  readonly each?: true;
  /** On the cell that holds a merged number: of how many lines it is, while nobody said whose the number is. */
  readonly over?: number;
  /** On the last cell of a row of delimited text: what stands beyond the header, so that cells may have moved. */
  readonly surplus?: string;
  /** On the first cell of a row below a second header, which has the columns in another order: that header's row, from 1. */
  readonly otherHeader?: number;
  /** What stands beside in the row, in no column that is read, and says that the row is an example. */
  readonly example?: string;
  /** How a whole number is shown that the cell has as a power of ten: `12E3`, typed as a code, is 12000 and `1.20E+04` ever after. */
  readonly powers?: string;
  /** The value was made of what stands in the sheet; see {@link MadeFrom}. */
  readonly from?: MadeFrom;
  /** The value stands elsewhere than in its line's row or below its field's header. */
  readonly at?: CellPlace;
}

/** What a cell was made of, when its column is not read as it stands: shown as a change, and known when it is written back. */
export interface MadeFrom {
  /** What was typed; '' where the sheet has no cell for it. */
  readonly text: string;
  /** `above`: in a cell above the table; `box`: of the box that its column is of. */
  readonly rule: 'split' | 'unit' | 'total' | 'value' | 'constant' | 'above' | 'box';
  /** Column of the sheet that it was typed in, from 0. */
  readonly column?: number;
  /** What the number was in, where it was converted into `target`. */
  readonly unit?: string;
  readonly target?: string;
  /** What the total was divided by. */
  readonly count?: string;
  /** Exactly, before it was rounded to the places of its field. */
  readonly exact?: string;
  /** Why nothing could be made of it: the value is what was typed, and an error. */
  readonly refused?: 'parts' | 'number' | 'unit' | 'count' | 'inexact' | 'negated';
}

/** A cell of the line's own sheet. */
export interface CellPlace {
  /** From 1. */
  readonly row: number;
  /** From 0. */
  readonly column: number;
}

/** The text a person would read in the cell: shortest exact form for numbers, `TRUE`/`FALSE` for booleans. */
export function cellText(cell: SourceCell | null | undefined): string {
  if (cell === null || cell === undefined) return '';
  const value = typeof cell === 'object' ? cell.value : cell;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'number' ? plainNumber(value) : value;
}

/** True when the cell was filled down from a merged cell above it (its own box is covered). */
export function isFilledDown(cell: SourceCell | null | undefined): boolean {
  return typeof cell === 'object' && cell !== null && cell.mergedFrom !== undefined;
}

/** True when nobody said that a merged cell's value is this line's too: neither a word in its row, nor an answer about the column. */
export function isCovered(cell: SourceCell | null | undefined): boolean {
  return isFilledDown(cell) && typeof cell === 'object' && !cell?.lent && !cell?.each;
}

/** The row of the sheet in which the value of a line's cell stands. */
export function rowOf(cell: SourceCell | null | undefined, row: number): number {
  return typeof cell === 'object' && cell !== null ? (cell.mergedFrom ?? cell.at?.row ?? row) : row;
}

/** The same cell with another value, where it stands and what lends it kept; null empties it. */
export function withValue(cell: SourceCell | null | undefined, value: SourceCell | null): SourceCell | null {
  if (typeof cell !== 'object' || cell === null || value === null || typeof value === 'object') return value;
  const { mergedFrom, at, lent, each } = cell;
  if (mergedFrom === undefined && at === undefined) return value;
  return {
    type: 'plain',
    value,
    ...(mergedFrom !== undefined && { mergedFrom }),
    ...(lent && { lent }),
    ...(each && { each }),
    ...(at && { at }),
  };
}

export function placedAt(cell: SourceCell, at: CellPlace): RichCell {
  return typeof cell === 'object' ? { ...cell, at } : { type: 'plain', value: cell, at };
}

/** `1e21` and `1e-7` written out in digits, as a person typed them; every digit a double holds is kept. */
function plainNumber(value: number): string {
  const short = String(value);
  if (!short.includes('e')) return short;
  return value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 });
}

/** `A`, `Z`, `AA`: a column, counted from 0, as spreadsheet programs call it. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}
