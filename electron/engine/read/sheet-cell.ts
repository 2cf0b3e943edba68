import type { SourceCell } from '#shared/sheets/cell.ts';
import { fromSerial } from './date-serial.ts';
import type { CellObject } from './sheetjs.ts';

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

/** WPS keeps a picture in a cell as this formula; where the formula is not known its text stands in the cell. */
const PICTURE_FORMULA = /^=?(_xlfn\.)?DISPIMG\(/i;

/** Spaces of every kind, and characters without width: such a cell looks empty and is read as empty. */
const LOOKS_EMPTY = /^[\s\u200b-\u200d\u2060\ufeff]*$/;

/** A cell of SheetJS's as the rest of the program knows it; null when blank. */
export function sourceCell(cell: CellObject, date1904: boolean): SourceCell | null {
  const isFormula = cell.f !== undefined || cell.F !== undefined;
  if (cell.f !== undefined && PICTURE_FORMULA.test(cell.f)) return { type: 'picture', value: '' };
  if (cell.v === undefined || cell.v === null || cell.t === 'z') {
    if (cell.t === 'e') return { type: 'error', value: '#ERROR!', ...(isFormula ? { formula: true } : {}) };
    return isFormula ? { type: 'uncached', value: '', formula: true } : null;
  }
  const value = plainValue(cell, date1904);
  return value !== null && isFormula ? markFormula(value) : value;
}

/** Text of a cell that has no type of its own (CSV, HTML). */
export function textCell(text: string): SourceCell | null {
  if (PICTURE_FORMULA.test(text)) return { type: 'picture', value: '' };
  return LOOKS_EMPTY.test(text) ? null : text;
}

function plainValue(cell: CellObject, date1904: boolean): SourceCell | null {
  const { v } = cell;
  if (cell.t === 'e') return { type: 'error', value: ERRORS[Number(v)] ?? '#ERROR!' };
  if (typeof v === 'number') {
    if (!Number.isFinite(v)) return { type: 'error', value: '#NUM!' };
    return typeof cell.z === 'string' ? fromSerial(v, cell.z, date1904) : v;
  }
  if (typeof v === 'boolean') return v;
  return typeof v === 'string' ? textCell(v) : null;
}

function markFormula(cell: SourceCell): SourceCell {
  return typeof cell === 'object' ? { ...cell, formula: true } : { type: 'plain', value: cell, formula: true };
}
