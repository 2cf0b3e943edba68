import { z } from 'zod';
import { procedure } from './procedure.ts';

export const written = z.object({
  path: z.string(),
  /** Sentences about the report, such as that the original could not be patched (`report.<code>`). */
  notes: z.array(z.string()),
});

/** A name that a person chose replaces the file that has it; one that was made up for them takes the next free name instead. */
export const ifTaken = z.enum(['replace', 'next']).default('replace');

export const reportType = z.enum(['errors', 'failures', 'results']);
export type ReportType = z.infer<typeof reportType>;

export const reportProcedures = {
  /**
   * `errors`: the user's own workbook with mistakes marked. `failures`: of it only the rows of orders that were rejected or
   * not sent; no file where there are none. `results`: the partner's numbers per order.
   * With several source files, `out` is the name of the first; the others stand beside it under their own source's name
   * (or a number), and never replace a file.
   */
  'reports.write': procedure(
    z.object({
      run: z.string(),
      type: reportType,
      format: z.enum(['xlsx', 'csv']).default('xlsx'),
      out: z.string(),
      ifTaken,
      lang: z.enum(['zh', 'en']).default('zh'),
    }),
    z.object({ files: z.array(written) }),
  ),
  'templates.write': procedure(
    z.object({ kind: z.string(), out: z.string(), ifTaken, lang: z.enum(['zh', 'en']).default('zh') }),
    written,
  ),
};
