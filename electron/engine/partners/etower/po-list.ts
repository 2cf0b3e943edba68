import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { FollowUpPartner, FollowUpResult, OrderReport, Unanswered } from '../partner-client.ts';
import { call, type EtowerAccess } from './call.ts';
import { readReport } from './read-report.ts';

/** Characters kept of a message. */
const MAX_TEXT = 500;

/** Numbers may come as text and the other way round. */
const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value)));

const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((value) => value === 'true')]).nullish();

const answer = z.object({ code: text, message: text, success: flag, data: z.unknown() });

/** Other properties are let through, and new ones ignored: the vendor says that it may add some (25270513). */
const element = z.looseObject({ orderNo: text, referenceNo: text, status: text, statusMsg: text });
const elements = z.union([z.literal('').transform(() => []), z.array(element)]);

/** One order in an answer of `poList`, its other properties as they came. */
export type ListedOrder = z.output<typeof element>;

/** What asking for orders by reference came to; `refused`: a code other than `0`, which says nothing about any order. */
export type PoListResult =
  | { readonly type: 'answered'; readonly status: number; readonly orders: readonly ListedOrder[] }
  | Extract<FollowUpResult, { readonly type: 'refused' }>
  | Unanswered;

/** `poList` by our references; how both of its lists go together is not said, so that one of them stays empty. */
export async function askPoList(
  access: EtowerAccess,
  keys: readonly string[],
  signal: AbortSignal,
): Promise<PoListResult> {
  const body = JSON.stringify({ orderNoList: [], referenceNoList: keys });
  const result = await call(access, 'poList', body, signal);
  if (result.type !== 'answered') return result;
  const { status, json } = result;
  const read = answer.safeParse(json);
  if (!read.success || read.data.code === '') {
    if (status >= 400) return { type: 'refused', status, code: '', message: '' };
    return { type: 'unknown', reason: 'unreadable', status };
  }
  const { code, message, success, data } = read.data;
  if (code !== '0' || status >= 400) return { type: 'refused', status, code, message: message.slice(0, MAX_TEXT) };
  const orders = elements.safeParse(data);
  if (success === false || !orders.success) return { type: 'unknown', reason: 'unreadable', status };
  return { type: 'answered', status, orders: orders.data };
}

/** The warehouse's follow-up call: what `poList` says of each reference that was asked for. */
export function createEtowerFollowUp(access: EtowerAccess): FollowUpPartner {
  const { concurrency, ratePerSecond } = access.settings;
  return {
    concurrency,
    ratePerSecond,
    async ask(keys, signal) {
      const result = await askPoList(access, keys, signal);
      if (result.type !== 'answered') return result;
      const asked = new Set(keys);
      const byReference = Map.groupBy(
        result.orders.filter(({ referenceNo }) => asked.has(referenceNo)),
        ({ referenceNo }) => referenceNo,
      );
      const found = [...byReference].map(([key, orders]) => [key, reportOf(orders)] as const);
      return { type: 'answered', status: result.status, found: new Map(found) };
    },
  };
}

/** The same order once more is one order; another number is another one; anything else contradicts itself. */
function reportOf(orders: readonly ListedOrder[]): OrderReport {
  const [first, ...more] = orders;
  const orderNos = [...new Set(orders.map(({ orderNo }) => orderNo))];
  if (orderNos.length > 1) return { type: 'twice', orderNos };
  if (!first || more.some((other) => !isDeepStrictEqual(other, first))) return { type: 'unreadable' };
  const order = readReport(first);
  return order ? { type: 'reported', order } : { type: 'unreadable' };
}
