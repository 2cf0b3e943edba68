import { z } from 'zod';
import type { Answer, LookupResult } from '../client.ts';
import { call, type EtowerAccess } from './call.ts';

const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value)));

const list = z.object({
  code: z.union([z.literal('0'), z.literal(0)]),
  data: z.union([
    z.literal('').transform(() => []),
    z.array(z.object({ orderNo: text, referenceNo: text, status: text, statusMsg: text })),
  ]),
});

/** Asks for orders by reference (`poList`). What is found is reported as accepted, with the partner's number. */
export async function lookup(
  access: EtowerAccess,
  keys: readonly string[],
  signal: AbortSignal,
): Promise<LookupResult> {
  const body = JSON.stringify({ orderNoList: [], referenceNoList: keys });
  const result = await call(access, 'poList', body, signal);
  if (result.type !== 'answered') return result;
  const { status, json } = result;
  const parsed = list.safeParse(json);
  if (status >= 400) return { type: 'unknown', reason: `http-${status}`, status };
  if (!parsed.success) return { type: 'unknown', reason: 'unreadable', status };
  const found = new Map<string, Answer>();
  for (const { orderNo, referenceNo, ...state } of parsed.data.data) {
    if (!keys.includes(referenceNo)) continue;
    found.set(referenceNo, { type: 'accepted', partnerNo: orderNo || null, data: state });
  }
  return { type: 'answered', status, found };
}
