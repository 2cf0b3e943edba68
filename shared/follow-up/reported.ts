import { z } from 'zod';

const whole = z.int().min(0).nullable();

/** What a warehouse says of one SKU of an order; null: it says nothing (which is not 0). */
export const reportedSku = z.object({
  sku: z.string(),
  name: z.string(),
  /** Pieces announced, as the warehouse has them. */
  forecast: whole,
  /** Pieces put away. */
  putAway: whole,
  /** Wall time of the last of them, as it came. */
  putAwayAt: z.string().nullable(),
  /** Of those put away, where the partner tells them apart. */
  damaged: whole.optional(),
});
export type ReportedSku = z.infer<typeof reportedSku>;

/** What a warehouse says of one order. Its lines are per SKU: which box a piece came in, it does not say. */
export const reported = z.object({
  orderNo: z.string().nullable(),
  /** Its own code and words, whatever they mean. */
  status: z.string(),
  statusText: z.string(),
  /** Number of its shipping plan (ASN); that there is one proves nothing. */
  planNo: z.string().nullable(),
  /** Wall times as they came, without a zone. */
  createdAt: z.string().nullable(),
  deliveredAt: z.string().nullable(),
  boxes: whole,
  /** An exact decimal, in the unit it names. */
  volume: z.string().nullable(),
  volumeUnit: z.string(),
  skus: z.array(reportedSku),
  /** When it last changed, as it came; absent where the partner does not say. */
  changedAt: z.string().optional(),
  /** As of which change the quantities were fetched, where they are fetched apart. */
  countedAt: z.string().optional(),
});
export type Reported = z.infer<typeof reported>;
