import type { Severity } from '#shared/problem.ts';
import type { Language, Translate } from '#shared/text/index.ts';
import type { ReportOrigin } from '#shared/text/report-marks.ts';
import type { FileFormat } from '../read/read.ts';
import type { CellEdit } from '../write-back/write-back.ts';
import { storable } from './ooxml/cell-text.ts';
import type { IfTaken } from './report-file.ts';

/** A column of the sheet, from 0; or one that the report adds, by its header. */
export type Across = number | string;

/** A sentence that belongs to a cell, or to a whole row (`column` null). */
export interface Mark<Column extends Across = number> {
  readonly sheet: string;
  /** From 1, as the spreadsheet program shows it. */
  readonly row: number;
  readonly column: Column | null;
  readonly severity: Severity;
  /** Already in the reader's language. */
  readonly text: string;
}

/** A column for values that a person filled in where the sheet has none. */
export interface AddedColumn {
  readonly sheet: string;
  /** One that the column is known again by. */
  readonly header: string;
}

/** Where a table stands in a sheet. Sheets without one get no column of explanations. */
export interface ReportTable {
  readonly sheet: string;
  /** From 1; what stands from this row to the header belongs to it. Only the header when absent. */
  readonly from?: number;
  /** From 1. */
  readonly headerRow: number;
  /** It goes on below an earlier header: `headerRow` holds no titles of columns. */
  readonly again?: true;
  /** From 0: the last column that belongs to the table. */
  readonly lastColumn: number;
}

/** A line's place. */
export interface RowPlace {
  readonly sheet: string;
  /** From 1. */
  readonly row: number;
}

/** The error report of one source file, ready to be written. */
export interface ErrorReportInput {
  readonly source: {
    readonly path: string;
    /** As the gate found it. */
    readonly format: FileFormat;
    /** As the person knows the file. */
    readonly name: string;
  };
  readonly marks: readonly Mark<Across>[];
  readonly edits: readonly CellEdit<Across>[];
  readonly added?: readonly AddedColumn[];
  readonly tables: readonly ReportTable[];
  /** Only these, below what stands down to the headers; all when absent. */
  readonly rows?: readonly RowPlace[];
  /** Which the report is of; absent where it need not be known again. */
  readonly origin?: ReportOrigin;
  readonly lang: Language;
  /** Path of the report. */
  readonly out: string;
  readonly ifTaken?: IfTaken;
}

/** The same with a place for every added column. */
export interface PlacedReport extends Omit<ErrorReportInput, 'marks' | 'edits' | 'added' | 'rows'> {
  readonly marks: readonly Mark[];
  readonly edits: readonly CellEdit[];
  readonly headers: readonly PlacedHeader[];
}

export interface PlacedHeader extends AddedColumn {
  /** From 0. */
  readonly column: number;
}

/**
 * Gives the added columns of each sheet their places, side by side.
 *
 * @param firstFree the first column of a sheet that is free in all of these rows, and all behind it
 */
export function placeAdded(
  { marks, edits, added = [], tables, rows: _, ...input }: ErrorReportInput,
  firstFree: (sheet: string, rows: readonly number[]) => number,
): PlacedReport {
  const headers = [...Map.groupBy(added, ({ sheet }) => sheet)].flatMap(([sheet, columns]) => {
    const ofSheet = [...tables.map(({ headerRow, ...it }) => ({ ...it, row: headerRow })), ...edits];
    const rows = ofSheet.filter((it) => it.sheet === sheet).map(({ row }) => row);
    const last = tables.filter((it) => it.sheet === sheet).map(({ lastColumn }) => lastColumn);
    const from = Math.max(firstFree(sheet, rows), ...last.map((column) => column + 1));
    return columns.map(({ header }, at): PlacedHeader => ({ sheet, header, column: from + at }));
  });
  const places = new Map(headers.map(({ sheet, header, column }) => [JSON.stringify([sheet, header]), column]));
  const place = (sheet: string, column: Across) =>
    typeof column === 'number' ? column : (places.get(JSON.stringify([sheet, column])) ?? null);
  return {
    ...input,
    headers,
    marks: marks.map((mark) => ({ ...mark, column: mark.column === null ? null : place(mark.sheet, mark.column) })),
    edits: edits.flatMap((edit) => {
      const column = place(edit.sheet, edit.column);
      return column === null ? [] : [{ ...edit, column }];
    }),
    tables: tables.map((table) => {
      const ofSheet = headers.filter(({ sheet }) => sheet === table.sheet).map(({ column }) => column);
      return { ...table, lastColumn: Math.max(table.lastColumn, ...ofSheet) };
    }),
  };
}

/** Fills of marked cells, red and yellow (ARGB). Not the spreadsheet programs' own reds, so that a later report recognises its own marks. */
export const FILLS = { error: 'FFFF9A9B', warning: 'FFFFEB9D' } as const;
export type MarkFill = keyof typeof FILLS;

/** Info is a change that was made: it gets a note and no colour. */
export function fillOf({ severity }: Pick<Mark, 'severity'>): MarkFill | null {
  return severity === 'info' ? null : severity;
}

/** What the column of explanations says in one row. */
export interface RowText {
  readonly row: number;
  readonly text: string;
  readonly fill: MarkFill;
}

/** Per row every error, then every warning, each once; numbered when there are several. */
export function rowTexts(marks: readonly Mark[], t: Translate): RowText[] {
  const byRow = new Map<number, { error: Set<string>; warning: Set<string> }>();
  for (const mark of marks) {
    const fill = fillOf(mark);
    if (fill === null) continue;
    const texts = byRow.get(mark.row) ?? { error: new Set<string>(), warning: new Set<string>() };
    texts[fill].add(mark.text);
    byRow.set(mark.row, texts);
  }
  return [...byRow].map(([row, { error, warning }]) => {
    const texts = [...error, ...[...warning].filter((text) => !error.has(text))];
    const numbered = texts.map((text, index) => t('report:errors.numbered', { number: index + 1, text }));
    const text = texts.length === 1 ? (texts[0] ?? '') : numbered.join('  ');
    return { row, text: storable(text.replace(/\s*\n\s*/g, ' ')), fill: error.size > 0 ? 'error' : 'warning' };
  });
}
