import { z } from 'zod';
import { sheetChoice, sheetRecognition } from './recognition.ts';

/** A row of a sheet as it stands. */
const lookedRow = z.object({
  /** From 1, as spreadsheet programs show it. */
  row: z.int(),
  part: z.enum(['above', 'header', 'below']),
  /** By column, from the first; blank ones are ''. Cut to 80 characters. */
  cells: z.array(z.string()),
});
export type LookedRow = z.infer<typeof lookedRow>;

/** What would be read out of one column's cells. */
const columnEffect = z.object({
  /** 0-based column in the sheet. */
  index: z.int(),
  /** Lines in which it holds something. */
  filled: z.int(),
  /** Lines among them of which one of its fields has an error. */
  wrong: z.int(),
  /** The first of these. */
  misfits: z.array(z.object({ row: z.int(), typed: z.string() })),
  /** The first different cells, and what each field gets. */
  examples: z.array(z.object({ row: z.int(), typed: z.string(), read: z.record(z.string(), z.string()) })),
});
export type ColumnEffect = z.infer<typeof columnEffect>;

const lookedSheet = z.object({
  /** As it would be recognised. */
  recognised: sheetRecognition,
  rows: z.array(lookedRow),
  effects: z.array(columnEffect),
});
export type LookedSheet = z.infer<typeof lookedSheet>;

/** An order as it would be read. */
const lookedOrder = z.object({
  key: z.string(),
  lines: z.array(
    z.object({
      sheet: z.string(),
      row: z.int(),
      part: z.enum(['whole', 'order', 'detail']),
      /** Field → text. */
      cells: z.record(z.string(), z.string()),
    }),
  ),
  /** What is wrong with it. */
  errors: z.int(),
});
export type LookedOrder = z.infer<typeof lookedOrder>;

/** A file of a run, and the choices that it would be read with. */
export const lookInput = z.object({ run: z.string(), file: z.int(), choices: z.array(sheetChoice).default([]) });

export const lookedFile = z.object({
  /** The file that was asked about. */
  file: z.int(),
  sheets: z.array(lookedSheet),
  /** The first orders of the run's kind. */
  orders: z.array(lookedOrder),
  /** All of them, as far as was looked. */
  orderCount: z.int(),
  lineCount: z.int(),
  /** Only the beginning of the file was looked at. */
  beginning: z.boolean(),
});
export type LookedFile = z.infer<typeof lookedFile>;
