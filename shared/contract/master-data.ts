import { z } from 'zod';
import { procedure } from './procedure.ts';

const state = z.object({
  /** Whether the run's partner can be asked at all. */
  offered: z.boolean(),
  /** ISO time at which the account's warehouses were last asked for; null before. */
  askedAt: z.string().nullable(),
  warehouses: z.array(z.object({ code: z.string(), name: z.string(), country: z.string(), active: z.boolean() })),
});
export type MasterDataState = z.infer<typeof state>;

/** What a partner says of an account's warehouses and of the goods it knows. A pure read: nothing changes there. */
export const masterDataProcedures = {
  'masterData.get': procedure(z.object({ run: z.string() }), state),
  /**
   * Asks the partner for the warehouses of the run's account and for the stock records of its SKUs, in what sending leaves over, and
   * checks the account's unsent orders anew. Failure `masterData.notOffered`; `masterData.failed` with a reason.
   */
  'masterData.refresh': procedure(
    z.object({ run: z.string() }),
    state.extend({
      requests: z.int(),
      /** SKUs of the run's unsent orders, and those of them without a stock record. */
      skus: z.object({ all: z.int(), unknown: z.array(z.string()) }),
    }),
  ),
  /**
   * The SKUs of the run's unsent orders without a stock record, by the last answer, as a sheet ready to register them
   * (`product-create`). Only what a line says of a product itself is filled in: sizes and weights in it are of boxes. Failure
   * `masterData.noneUnknown`.
   */
  'masterData.products': procedure(
    z.object({
      run: z.string(),
      out: z.string(),
      ifTaken: z.enum(['replace', 'next']).default('replace'),
      lang: z.enum(['zh', 'en']).default('zh'),
    }),
    z.object({ path: z.string(), notes: z.array(z.string()), skus: z.int() }),
  ),
};
