import { z } from 'zod';
import { procedure } from './procedure.ts';
import { run } from './run.ts';

/** What a run waits for a person with, the most urgent first. */
export const jobType = z.enum(['unknown', 'held', 'notBegun', 'paused', 'failures', 'columns', 'errors', 'ready']);
export type JobType = z.infer<typeof jobType>;

const job = z.object({
  type: jobType,
  /** Orders that a person decides about, that are queued, failed or can be sent; lines without an order; errors. */
  count: z.int(),
  /** Besides: orders of unknown outcome about which the partner is asked when the run goes on. */
  asked: z.int(),
  /** It cannot go on before its account has its keys. */
  lacksKeys: z.boolean(),
  run,
});
export type Job = z.infer<typeof job>;

export const todayProcedures = {
  /**
   * What waits for a person: runs by urgency, each once, the newest first in each, and what is found of orders accepted for real. Unfinished runs of
   * the last {@link DAYS_UNFINISHED} days; what is stopped or unknown, however old.
   */
  'today.get': procedure(
    z.object({}),
    z.object({
      jobs: z.array(job),
      /** Runs in sight, whatever they wait for. */
      runs: z.int(),
      followUp: z.object({
        /** Orders with a finding that nobody settled. */
        attention: z.int(),
        /** Orders of which something is missing, and pieces. */
        short: z.object({ orders: z.int(), pieces: z.int() }),
        /** Orders that may still be drafts. */
        draft: z.int(),
      }),
    }),
  ),
};

/** Older runs with mistakes, or of which nothing was sent, are not told of any more. */
export const DAYS_UNFINISHED = 30;
