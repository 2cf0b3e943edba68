import { z } from 'zod';
import {
  boxRow,
  type ColumnReading,
  cellAbove,
  columnReading,
  type HowRead,
  howRead,
  layoutContent,
} from './layouts.ts';

/** How a column came to its field; shown beside it. Tried in this order. */
export const matchRule = z.enum(['chosen', 'remembered', 'exact', 'alias', 'words', 'values', 'fuzzy']);

export const columnMatch = z.object({
  /** 0-based column in the sheet. */
  index: z.int(),
  header: z.string(),
  /** The field, or null when the column is not used. */
  field: z.string().nullable(),
  rule: matchRule.nullable(),
  /** How its cells are read, where they are not simply the values of `field`. A split column has `fields` and no field. */
  reading: howRead.optional(),
  /** The field, or how it is read, is likely, not sure: a person confirms it before anything is sent. */
  likely: z.literal(true).optional(),
  /** A count of boxes that may say of every order how many it has, not of its row: only a person who was shown it knows. */
  maybeOfOrder: z.literal(true).optional(),
  /** How it is read was said below other headers, as totals or in a unit: likely for this alone, and only a person knows whether it holds here. */
  saidElsewhere: z.literal(true).optional(),
  /** Another column is its product with the counts of its rows: it is of each box. */
  multiplied: z.literal(true).optional(),
  /** It was not used either when its layout was last used, though it held something. */
  unusedBefore: z.literal(true).optional(),
  /** Of a table further down: the sheet's first table has no such column. */
  own: z.literal(true).optional(),
  /** Of yes and no, its cells say 1 and 0, and nothing else. */
  onesAndZeros: z.literal(true).optional(),
  /** Codes of countries in it that by its other cells rather mean something else: the country, or '' for nothing. */
  doubtedCodes: z.record(z.string(), z.string()).optional(),
  /** Its numbers are in the partner's unit, and for one box each, as a person said, though few goods' would be. */
  scaleSaid: z.literal(true).optional(),
  /** Cells of its lines that hold something; absent in what an older version read. */
  filled: z.int().optional(),
  /** Up to three of the column's values, to recognise it by. */
  samples: z.array(z.string()),
});
export type ColumnMatch = z.infer<typeof columnMatch>;

/** Something that the cells of a column leave open; asked once for the column, and nothing is sent before it is answered. */
export const columnQuestion = z.object({
  /** The column. */
  index: z.int(),
  /** The header row of the table further down that it is of; absent for the first table's. One answer is for all columns of its name. */
  table: z.int().optional(),
  field: z.string(),
  /** `blanks`: an order's number stands in its first row only; `sameBox`: what is said of a box does; `merged`: a number is merged over rows that have one each. */
  kind: z.enum(['decimal', 'dates', 'unit', 'counted', 'perTotal', 'split', 'blanks', 'sameBox', 'merged']),
  /** What it may be, likeliest first. */
  readings: z
    .array(
      z.object({
        /** To be laid over what is known of the column's reading. */
        answer: howRead,
        /** Cells of the column as they were typed, of blank ones their rows; and what they come to by this answer. */
        examples: z.array(z.object({ typed: z.string(), read: z.string() })).max(3),
      }),
    )
    .min(1),
  /** Mending the cells that raised it does not close it: it is about all others as well, such as numbers without a unit. */
  untilAnswered: z.literal(true).optional(),
});
export type ColumnQuestion = z.infer<typeof columnQuestion>;

/** One value for a field of all rows. */
export const constant = z.object({
  field: z.string(),
  value: z.string(),
  /** `said`: for this import alone. */
  by: z.enum(['chosen', 'layout', 'said']),
  /** It was said below other headers, maybe of another supplier's sheets: a person confirms it before anything is sent. */
  likely: z.literal(true).optional(),
});

/** A cell above a table, with the words before it. */
const placedCell = z.object({
  label: z.string(),
  value: z.string(),
  /** From 1. */
  row: z.int(),
  /** From 0. */
  column: z.int(),
  /** Of a cell that holds its label too: its whole text, and where the value begins in it, in UTF-16 units. */
  inside: z.object({ text: z.string(), start: z.int() }).optional(),
});

const cellOfField = placedCell.extend({ field: z.string(), likely: z.literal(true).optional() });

/** Several tables stand beside each other, and one of them is read: its columns, from 0, and those of the others. */
const beside = z.object({
  from: z.int(),
  /** Not included; null: to the last column. */
  to: z.int().nullable(),
  columns: z.array(z.object({ index: z.int(), header: z.string() })),
});

const furtherTable = z.object({
  /** 1-based row of its (last) header line. */
  headerRow: z.int(),
  /** It goes on below the header above it, and only the cells that hold values for all rows are others: they stand in `headerRow`. */
  again: z.literal(true).optional(),
  headerLines: z.literal(2).optional(),
  columns: z.array(columnMatch),
  /** Cells above it that hold a field's value for all its rows. */
  cells: z.array(cellOfField).optional(),
  beside: beside.optional(),
});

export const sheetRecognition = z.object({
  sheet: z.string(),
  /** The worksheet on which it stands beside another table, each of which is read as a sheet of its own. */
  worksheet: z.string().optional(),
  hidden: z.boolean(),
  /** What the sheet is used as; `ignored` with the reason. */
  use: z.enum(['whole', 'order', 'detail', 'ignored']),
  ignored: z.enum(['empty', 'hidden', 'instructions', 'unknown', 'other-kind', 'chosen']).optional(),
  kind: z.string().nullable(),
  /** 1-based row of the (last) header line; null when none was found. */
  headerRow: z.int().nullable(),
  /** 2 when the header is that row and the one above it; absent when it is one row. */
  headerLines: z.literal(2).optional(),
  columns: z.array(columnMatch),
  /** The first rows below the header as they stand, a cell for each of `columns`; absent in what an older version read. */
  firstRows: z.array(z.array(z.string())).optional(),
  /** Fields claimed by two columns: a question, not a guess. */
  conflicts: z.array(z.object({ field: z.string(), columns: z.array(z.int()) })),
  /** Required fields that no column carries. */
  missing: z.array(z.string()),
  /** Fields that no column carries and that every line needs, because none of the fields `unless` has a source either; absent where there are none. */
  needed: z.array(z.object({ field: z.string(), unless: z.array(z.string()).min(1) })).optional(),
  /** For fields that are missing or needed, columns that may be theirs, likeliest first; absent in what an older version read. */
  candidates: z.array(z.object({ index: z.int(), field: z.string() })).optional(),
  /** Open questions on columns; absent where there are none. */
  questions: z.array(columnQuestion).optional(),
  /** Values for fields without a column; absent where there are none. */
  constants: z.array(constant).optional(),
  /** The table ends above the first row that begins with this text. */
  ends: z.string().optional(),
  /** The layout that it was read by. */
  layout: z.object({ id: z.string(), name: z.string() }).optional(),
  /** Cells above the table that hold a field's value for all its rows; absent where there are none. */
  cells: z.array(cellOfField).optional(),
  /** Where other tables stand beside it, which are not read; absent where there are none. */
  beside: beside.optional(),
  /** Tables further down that have a header of their own, each down to the next one; absent where there are none. */
  tables: z.array(furtherTable).optional(),
  /**
   * Where columns are boxes: the rows that hold a value of each, above the lines or below them; `field` null for one that is not
   * used. Absent where there are none.
   */
  boxRows: z.array(boxRow.extend({ row: z.int(), likely: z.literal(true).optional() })).optional(),
  /** Cells above the table that have a label as well, and are not used; absent where there are none. */
  labels: z.array(placedCell).optional(),
  /** For an unknown sheet: the kinds it resembles, best first, and what each misses. */
  resembles: z.array(z.object({ kind: z.string(), score: z.number(), missing: z.array(z.string()) })),
  /** Its workbook counts days from 1904: a number in a column of dates is asked about. */
  date1904: z.literal(true).optional(),
  rows: z.int(),
  hiddenRows: z.int(),
  hiddenColumns: z.array(z.int()),
});
export type SheetRecognition = z.infer<typeof sheetRecognition>;

/** The fields that a column fills, or is said to: one, or those of its parts. */
export function fieldsOf({
  field,
  fields,
  reading,
}: Pick<ColumnReading, 'field' | 'fields'> & { readonly reading?: HowRead | undefined }): string[] {
  return (fields ?? reading?.fields ?? [field]).filter((it) => it !== null);
}

/** The column that a question is about. */
export function askedColumn(
  { columns, tables = [] }: Pick<SheetRecognition, 'columns' | 'tables'>,
  { index, table }: Pick<ColumnQuestion, 'index' | 'table'>,
): ColumnMatch | undefined {
  const own = table === undefined ? columns : tables.find(({ headerRow }) => headerRow === table)?.columns;
  return own?.find((column) => column.index === index);
}

/** The columns of used sheets, the cells above their tables, the rows of their boxes and the values for all rows that are likely only. */
export function likelyColumns(sheets: readonly SheetRecognition[]): {
  sheet: string;
  column: Pick<ColumnMatch, 'header' | 'field' | 'reading' | 'maybeOfOrder' | 'saidElsewhere'> & {
    readonly constant?: true;
  };
}[] {
  return sheets.flatMap((of) => {
    if (of.use === 'ignored') return [];
    const rows = (of.boxRows ?? []).map(({ label, field, likely, row: _, ...reading }) => ({
      header: label,
      field,
      reading,
      likely,
    }));
    const values = (of.constants ?? []).map(({ field, value, likely }) => ({
      ...{ header: value, field, likely },
      ...{ saidElsewhere: true as const, constant: true as const },
    }));
    return [of, ...(of.tables ?? [])].flatMap(({ columns, cells = [] }, at) =>
      [
        ...columns,
        ...cells.map(({ label, ...cell }) => ({ ...cell, header: label })),
        ...(at === 0 ? [...rows, ...values] : []),
      ]
        .filter(({ likely }) => likely)
        .map((column) => ({ sheet: of.sheet, column })),
    );
  });
}

/** What of a sheet somebody hid or filtered out, and was read all the same: rows, and columns that hold something. */
export function hiddenIn({ columns, hiddenRows, hiddenColumns }: SheetRecognition): {
  readonly rows: number;
  readonly columns: readonly ColumnMatch[];
} {
  const hidden = new Set(hiddenColumns);
  return { rows: hiddenRows, columns: columns.filter(({ index, filled = 1 }) => hidden.has(index) && filled > 0) };
}

/** The columns that only tables further down a sheet have, each once. */
export function ownColumns({ tables = [] }: Pick<SheetRecognition, 'tables'>): ColumnMatch[] {
  const own = tables.flatMap(({ again, columns }) => (again ? [] : columns.filter((column) => column.own)));
  return [...new Map(own.map((column) => [column.header, column])).values()];
}

/** A person's correction of what was recognised, per sheet. */
export const sheetChoice = z.object({
  file: z.int(),
  sheet: z.string(),
  use: z.enum(['whole', 'order', 'detail', 'ignored']).optional(),
  kind: z.string().optional(),
  headerRow: z.int().min(1).optional(),
  /** Column index → field key, or null for "not used". */
  columns: z.record(z.string(), z.string().nullable()).optional(),
  /** Column index → the same, with how its cells are read. Goes before `columns`. */
  readings: z.record(z.string(), columnReading).optional(),
  /** Header → the same, of columns that only tables further down the sheet have. */
  named: z.record(z.string(), columnReading).optional(),
  /** Field → one value for all rows, for a field without a column; null takes a remembered one back. */
  constants: z.record(z.string(), z.string().nullable()).optional(),
  /** All the cells above the table that hold a field's value. */
  cells: z.array(cellAbove).optional(),
  /** The table ends above the first row that begins with this text; null: at the end of the sheet. */
  ends: z.string().nullable().optional(),
});
export type SheetChoice = z.infer<typeof sheetChoice>;

/** What a person says of all sheets at once, without having seen how they are read. A {@link SheetChoice} goes before it. */
export const sheetHints = z.object({
  /** Header → field key, or null for "not used"; headers are compared without case, width, spaces and punctuation. */
  columns: z.record(z.string(), z.string().nullable()).optional(),
  /** Header → the same, with how its cells are read. Goes before `columns`. */
  readings: z.record(z.string(), columnReading).optional(),
  /** Header → what is laid over what is known of how its cells are read: an answer to a question of the column. */
  answers: z.record(z.string(), howRead).optional(),
  /** Field → its value in every row that has none. */
  constants: z.record(z.string(), z.string()).optional(),
  /** Used before what is remembered, and not remembered themselves. */
  layouts: z.array(layoutContent).optional(),
  /** Only these sheets are used, hidden ones too. */
  sheets: z.array(z.string()).min(1).optional(),
  headerRow: z.int().min(1).optional(),
});
export type SheetHints = z.infer<typeof sheetHints>;
