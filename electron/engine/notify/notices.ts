import { z } from 'zod';
import { hold, target } from '#shared/contract/run.ts';

/** A run, as far as a message names it. */
const ofRun = { run: z.string(), target, partner: z.string(), account: z.string(), keys: z.array(z.string()) };

const short = z.object({
  key: z.string(),
  skus: z.array(z.object({ sku: z.string(), count: z.int() })),
});

/** Something to tell. What a robot may not say is not in it: numbers of orders and goods are left out where they are not chosen. */
export const notice = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('ended'),
    ...ofRun,
    accepted: z.int(),
    exists: z.int(),
    rejected: z.int(),
    left: z.int(),
  }),
  z.object({ what: z.literal('held'), ...ofRun, hold }),
  z.object({ what: z.literal('decision'), ...ofRun, count: z.int() }),
  z.object({
    what: z.literal('shortage'),
    target,
    account: z.string(),
    orders: z.int(),
    pieces: z.int(),
    /** The first of them, where the robot names orders. */
    named: z.array(short),
  }),
]);
export type Notice = z.infer<typeof notice>;
