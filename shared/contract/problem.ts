import { z } from 'zod';

export const severity = z.enum(['error', 'warning', 'info']);

/** What the words of a code are filled with. */
export const params = z.record(z.string(), z.union([z.string(), z.number()]));

export const fixCell = z.object({ line: z.int(), field: z.string(), value: z.string() });
export const fix = z.discriminatedUnion('type', [
  z.object({ type: z.literal('set'), cells: z.array(fixCell) }),
  z.object({ type: z.literal('merge-lines'), keep: z.int(), drop: z.int(), cells: z.array(fixCell) }),
]);

/** A stored problem with its place spelled out, as the side list and the command line show it. */
export const placedProblem = z.object({
  id: z.int(),
  code: z.string(),
  severity,
  field: z.string().nullable(),
  line: z.int().nullable(),
  /** Where it is shown: the line itself, or the first line of an order that is meant as a whole. */
  atLine: z.int().nullable(),
  order: z.string().nullable(),
  file: z.string(),
  sheet: z.string(),
  /** Counts from 1 in the sheet; null for a whole file or sheet. */
  row: z.int().nullable(),
  /** The header text of the column; the field's label when the sheet has no such column. */
  column: z.string(),
  params,
  fix: fix.optional(),
});
export type PlacedProblem = z.infer<typeof placedProblem>;

/** Problems alike: same code, severity and field. */
export const problemGroup = z.object({
  code: z.string(),
  severity,
  field: z.string().nullable(),
  count: z.int(),
  fixable: z.int(),
  /** The first one's, to show an example in words. */
  params,
});
export type ProblemGroup = z.infer<typeof problemGroup>;

/** Something wrong with a file as a whole, kept apart from line problems. `shared/text` has `file.<code>`. */
export const fileProblem = z.object({
  file: z.string(),
  code: z.string(),
  params,
});
export type FileProblem = z.infer<typeof fileProblem>;
