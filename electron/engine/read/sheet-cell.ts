import { MAX_CELL_TEXT, type SourceCell } from '#shared/sheets/cell.ts';
import { withFormat } from './number-format.ts';
import { type CellObject, type RawCell, SSF } from './sheetjs.ts';

/** Excel's error values by SheetJS's number for them (their codes in the binary formats). */
const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
};

/** SheetJS's number for an error value; undefined for one that Excel does not know. */
export function errorNumber(name: string): number | undefined {
  const found = Object.entries(ERRORS).find(([, error]) => error === name);
  return found && Number(found[0]);
}

/** WPS keeps a picture in a cell as this formula; where the formula is not known its text stands in the cell. */
export const PICTURE_FORMULA = /^=?(_xlfn\.)?DISPIMG\(/i;

/** Spaces of every kind, and characters without width: such a cell looks empty and is read as empty. */
const LOOKS_EMPTY = /^[\s\u200b-\u200d\u2060\ufeff]*$/;

/** A cell of SheetJS's as the rest of the program knows it; null when blank. */
export function sourceCell(cell: RawCell, date1904: boolean): SourceCell | null {
  const isFormula = cell.f !== undefined || cell.F !== undefined;
  if (cell.f !== undefined && PICTURE_FORMULA.test(cell.f)) return { type: 'picture', value: '' };
  const subtotal = subtotalOf(cell.f);
  if (cell.v === undefined || cell.v === null || cell.t === 'z') {
    if (cell.t === 'e') return { type: 'error', value: '#ERROR!', ...(isFormula ? { formula: true } : {}) };
    return isFormula ? { type: 'uncached', value: '', formula: true, ...(subtotal && { subtotal }) } : null;
  }
  const value = plainValue(cell, date1904);
  return value !== null && isFormula ? markFormula(value, subtotal) : value;
}

/** Characters of a cell's text; 0 for what is no text, or too long to be kept. */
export function storedLength({ v }: CellObject): number {
  return typeof v === 'string' && v.length <= MAX_CELL_TEXT ? v.length : 0;
}

/** Text of a cell that has no type of its own (CSV, HTML). */
export function textCell(text: string, length = text.length): SourceCell | null {
  if (PICTURE_FORMULA.test(text)) return { type: 'picture', value: '' };
  if (length > MAX_CELL_TEXT) return { type: 'tooLong', value: beginning(text), length };
  return LOOKS_EMPTY.test(text) ? null : text;
}

/** So much of a text that no cell can hold is kept, to know it again by. */
const BEGINNING = 100;

/** A copy: a slice would hold on to all of the text. */
function beginning(text: string): string {
  return `${Buffer.from(text.slice(0, BEGINNING).replace(/[\uD800-\uDBFF]$/, '')).toString()}…`;
}

function plainValue(cell: RawCell, date1904: boolean): SourceCell | null {
  const { v } = cell;
  if (cell.t === 'e') return { type: 'error', value: ERRORS[Number(v)] ?? '#ERROR!' };
  if (typeof v === 'number') {
    if (!Number.isFinite(v)) return { type: 'error', value: '#NUM!' };
    if (typeof cell.z !== 'string') return v;
    return isDateFormat(cell.z) ? fromSerial(v, cell.z, date1904) : withFormat(v, cell.z);
  }
  if (typeof v === 'boolean') return v;
  return typeof v === 'string' ? textCell(v, cell.textLength) : null;
}

/** The value as a formula's stored result. */
export function markFormula(cell: SourceCell, subtotal?: Subtotal): SourceCell {
  const marks = { formula: true, ...(subtotal && { subtotal }) } as const;
  return typeof cell === 'object' ? { ...cell, ...marks } : { type: 'plain', value: cell, ...marks };
}

export type Subtotal = 'sum' | 'other';

/** What a formula adds up that stands for subtotals, as spreadsheet programs put them into lists; undefined for any other. */
export function subtotalOf(formula: string | undefined): Subtotal | undefined {
  const [, how] = /^=?\s*(?:_xlfn\.)?(?:SUBTOTAL|AGGREGATE)\(\s*(\d+)/i.exec(formula ?? '') ?? [];
  return how === undefined ? undefined : how === '9' || how === '109' ? 'sum' : 'other';
}

const DAY_SECONDS = 86_400;
/** The 1904 system counts from 1904-01-01, 1462 days after the 1900 system's day 0. */
const DAYS_1904 = 1462;
const DAY_ZERO = Date.UTC(1899, 11, 30);
/** 10000-01-01: serials from here on are not dates in Excel either. */
const END = 2_958_466;

/** What a number in a date-formatted cell stands for. All arithmetic is on wall time; no time zone takes part. */
export function fromSerial(serial: number, format: string, date1904: boolean): SourceCell {
  if (!isDateFormat(format)) return serial;
  // Serials below 1 carry no day: a time typed alone. It stays readable and is no date.
  if (serial >= 0 && serial < 1) return serial === 0 ? 0 : timeOfDay(serial);
  const value = wallTime(date1904 ? serial + DAYS_1904 : serial);
  return value === null ? serial : { type: 'date', value };
}

const formats = new Map<string, boolean>();

/** True for formats with a day or a time of day; `[h]:mm` and its like measure durations and are numbers. */
export function isDateFormat(format: string): boolean {
  const known = formats.get(format);
  if (known !== undefined) return known;
  const bare = format.replace(/"[^"]*"|\\./g, '');
  const is = SSF.is_date(format) && !/\[(h+|m+|s+)\]/i.test(bare);
  formats.set(format, is);
  return is;
}

/** `yyyy-MM-dd HH:mm:ss` of a 1900-system serial, rounded to the second; null outside 1900 to 9999 and for 1900-02-29. */
function wallTime(serial: number): string | null {
  const seconds = Math.round(serial * DAY_SECONDS);
  const day = Math.floor(seconds / DAY_SECONDS);
  // Excel has a 29th of February 1900 (serial 60), which there never was; days before it are one off.
  if (day < 1 || day === 60 || day >= END) return null;
  const shifted = day < 60 ? seconds + DAY_SECONDS : seconds;
  return new Date(DAY_ZERO + shifted * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

function timeOfDay(serial: number): string {
  const seconds = Math.min(Math.round(serial * DAY_SECONDS), DAY_SECONDS - 1);
  return new Date(seconds * 1000).toISOString().slice(11, 19);
}
