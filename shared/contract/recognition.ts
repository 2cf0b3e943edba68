import { z } from 'zod';

/** How a column came to its field; shown beside it. Tried in this order. */
export const matchRule = z.enum(['chosen', 'remembered', 'exact', 'alias', 'words', 'values', 'fuzzy']);

export const columnMatch = z.object({
  /** 0-based column in the sheet. */
  index: z.int(),
  header: z.string(),
  /** The field, or null when the column is not used. */
  field: z.string().nullable(),
  rule: matchRule.nullable(),
  /** The field is likely, not sure: a person confirms it before anything is sent. */
  likely: z.literal(true).optional(),
  /** Cells of its lines that hold something; absent in what an older version read. */
  filled: z.int().optional(),
  /** Up to three of the column's values, to recognise it by. */
  samples: z.array(z.string()),
});
export type ColumnMatch = z.infer<typeof columnMatch>;

export const sheetRecognition = z.object({
  sheet: z.string(),
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
  /** For fields that are missing, columns that may be theirs, likeliest first; absent in what an older version read. */
  candidates: z.array(z.object({ index: z.int(), field: z.string() })).optional(),
  /** For an unknown sheet: the kinds it resembles, best first, and what each misses. */
  resembles: z.array(z.object({ kind: z.string(), score: z.number(), missing: z.array(z.string()) })),
  rows: z.int(),
  hiddenRows: z.int(),
  hiddenColumns: z.array(z.int()),
});
export type SheetRecognition = z.infer<typeof sheetRecognition>;

/** The columns of used sheets whose field is likely only. */
export function likelyColumns(sheets: readonly SheetRecognition[]): { sheet: string; column: ColumnMatch }[] {
  return sheets.flatMap(({ use, sheet, columns }) =>
    use === 'ignored' ? [] : columns.filter(({ likely }) => likely).map((column) => ({ sheet, column })),
  );
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
});
export type SheetChoice = z.infer<typeof sheetChoice>;

/** What a person says of all sheets at once, without having seen how they are read. A {@link SheetChoice} goes before it. */
export const sheetHints = z.object({
  /** Header → field key, or null for "not used"; headers are compared without case, width, spaces and punctuation. */
  columns: z.record(z.string(), z.string().nullable()).optional(),
  /** Only these sheets are used, hidden ones too. */
  sheets: z.array(z.string()).min(1).optional(),
  headerRow: z.int().min(1).optional(),
});
export type SheetHints = z.infer<typeof sheetHints>;
