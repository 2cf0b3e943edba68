import { type CellObject, type Range, utils } from 'xlsx';
import { cellText } from '#shared/sheets/cell.ts';
import type { Translate } from '#shared/text/index.ts';
import { REPORT_HEADERS } from '#shared/text/report-marks.ts';
import { isDateFormat, sourceCell } from '../read/open-workbook.ts';
import type { CellEdit } from '../write-back/write-back.ts';
import {
  fillOf,
  type Mark,
  type MarkFill,
  type PlacedHeader,
  type ReportTable,
  type RowText,
  rowTexts,
} from './marks.ts';
import { storable, toSerial } from './ooxml/cell-text.ts';
import type { CellWrite } from './ooxml/cell-xml.ts';
import type { Note } from './ooxml/note-list.ts';
import { isFilled, type SheetView } from './workbook-view.ts';

/** More notes than this make spreadsheet programs crawl; the column of explanations has no limit. */
const MAX_NOTES = 5_000;

/** Number of columns a sheet can have. */
const MAX_COLUMNS = 16_384;

/** Everything that changes in one sheet. */
export interface SheetPlan {
  readonly fills: readonly { readonly row: number; readonly column: number; readonly fill: MarkFill }[];
  readonly writes: readonly PlannedWrite[];
  /** Cells of the person's that are others now; headers of added columns and copies of a split merge do not count. */
  readonly changed: number;
  readonly unmerge: readonly string[];
  readonly notes: readonly Note[];
  readonly notesLeftOut: boolean;
  /** The column of explanations (from 0); null when there is no table or no room. */
  readonly column: number | null;
  readonly headerRows: readonly number[];
  /** Header cells that are given a look of their own: a copy has none. */
  readonly headings: readonly { readonly row: number; readonly column: number }[];
  /** Columns that are added. */
  readonly headers: readonly PlacedHeader[];
  readonly rowTexts: readonly RowText[];
  /** Rows in which an earlier report left a text in that column. */
  readonly staleRows: readonly number[];
}

export interface SheetTask {
  readonly marks: readonly Mark[];
  readonly edits: readonly CellEdit[];
  readonly tables: readonly ReportTable[];
  readonly headers: readonly PlacedHeader[];
  /** The sheet is a copy of values alone. */
  readonly plain?: boolean;
}

export function planSheet(sheet: SheetView, task: SheetTask, t: Translate): SheetPlan {
  const headerRows = [...new Set(task.tables.flatMap(({ headerRow, again }) => (again ? [] : headerRow)))];
  const neighbour = lastHeader(sheet, headerRows, task.headers);
  const isAdded = new Set(task.headers.map(({ column }) => column));
  const { writes, changed, unmerge } = planEdits(sheet, task.edits);
  const split = new Set(unmerge);
  const notes = new NoteTexts();
  for (const edit of task.edits) {
    const was = textAt(sheet, edit.row, edit.column);
    if (was === '' && (edit.value ?? '') === '') continue;
    notes.add(edit.row, edit.column, was === '' ? t('report:errors.wasBlank') : t('report:errors.was', { value: was }));
  }
  const fills = new Map<string, { row: number; column: number; fill: MarkFill }>();
  for (const mark of task.marks) {
    if (mark.column === null) continue;
    // Only the first cell of a merged range is visible, unless the range is split.
    const merge = sheet.mergeAt(mark.row, mark.column);
    const top = merge === undefined || split.has(utils.encode_range(merge)) ? null : merge.s;
    const row = top === null ? mark.row : top.r + 1;
    const column = top === null ? mark.column : top.c;
    notes.add(row, column, row === mark.row ? mark.text : t('report:errors.atRow', { row: mark.row, text: mark.text }));
    const fill = fillOf(mark);
    const key = `${row} ${column}`;
    if (fill !== null && fills.get(key)?.fill !== 'error') fills.set(key, { row, column, fill });
  }
  const place = task.tables.length === 0 ? { column: null, earlier: false } : placeColumn(sheet, task, headerRows);
  const all = notes.list();
  return {
    fills: [...fills.values()],
    writes: [
      ...headerRows.flatMap((row) => task.headers.map((added) => headerWrite(row, added, neighbour))),
      ...writes.map((write) => (isAdded.has(write.column) ? likeNeighbour(write, neighbour) : write)),
    ],
    changed,
    unmerge,
    notes: all.slice(0, MAX_NOTES),
    notesLeftOut: all.length > MAX_NOTES,
    column: place.column,
    headerRows,
    headings: task.plain ? headerRows.flatMap((row) => headingsOf(sheet, row, task.headers)) : [],
    headers: task.headers,
    rowTexts: place.column === null ? [] : rowTexts(task.marks, t),
    staleRows: place.column !== null && place.earlier ? filledRows(sheet, place.column) : [],
  };
}

/** Several sentences on one cell stand one per line, each once. */
class NoteTexts {
  readonly #texts = new Map<string, { row: number; column: number; lines: Set<string> }>();

  add(row: number, column: number, text: string): void {
    const key = `${row} ${column}`;
    const note = this.#texts.get(key) ?? { row, column, lines: new Set<string>() };
    note.lines.add(text);
    this.#texts.set(key, note);
  }

  list(): Note[] {
    return [...this.#texts.values()].map(({ row, column, lines }) => ({ row, column, text: [...lines].join('\n') }));
  }
}

function textAt(sheet: SheetView, row: number, column: number): string {
  const merge = sheet.mergeAt(row, column);
  const cell = merge === undefined ? sheet.cell(row, column) : sheet.cell(merge.s.r + 1, merge.s.c);
  return cell === undefined ? '' : cellText(sourceCell(cell, sheet.date1904));
}

/** The column behind everything that a sheet holds, and behind merged titles that reach further in some of its rows. */
export function firstFree(sheet: SheetView | undefined, rows: readonly number[]): number {
  if (sheet === undefined) return 0;
  return rows.reduce((at, row) => (sheet.mergeAt(row, at)?.e.c ?? at - 1) + 1, sheet.lastColumn() + 1);
}

function headingsOf(sheet: SheetView, row: number, added: readonly PlacedHeader[]): SheetPlan['headings'] {
  const columns = Array.from({ length: sheet.width(row) }, (_, column) => column);
  const texts = columns.filter((column) => sheet.cell(row, column)?.t === 's');
  return [...texts, ...added.map(({ column }) => column)].map((column) => ({ row, column }));
}

/** The last column of the person's own table: an added one takes on its looks. Null when there is none. */
function lastHeader(sheet: SheetView, headerRows: readonly number[], headers: readonly PlacedHeader[]): number | null {
  const [row] = headerRows;
  const [first] = headers;
  if (row === undefined || first === undefined) return null;
  for (let column = first.column - 1; column >= 0; column--) {
    const text = String(sheet.cell(row, column)?.v ?? '').trim();
    if (text !== '' && !REPORT_HEADERS.includes(text)) return column;
  }
  return null;
}

function headerWrite(row: number, { column, header }: PlacedHeader, neighbour: number | null): PlannedWrite {
  return likeNeighbour(plannedWrite(row, column, { type: 'text', value: header }), neighbour);
}

function likeNeighbour(write: PlannedWrite, neighbour: number | null): PlannedWrite {
  return neighbour === null ? write : { ...write, formatFrom: { row: write.row, column: neighbour } };
}

/** An earlier report's column is used again; otherwise the first one right of everything in the sheet. */
function placeColumn(sheet: SheetView, { tables, marks }: SheetTask, headerRows: readonly number[]) {
  const used = sheet.lastColumn();
  for (let column = 0; column <= used; column++) {
    const isOurs = headerRows.some((row) => REPORT_HEADERS.includes(String(sheet.cell(row, column)?.v ?? '').trim()));
    if (isOurs) return { column, earlier: true };
  }
  // A merged title may reach further than anything else; a text beneath it would not be seen.
  const free = firstFree(sheet, [...headerRows, ...marks.map(({ row }) => row)]);
  const column = Math.max(free, ...tables.map(({ lastColumn }) => lastColumn + 1));
  return { column: column < MAX_COLUMNS ? column : null, earlier: false };
}

function filledRows(sheet: SheetView, column: number): number[] {
  const rows: number[] = [];
  for (let row = 1; row <= sheet.lastRow; row++) if (sheet.cell(row, column) !== undefined) rows.push(row);
  return rows;
}

/** One cell that gets a value. */
interface PlannedWrite {
  readonly row: number;
  readonly column: number;
  readonly write: CellWrite;
  /** The cell whose format it takes on; its own unless a merge is split. */
  readonly formatFrom: { readonly row: number; readonly column: number };
}

interface EditPlan {
  readonly writes: readonly PlannedWrite[];
  readonly changed: number;
  /** Merged ranges that are split, because their rows do not say the same any more. */
  readonly unmerge: readonly string[];
}

/**
 * Which cells must change so that a reader finds every edited value. A merged cell lends its value to all its rows, so
 * an edit of some of them splits it: the others get the old value written out.
 */
function planEdits(sheet: SheetView, edits: readonly CellEdit[]): EditPlan {
  const writes: PlannedWrite[] = [];
  const groups = new Map<Range, Map<number, CellEdit>>();
  let changed = 0;
  for (const edit of edits) {
    const merge = sheet.mergeAt(edit.row, edit.column);
    if (merge === undefined || merge.s.r === merge.e.r) {
      const column = merge?.s.c ?? edit.column;
      const cell = sheet.cell(edit.row, column);
      writes.push(plannedWrite(edit.row, column, writeOf(edit, cell, sheet.date1904)));
      if (isFilled(cell) || (edit.value ?? '') !== '') changed++;
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
    const [edit] = group.values();
    if (edit && values.size === 1 && group.size === merge.e.r - merge.s.r + 1) {
      writes.push(plannedWrite(top, column, writeOf(edit, anchor, sheet.date1904)));
      changed++;
      continue;
    }
    changed += group.size;
    unmerge.push(utils.encode_range(merge));
    for (let row = top; row <= merge.e.r + 1; row++) {
      const edit = group.get(row);
      if (edit === undefined && row === top) continue;
      const write = edit === undefined ? copyOf(anchor) : writeOf(edit, anchor, sheet.date1904);
      writes.push({ ...plannedWrite(row, column, write), formatFrom: { row: top, column } });
    }
  }
  return { writes, changed, unmerge };
}

function plannedWrite(row: number, column: number, write: CellWrite): PlannedWrite {
  return { row, column, write, formatFrom: { row, column } };
}

/** A number stays a number and a date a date where the cell held such; everything else is text as it was typed. */
function writeOf({ value: typed, code }: CellEdit, original: CellObject | undefined, date1904: boolean): CellWrite {
  if (typeof typed === 'number') return { type: 'number', value: typed };
  const value = storable(typed ?? '');
  if (value === '') return { type: 'blank' };
  if (typeof original?.z === 'string' && isDateFormat(original.z)) {
    const serial = code ? null : toSerial(value, date1904);
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
