import { placeOf } from '#shared/contract/places.ts';
import type { PlacedProblem } from '#shared/contract/problem.ts';
import type { SheetRecognition } from '#shared/contract/recognition.ts';
import type { ProblemParams, Severity } from '#shared/problem.ts';
import { sheetKey } from '#shared/sheets/line.ts';
import { type FieldLists, PACKED_COLUMNS } from './field-lists.ts';
import type { Files } from './files.ts';
import type { NoCells, PackedCells } from './packed-cells.ts';

/** Label of a field, for a sheet that has no column for it. */
export type FieldLabel = (kind: string, field: string) => string;

interface ProblemColumns {
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

/** A problem joined with the line and order it is shown at. */
export type ProblemRow = ProblemColumns & (PackedCells | NoCells);

export const SELECT_PROBLEMS = `
  SELECT p.id, p.run, r.kind, p.code, p.severity, p.field, p.line, p.at_line AS atLine, o.key AS "order",
    p.order_id AS orderId, l.file, l.sheet, l.row,
    ${PACKED_COLUMNS}, p.params, p.fix
  FROM problems p JOIN runs r ON r.id = p.run
    LEFT JOIN orders o ON o.id = p.order_id
    LEFT JOIN lines l ON l.run = p.run AND l.id = p.at_line`;

/** Spells out the places of one run's problems: file name, sheet, row and the header of the column. */
export class ProblemPlaces {
  readonly #names: ReadonlyMap<number, string>;
  readonly #sheets: ReadonlyMap<string, SheetRecognition>;
  readonly #lists: Pick<FieldLists, 'cells'>;
  readonly #label: FieldLabel;

  constructor(files: ReturnType<Files['list']>, lists: Pick<FieldLists, 'cells'>, label: FieldLabel) {
    this.#names = new Map(files.map((file) => [file.index, file.name]));
    this.#sheets = new Map(
      files.flatMap(({ index, sheets }) =>
        sheets.map((sheet) => [sheetKey({ file: index, sheet: sheet.sheet }), sheet] as const),
      ),
    );
    this.#lists = lists;
    this.#label = label;
  }

  place(row: ProblemRow): PlacedProblem {
    const params = JSON.parse(row.params) as ProblemParams;
    const place = this.#placeOf(row);
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
      // A total stands in a row of its own.
      row: place?.row ?? statedAt(params)?.row ?? row.row,
      // What is wrong with a column that came to no field names it itself.
      column: row.field === null ? String(params.header ?? '') : (place?.header ?? this.#label(row.kind, row.field)),
      params,
      ...(row.fix === null ? {} : { fix: JSON.parse(row.fix) as NonNullable<PlacedProblem['fix']> }),
    };
  }

  /** Where the problem's column stands in its sheet, from 0; -1 when it is about no column of it. */
  columnIndex(row: Placed): number {
    return this.#placeOf(row)?.column ?? -1;
  }

  #placeOf({ file, sheet, row, field, ...at }: Placed) {
    if (file === null || sheet === null || row === null) return null;
    const known = this.#sheets.get(sheetKey({ file, sheet }));
    return placeOf(known, row, field, field === null ? null : this.#lists.cells(at)[field]);
  }
}

/** The cell that a problem is about, where no line has it. The row counts from 1, the column from 0. */
export function statedAt({ cellRow, cellColumn }: ProblemParams): { row: number; column: number } | null {
  return typeof cellRow === 'number' && typeof cellColumn === 'number' ? { row: cellRow, column: cellColumn } : null;
}

/** What names a cell of a line. */
type Placed = Pick<ProblemColumns, 'file' | 'sheet' | 'row' | 'field'> & (PackedCells | NoCells);
