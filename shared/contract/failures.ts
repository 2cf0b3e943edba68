import { z } from 'zod';
import { params } from './problem.ts';
import { procedure } from './procedure.ts';
import { shownState } from './run.ts';

/** Orders that sending did not bring to the partner, or that it may not have, of one reason. */
const failureGroup = z.object({
  shown: shownState,
  count: z.int(),
  /** The partner's own words, where it rejected them. */
  message: z.string().nullable(),
  /** The first error of the first of them; `fixable`: how many like it in the run offer a way out. */
  problem: z
    .object({ id: z.int(), code: z.string(), field: z.string().nullable(), params, fixable: z.int() })
    .nullable(),
  /** The first of them, in reading order. */
  orders: z.array(z.object({ id: z.int(), key: z.string() })),
});
export type FailureGroup = z.infer<typeof failureGroup>;

export const failureProcedures = {
  /** What did not get there, those of one reason together, the largest groups first. */
  'orders.failures': procedure(z.object({ run: z.string() }), z.array(failureGroup)),
};
