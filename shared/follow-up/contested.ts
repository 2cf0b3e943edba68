import { z } from 'zod';
import { reported } from './reported.ts';

/** Of what an answer speaks, where an order's document and its quantities are asked for apart. */
const part = z.enum(['document', 'quantities']);
export type Part = z.infer<typeof part>;

/** One point on which an answer contradicts what is known. Values as the warehouse gave them; null: nothing. */
export const contradiction = z.object({
  what: z.enum(['orderNo', 'createdAt', 'deliveredAt', 'planNo', 'boxes', 'volume', 'forecast', 'putAway', 'status']),
  /** Of quantities. */
  sku: z.string().nullable(),
  known: z.union([z.string(), z.number()]).nullable(),
  said: z.union([z.string(), z.number()]).nullable(),
  /** What said so, where they are asked for apart. */
  of: part.optional(),
});
export type Contradiction = z.infer<typeof contradiction>;

/** An answer that was not taken. */
export const contested = z.discriminatedUnion('what', [
  z.object({ what: z.literal('changed'), answer: reported, points: z.array(contradiction) }),
  z.object({ what: z.literal('twice'), orderNos: z.array(z.string()) }),
  z.object({ what: z.literal('unreadable'), of: part.optional() }),
]);
export type Contested = z.infer<typeof contested>;

/** Points that were kept before it was noted say it by what they are of. */
export const partOf = ({ of, what }: Contradiction): Part =>
  of ?? (what === 'forecast' || what === 'putAway' ? 'quantities' : 'document');
