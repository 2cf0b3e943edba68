import { z } from 'zod';
import { ENCODINGS } from '../sheets/encodings.ts';
import { fileProblem, severity } from './problem.ts';
import { procedure } from './procedure.ts';
import { sheetChoice, sheetRecognition } from './recognition.ts';

const day = z.iso.date();

export const rateCard = z.object({
  id: z.string(),
  name: z.string(),
  /** The workbook it was read from. */
  file: z.string(),
  /** First and last day on which it holds, `yyyy-MM-dd`; null: no such limit. */
  validFrom: day.nullable(),
  validTo: day.nullable(),
  importedAt: z.string(),
  rows: z.int(),
  /** Holds today: quotes are made from it unless others are asked for. */
  valid: z.boolean(),
});
export type RateCardInfo = z.infer<typeof rateCard>;

/** A problem in a card's workbook; `renderProblem` with the sheet `rateCardSheet` has the words. */
export const rateProblem = z.object({
  sheet: z.string(),
  /** Counts from 1; null for the sheet as a whole. */
  row: z.int().nullable(),
  /** The header of the column; the field's label when the sheet has no such column. */
  column: z.string(),
  field: z.string().nullable(),
  code: z.string(),
  severity,
  params: fileProblem.shape.params,
});
export type RateProblem = z.infer<typeof rateProblem>;

const imported = z.object({
  /** Null when nothing was taken: the file was refused or a row has an error. */
  card: rateCard.nullable(),
  /** Every problem of every row, errors and warnings. */
  problems: z.array(rateProblem),
  /** Rows with content that are no prices (titles, notes, totals), and why. */
  skipped: z.array(z.object({ sheet: z.string(), row: z.int(), reason: z.string(), text: z.string() })),
  /** How each sheet was read. */
  sheets: z.array(sheetRecognition),
  refused: fileProblem.nullable(),
});
export type RateCardImport = z.infer<typeof imported>;

/** The office's rate cards: workbooks with what forwarders charge. */
export const rateCardProcedures = {
  /** By name. */
  'rateCards.list': procedure(z.object({}), z.array(rateCard)),
  /**
   * Takes a workbook as a rate card, whole or (with any error) not at all: a price list with holes would name the wrong
   * cheapest. A card of the same name is replaced.
   */
  'rateCards.import': procedure(
    z.object({
      path: z.string(),
      /** Of text that does not show its encoding itself; without it an uncertain one is refused as `encodingAsked`. */
      encoding: z.enum(ENCODINGS).optional(),
      /** The file's name without its extension unless said otherwise. */
      name: z.string().trim().min(1).max(100).optional(),
      validFrom: day.optional(),
      validTo: day.optional(),
      /** False: only for this session, for calls that ask for it by its id. */
      keep: z.boolean().default(true),
      /** A person's word on sheets, header rows and columns; `file` is 0. */
      choices: z.array(sheetChoice).default([]),
    }),
    imported,
  ),
  'rateCards.delete': procedure(z.object({ id: z.string() }), z.object({ deleted: z.boolean() })),
  /** An empty workbook to fill in. */
  'rateCards.template': procedure(
    z.object({ out: z.string(), lang: z.enum(['zh', 'en']).default('zh') }),
    z.object({ path: z.string(), notes: z.array(z.string()) }),
  ),
};
