import type { PlacedProblem } from '#shared/contract/problem.ts';
import type { SheetRecognition } from '#shared/contract/recognition.ts';
import type { ProblemParams, Severity } from '#shared/problem.ts';
import type { Files } from './files.ts';

/** Label of a field, for a sheet that has no column for it. */
export type FieldLabel = (kind: string, field: string) => string;

/** A problem joined with the line and order it is shown at. */
export interface ProblemRow {
  readonly id: number;
  readonly run: string;
  readonly kind: string;
  readonly code: string;
  readonly severity: Severity;
  readonly field: string | null;
  readonly line: number | null;
  readonly atLine: number | null;
  readonly order: string | null;
  readonly orderId: number | null;
  readonly file: number | null;
  readonly sheet: string | null;
  readonly row: number | null;
  readonly params: string;
  readonly fix: string | null;
}

export const SELECT_PROBLEMS = `
  SELECT p.id, p.run, r.kind, p.code, p.severity, p.field, p.line, p.at_line AS atLine, o.key AS "order",
    p.order_id AS orderId, l.file, l.sheet, l.row, p.params, p.fix
  FROM problems p JOIN runs r ON r.id = p.run
    LEFT JOIN orders o ON o.id = p.order_id
    LEFT JOIN lines l ON l.run = p.run AND l.id = p.at_line`;

/** Spells out the places of one run's problems: file name, sheet, row and the header of the column. */
export class ProblemPlaces {
  readonly #names: ReadonlyMap<number, string>;
  readonly #columns: ReadonlyMap<string, SheetRecognition['columns'][number]>;
  readonly #label: FieldLabel;

  constructor(files: ReturnType<Files['list']>, label: FieldLabel) {
    this.#names = new Map(files.map((file) => [file.index, file.name]));
    this.#columns = new Map(
      files.flatMap((file) =>
        file.sheets.flatMap((sheet) =>
          sheet.columns.map((column) => [columnKey(file.index, sheet.sheet, column.field), column] as const),
        ),
      ),
    );
    this.#label = label;
  }

  place(row: ProblemRow): PlacedProblem {
    const params = JSON.parse(row.params) as ProblemParams;
    const header = this.#columns.get(columnKey(row.file, row.sheet, row.field))?.header;
    return {
      id: row.id,
      code: row.code,
      severity: row.severity,
      field: row.field,
      line: row.line,
      atLine: row.atLine,
      order: row.order,
      file: row.file === null ? '' : (this.#names.get(row.file) ?? ''),
      sheet: row.sheet ?? '',
      row: row.row,
      // What is wrong with a column that came to no field names it itself.
      column: row.field === null ? String(params.header ?? '') : (header ?? this.#label(row.kind, row.field)),
      params,
      ...(row.fix === null ? {} : { fix: JSON.parse(row.fix) as NonNullable<PlacedProblem['fix']> }),
    };
  }

  /** Where the problem's column stands in its sheet, from 0; -1 when it is about no column of it. */
  columnIndex(row: ProblemRow): number {
    return this.fieldIndex(row.file, row.sheet, row.field);
  }

  fieldIndex(file: number | null, sheet: string | null, field: string | null): number {
    return field === null ? -1 : (this.#columns.get(columnKey(file, sheet, field))?.index ?? -1);
  }
}

function columnKey(file: number | null, sheet: string | null, field: string | null): string {
  return JSON.stringify([file, sheet, field]);
}
