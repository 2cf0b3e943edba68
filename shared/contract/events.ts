import { z } from 'zod';
import { orderState, run } from './run.ts';

/** What the engine tells without being asked. An `order` is told at once, a `run` a few times a second; the last is never lost. */
export const engineEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('import-progress'),
    importId: z.string(),
    file: z.string(),
    /** Which file it is, from 1 on, and how many there are. */
    fileNo: z.int(),
    files: z.int(),
    stage: z.enum(['gate', 'read', 'check', 'store', 'attachments']),
    done: z.int(),
    total: z.int().nullable(),
  }),
  z.object({ type: z.literal('run'), run }),
  /** How this desk stands to the office, or whether that can be asked, is another (`ledger.standing`). */
  z.object({ type: z.literal('office') }),
  /** Orders of a run on their way into the queue: nothing of it leaves before all are in it. */
  z.object({ type: z.literal('queue-progress'), run: z.string(), done: z.int(), total: z.int() }),
  /** Orders that the partner was asked the price of. */
  z.object({ type: z.literal('freight-progress'), run: z.string(), done: z.int(), total: z.int() }),
  /** Accepted orders that a partner was asked about; told of each account, the last with `done` as `total`. */
  z.object({ type: z.literal('follow-up'), account: z.string(), done: z.int(), total: z.int() }),
  z.object({
    type: z.literal('order'),
    run: z.string(),
    order: z.int(),
    key: z.string(),
    state: orderState,
    partnerNo: z.string().nullable(),
    message: z.string().nullable(),
  }),
]);
export type EngineEvent = z.infer<typeof engineEvent>;
