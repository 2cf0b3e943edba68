import type { Severity } from '#shared/problem.ts';
import type { Language } from '#shared/text/index.ts';
import type { FileFormat } from '../read/read.ts';
import type { IfTaken } from './write-whole.ts';

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

export interface ErrorWorkbookInput {
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
  /** Path of the report; `.xlsx`. */
  readonly out: string;
  readonly ifTaken?: IfTaken;
}

/** What was written, and sentences about it. */
export interface Written {
  readonly path: string;
  readonly notes: string[];
}
