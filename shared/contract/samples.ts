import { z } from 'zod';
import { importProcedures } from './imports.ts';
import { procedure } from './procedure.ts';

/** The workbooks that come with the program, to try it with. They always go to the practice partners. */
export const sampleName = z.enum([
  'overseas-with-mistakes.xlsx',
  'overseas-merged-cells.xlsx',
  'cainiao-stock-in.xlsx',
]);
export type SampleName = z.infer<typeof sampleName>;

export const sampleProcedures = {
  /** Imports a sample like a file of one's own. Fails with `sample.missing` where the program came without them. */
  'samples.import': procedure(
    z.object({ importId: z.string(), name: sampleName }),
    importProcedures['imports.create'].output,
  ),
};
