import { z } from 'zod';
import type { PartnerAnswer } from '#shared/kinds/kind.ts';

const answer = z.object({
  partnerNo: z.string().nullish(),
  data: z.record(z.string(), z.json()),
});

/** The partner's answer to an order that it took, as it was stored; null for any other. */
export function storedAnswer(text: string | null): PartnerAnswer | null {
  const parsed = answer.safeParse(JSON.parse(text ?? 'null'));
  return parsed.success ? { partnerNo: parsed.data.partnerNo ?? null, data: parsed.data.data } : null;
}
