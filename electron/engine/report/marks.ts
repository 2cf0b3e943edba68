import type { Severity } from '#shared/problem.ts';
import type { Language, Translate } from '#shared/text/index.ts';
import type { FileFormat } from '../read/read.ts';
import { storable } from './ooxml/cell-text.ts';
import type { IfTaken } from './report-file.ts';

/** A sentence that belongs to a cell, or to a whole row (`column` null). */
export interface Mark {
  readonly sheet: string;
  /** From 1, as the spreadsheet program shows it. */
  readonly row: number;
  /** From 0. */
  readonly column: number | null;
  readonly severity: Severity;
  /** Already in the reader's language. */
  readonly text: string;
}

/** A value typed in the grid; it stands in the report in place of the original, which goes into the cell's note. */
export interface CellEdit {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** Null clears the cell. */
  readonly value: string | number | null;
}

/** Where a table stands in a sheet. Sheets without one get no column of explanations. */
export interface ReportTable {
  readonly sheet: string;
  /** From 1. */
  readonly headerRow: number;
  /** From 0: the last column that belongs to the table. */
  readonly lastColumn: number;
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
  readonly marks: readonly Mark[];
  readonly edits: readonly CellEdit[];
  readonly tables: readonly ReportTable[];
  readonly lang: Language;
  /** Path of the report. */
  readonly out: string;
  readonly ifTaken?: IfTaken;
}

/** Fills of marked cells, red and yellow (ARGB). Not the spreadsheet programs' own reds, so that a later report recognises its own marks. */
export const FILLS = { error: 'FFFF9A9B', warning: 'FFFFEB9D' } as const;
export type MarkFill = keyof typeof FILLS;

/** Info is a change that was made: it gets a note and no colour. */
export function fillOf({ severity }: Mark): MarkFill | null {
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
