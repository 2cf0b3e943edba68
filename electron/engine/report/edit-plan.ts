import type { CellObject, Range } from 'xlsx';
import { utils } from 'xlsx';
import { isDateFormat } from '../read/date-serial.ts';
import type { CellEdit } from './error-input.ts';
import { storable, toSerial } from './ooxml/cell-text.ts';
import type { CellWrite } from './ooxml/cell-xml.ts';
import type { SourceSheet } from './source-book.ts';

/** One cell that gets a value. */
export interface PlannedWrite {
  readonly row: number;
  readonly column: number;
  readonly write: CellWrite;
  /** The cell whose format it takes on; its own unless a merge is split. */
  readonly formatFrom: { readonly row: number; readonly column: number };
}

export interface EditPlan {
  readonly writes: readonly PlannedWrite[];
  /** Merged ranges that are split, because their rows do not say the same any more. */
  readonly unmerge: readonly string[];
}

/**
 * Which cells must change so that a reader finds every edited value. A merged cell lends its value to all its rows, so
 * an edit of some of them splits it: the others get the old value written out.
 */
export function planEdits(sheet: SourceSheet, edits: readonly CellEdit[]): EditPlan {
  const writes: PlannedWrite[] = [];
  const groups = new Map<Range, Map<number, CellEdit>>();
  for (const edit of edits) {
    const merge = sheet.mergeAt(edit.row, edit.column);
    if (merge === undefined || merge.s.r === merge.e.r) {
      const column = merge?.s.c ?? edit.column;
      writes.push(plan(edit.row, column, writeOf(edit.value, sheet.cell(edit.row, column), sheet.date1904)));
      continue;
    }
    const group = groups.get(merge) ?? new Map<number, CellEdit>();
    groups.set(merge, group.set(edit.row, edit));
  }
  const unmerge: string[] = [];
  for (const [merge, group] of groups) {
    const top = merge.s.r + 1;
    const column = merge.s.c;
    const anchor = sheet.cell(top, column);
    const values = new Set([...group.values()].map(({ value }) => value));
    if (values.size === 1 && group.size === merge.e.r - merge.s.r + 1) {
      for (const value of values) writes.push(plan(top, column, writeOf(value, anchor, sheet.date1904)));
      continue;
    }
    unmerge.push(utils.encode_range(merge));
    for (let row = top; row <= merge.e.r + 1; row++) {
      const edit = group.get(row);
      if (edit === undefined && row === top) continue;
      const write = edit === undefined ? copyOf(anchor) : writeOf(edit.value, anchor, sheet.date1904);
      writes.push({ ...plan(row, column, write), formatFrom: { row: top, column } });
    }
  }
  return { writes, unmerge };
}

function plan(row: number, column: number, write: CellWrite): PlannedWrite {
  return { row, column, write, formatFrom: { row, column } };
}

/** A number stays a number and a date a date where the cell held such; everything else is text as it was typed. */
function writeOf(typed: string | number | null, original: CellObject | undefined, date1904: boolean): CellWrite {
  if (typeof typed === 'number') return { type: 'number', value: typed };
  const value = storable(typed ?? '');
  if (value === '') return { type: 'blank' };
  if (typeof original?.z === 'string' && isDateFormat(original.z)) {
    const serial = toSerial(value, date1904);
    return serial === null ? { type: 'text', value } : { type: 'number', value: serial };
  }
  const holdsText = original?.t === 's' || original?.z === '@';
  const isPlain = String(Number(value)) === value && value.length <= 11;
  return isPlain && !holdsText ? { type: 'number', value: Number(value) } : { type: 'text', value };
}

function copyOf(cell: CellObject | undefined): CellWrite {
  if (cell?.t === 'n' && typeof cell.v === 'number') return { type: 'number', value: cell.v };
  const text = cell?.t === 'b' ? (cell.v ? 'TRUE' : 'FALSE') : String(cell?.v ?? '');
  return text === '' ? { type: 'blank' } : { type: 'text', value: text };
}
