import { utils } from 'xlsx';
import { cellText } from '#shared/sheets/cell.ts';
import type { Translate } from '#shared/text/index.ts';
import { REPORT_HEADERS } from '#shared/text/report-marks.ts';
import { sourceCell } from '../read/open-workbook.ts';
import { type PlannedWrite, planEdits } from './edit-plan.ts';
import type { CellEdit, Mark, ReportTable } from './error-input.ts';
import type { MarkFill } from './marks-look.ts';
import type { Note } from './ooxml/note-list.ts';
import { fillOf, type RowText, rowTexts } from './row-texts.ts';
import type { SourceSheet } from './source-book.ts';

/** More notes than this make spreadsheet programs crawl; the column of explanations has no limit. */
export const MAX_NOTES = 5_000;

/** Number of columns a sheet can have. */
const MAX_COLUMNS = 16_384;

/** Everything that changes in one sheet. */
export interface SheetPlan {
  readonly fills: readonly { readonly row: number; readonly column: number; readonly fill: MarkFill }[];
  readonly writes: readonly PlannedWrite[];
  readonly unmerge: readonly string[];
  readonly notes: readonly Note[];
  readonly notesLeftOut: boolean;
  /** The column of explanations (from 0); null when there is no table or no room. */
  readonly column: number | null;
  readonly headerRows: readonly number[];
  readonly rowTexts: readonly RowText[];
  /** Rows in which an earlier report left a text in that column. */
  readonly staleRows: readonly number[];
}

export interface SheetTask {
  readonly marks: readonly Mark[];
  readonly edits: readonly CellEdit[];
  readonly tables: readonly ReportTable[];
}

export function planSheet(sheet: SourceSheet, task: SheetTask, t: Translate): SheetPlan {
  const { writes, unmerge } = planEdits(sheet, task.edits);
  const split = new Set(unmerge);
  const notes = new NoteTexts();
  for (const edit of task.edits) {
    const was = textAt(sheet, edit.row, edit.column);
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
  const headerRows = [...new Set(task.tables.map(({ headerRow }) => headerRow))];
  const place = task.tables.length === 0 ? { column: null, earlier: false } : placeColumn(sheet, task, headerRows);
  const all = notes.list();
  return {
    fills: [...fills.values()],
    writes,
    unmerge,
    notes: all.slice(0, MAX_NOTES),
    notesLeftOut: all.length > MAX_NOTES,
    column: place.column,
    headerRows,
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

function textAt(sheet: SourceSheet, row: number, column: number): string {
  const merge = sheet.mergeAt(row, column);
  const cell = merge === undefined ? sheet.cell(row, column) : sheet.cell(merge.s.r + 1, merge.s.c);
  return cell === undefined ? '' : cellText(sourceCell(cell, sheet.date1904));
}

/** An earlier report's column is used again; otherwise the first one right of everything in the sheet. */
function placeColumn(sheet: SourceSheet, { tables, marks }: SheetTask, headerRows: readonly number[]) {
  const used = sheet.lastColumn();
  for (let column = 0; column <= used; column++) {
    const isOurs = headerRows.some((row) => REPORT_HEADERS.includes(String(sheet.cell(row, column)?.v ?? '').trim()));
    if (isOurs) return { column, earlier: true };
  }
  const first = Math.max(used, ...tables.map(({ lastColumn }) => lastColumn)) + 1;
  // A merged title may reach further than anything else; a text beneath it would not be seen.
  const column = [...headerRows, ...marks.map(({ row }) => row)].reduce(
    (at, row) => (sheet.mergeAt(row, at)?.e.c ?? at - 1) + 1,
    first,
  );
  return { column: column < MAX_COLUMNS ? column : null, earlier: false };
}

function filledRows(sheet: SourceSheet, column: number): number[] {
  const rows: number[] = [];
  for (let row = 1; row <= sheet.lastRow; row++) if (sheet.cell(row, column) !== undefined) rows.push(row);
  return rows;
}
