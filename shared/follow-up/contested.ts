import { z } from 'zod';
import { reported } from './reported.ts';

/** One point on which an answer contradicts what is known. Values as the warehouse gave them; null: nothing. */
export const contradiction = z.object({
  what: z.enum(['orderNo', 'createdAt', 'deliveredAt', 'planNo', 'boxes', 'volume', 'forecast', 'putAway', 'status']),
  /** Of quantities. */
  sku: z.string().nullable(),
  known: z.union([z.string(), z.number()]).nullable(),
  said: z.union([z.string(), z.number()]).nullable(),
});
export type Contradiction = z.infer<typeof contradiction>;

/** An answer that was not taken. */
export const contested = z.discriminatedUnion('what', [
  z.object({ what: z.literal('changed'), answer: reported, points: z.array(contradiction) }),
  z.object({ what: z.literal('twice'), orderNos: z.array(z.string()) }),
  z.object({ what: z.literal('unreadable') }),
]);
export type Contested = z.infer<typeof contested>;
