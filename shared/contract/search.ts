import { z } from 'zod';
import { procedure } from './procedure.ts';
import { existing, runFile, shownState, target } from './run.ts';

const foundOrder = z.object({
  order: z.int(),
  key: z.string(),
  run: z.string(),
  kind: z.string(),
  target,
  shown: shownState,
  existing: existing.nullable(),
  partnerNo: z.string().nullable(),
  /** The first file of its run. */
  file: z.string(),
  createdAt: z.string(),
  /** What of it was found, where it is neither its key nor the partner's number: a SKU, a box, a tracking number. */
  matched: z.array(z.string()),
});
export type FoundOrder = z.infer<typeof foundOrder>;

const foundRun = z.object({
  run: z.string(),
  kind: z.string(),
  target,
  createdAt: z.string(),
  files: z.array(runFile.pick({ name: true })),
});

/** A number that was used, by an order that no run in sight has. */
const usedNumber = z.object({
  key: z.string(),
  partnerNo: z.string().nullable(),
  kind: z.string(),
  target,
  /** What the account was called, and when it used it (ISO time). */
  accountName: z.string(),
  at: z.string(),
  /** Its run where that was deleted and can be taken back; null where this data does not have it. */
  deleted: z.object({ run: z.string(), file: z.string() }).nullable(),
});
export type UsedNumber = z.infer<typeof usedNumber>;

export const searchProcedures = {
  /**
   * Orders of all runs in sight by their own and the partner's numbers, tracking numbers, SKUs, box numbers and other codes, and
   * runs by their files. Every word of the text must occur, in part and whatever its case. What has one of these numbers
   * wholly comes first, then the newest. Of orders that were sent and are in no run in sight, their own and the partner's numbers.
   */
  'search.find': procedure(
    z.object({ text: z.string().max(200), limit: z.int().min(1).max(100).default(20) }),
    z.object({
      orders: z.array(foundOrder),
      /** There are more orders than these. */
      more: z.boolean(),
      runs: z.array(foundRun),
      /** Those that are the text, or where no order was found, hold its words. */
      used: z.array(usedNumber),
    }),
  ),
};
