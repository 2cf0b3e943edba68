import { z } from 'zod';
import { boxType, weights } from './freight.ts';
import { procedure } from './procedure.ts';

/** In cm; null where it is missing or wrong. */
const size = z.string().nullable();

/** Rate cards side by side: the reckoning behind a price, and all of it as a file. */
export const freightCompareProcedures = {
  /** Why an order is charged by its weight: box by box, with this divisor. */
  'freight.explain': procedure(
    z.object({ run: z.string(), order: z.int(), divisor: z.int().min(1) }),
    weights.extend({ boxTypes: z.array(boxType.extend({ lengthCm: size, widthCm: size, heightCm: size })) }),
  ),
  /**
   * Every order against every channel as a workbook (`out`: .xlsx): prices or reasons side by side with totals; how each
   * price comes about; what was reckoned with. `cards` as for `freight.prices`.
   */
  'freight.export': procedure(
    z.object({
      run: z.string(),
      cards: z.array(z.string()).optional(),
      out: z.string(),
      ifTaken: z.enum(['replace', 'next']).default('replace'),
      lang: z.enum(['zh', 'en']).default('zh'),
    }),
    z.object({ path: z.string(), notes: z.array(z.string()) }),
  ),
};
