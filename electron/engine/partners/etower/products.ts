import { z } from 'zod';
import type { Answer, Outgoing, PartnerClient, SendResult } from '../partner-client.ts';
import { call, type EtowerAccess } from './call.ts';

/** The partner's code for a SKU that it has. */
const REPEATED = '100025';
/** Never more, whatever is set. */
const MOST = 30;
/** Characters kept of a message. */
const MAX_TEXT = 500;

const text = z
  .union([z.string(), z.number(), z.boolean()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value)));

const element = z.looseObject({
  code: text,
  message: text,
  data: z.union([z.string(), z.number(), z.looseObject({ sku: text, barcode: text })]).nullish(),
  errors: z.union([z.literal('').transform(() => []), z.array(z.looseObject({ code: text, message: text }))]).nullish(),
});
type Element = z.output<typeof element>;

/**
 * Registers products (`product/create`). A SKU that it has is refused as repeated and nothing else of it changes, so that
 * sending one again tells what became of it.
 */
export function createEtowerProducts(access: EtowerAccess): PartnerClient {
  const { concurrency, ratePerSecond, productListSize } = access.settings;
  return {
    ordersPerRequest: Math.min(productListSize, MOST),
    concurrency,
    ratePerSecond,
    resendSafe: true,
    send: (orders, signal) => create(access, orders, signal),
  };
}

async function create(access: EtowerAccess, orders: readonly Outgoing[], signal: AbortSignal): Promise<SendResult> {
  const result = await call(access, 'product/create', JSON.stringify(orders.map(({ body }) => body)), signal);
  if (result.type !== 'answered') return result;
  const { status, json } = result;
  const keys = orders.map(({ key }) => key);
  const read = z.array(element).safeParse(Array.isArray(json) ? json : [json]);
  if (!read.success && status < 400) return { type: 'unknown', reason: 'unreadable', status };
  const answers = answersOf(read.success ? read.data : [], keys);
  // A request that was refused as such registered nothing.
  const rest: Answer = { type: 'rejected', messages: [{ code: `HTTP ${status}`, text: '' }] };
  if (status >= 400) for (const key of keys) if (!answers.has(key)) answers.set(key, rest);
  return { type: 'answered', status, answers };
}

/** By the SKU that an element names, in its data or in a message; never by its place. Two different answers are none. */
function answersOf(elements: readonly Element[], keys: readonly string[]): Map<string, Answer> {
  const answers = new Map<string, Answer>();
  for (const each of elements) {
    const key = skuOf(each, keys);
    if (key === null) continue;
    answers.set(key, answers.has(key) ? { type: 'unknown', reason: 'contradictory' } : toAnswer(each));
  }
  return answers;
}

function skuOf({ data, errors }: Element, keys: readonly string[]): string | null {
  const named = typeof data === 'object' && data !== null ? data.sku : String(data ?? '');
  if (named !== '') return keys.includes(named) ? named : null;
  const mentioned = keys.filter((key) => errors?.some(({ message }) => message.includes(`SKU:${key},`)));
  return mentioned.length === 1 ? (mentioned[0] ?? null) : null;
}

function toAnswer({ code, message, data, errors }: Element): Answer {
  const said = errors ?? [];
  const isObject = typeof data === 'object' && data !== null;
  if (code === '0' && said.length === 0 && isObject) {
    return { type: 'accepted', partnerNo: data.barcode || null, data: { barcode: data.barcode } };
  }
  if (said.some((error) => error.code === REPEATED)) return { type: 'exists', partnerNo: null, data: {} };
  if (code === '0' || code === '') return { type: 'unknown', reason: 'contradictory' };
  const messages = said.length > 0 ? said : [{ code, message }];
  return {
    type: 'rejected',
    messages: messages.map((one) => ({ code: one.code, text: one.message.slice(0, MAX_TEXT) })),
  };
}
