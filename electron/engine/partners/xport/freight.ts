import { z } from 'zod';
import type { FreightOption, Goods, QuotedGoods } from '#shared/freight/quote.ts';
import { objectsIn, textIn } from '#shared/kinds/json.ts';
import type { JsonObject } from '#shared/kinds/kind.ts';
import type { ExactJson } from '../http/json.ts';
import type { FreightPartner, QuoteResult } from '../partner-client.ts';
import { call, type XportAccess } from './call.ts';
import { estimate, type Operation, preview } from './operations.ts';

/**
 * Xport's prices: a preview is binding for a while and has an id, an estimate is not and has none. What is asked about
 * has the shape of a booking everywhere in the engine, so that prices kept before stay comparable; here it takes the
 * shape of the wire.
 */
export function createXportFreight(access: XportAccess): FreightPartner {
  const { concurrency, ratePerSecond, previewItems } = access.settings;

  async function ask(operation: Operation, body: JsonObject, signal: AbortSignal): Promise<QuoteResult> {
    const reading = await call(access, operation, JSON.stringify(body), signal);
    if (reading.type === 'refused') {
      const { status, code, text } = reading;
      return { type: 'rejected', status, messages: [{ code, text }] };
    }
    if (reading.type !== 'good') return reading;
    const { status } = reading;
    const about = operation === estimate ? { itemId: textIn(body, 'itemId'), skuId: textIn(body, 'skuId') } : undefined;
    const quote = readQuote(reading.data, about);
    if (!quote || (operation === preview && quote.renderId === '')) {
      return { type: 'unknown', reason: 'unreadable', status };
    }
    return { type: 'quoted', status, renderId: quote.renderId || null, goods: quote.goods };
  }

  return {
    concurrency,
    ratePerSecond,
    preview({ lineItems = [], ...order }, signal) {
      return ask(preview, { ...order, [previewItems]: lineItems }, signal);
    },
    estimates: ({ lineItems = [], ...order }) =>
      objectsIn({ lineItems }, 'lineItems').map((item) => ({ ...item, ...order })),
    estimate: (body, signal) => ask(estimate, body, signal),
  };
}

const text = z
  .string()
  .nullish()
  .transform((value) => (value ?? '').trim());

/** Numbers come as their digits. */
const days = z
  .string()
  .regex(/^\d{1,4}$/)
  .nullish()
  .catch(null)
  .transform((value) => (value ? Number(value) : null));

const option = z.object({
  serviceId: z.string().trim().min(1),
  companyName: text,
  serviceCategory: text,
  freightFee: z.object({ amount: z.string().regex(/^\d+(?:\.\d+)?$/), currency: text }),
  minDeliveryDays: days,
  maxDeliveryDays: days,
});

const infos = z.array(z.unknown()).nullish();
const items = z.array(z.object({ itemId: z.string(), skuId: z.string(), freightInfos: infos }));
const quote = z.object({ renderId: text, lineItems: items.optional(), renderItems: items.optional() });

interface Quote {
  /** Empty when the answer names none. */
  readonly renderId: string;
  readonly goods: readonly QuotedGoods[];
}

/**
 * The `data` of a preview or an estimate. Lines are called as in a booking or as in a preview, and may be the bare list;
 * of an estimate `about` one item the services may stand by themselves. An option without a service or a price cannot
 * be chosen and is left out. Null when it is no such data, or says of another item than it was asked about.
 */
export function readQuote(data: ExactJson, about?: Goods): Quote | null {
  const parsed = quote.safeParse(inLines(data, about));
  const lines = parsed.data?.lineItems ?? parsed.data?.renderItems;
  if (!parsed.success || !lines) return null;
  const isOther = about && lines.some(({ itemId, skuId }) => itemId !== about.itemId || skuId !== about.skuId);
  if (isOther) return null;
  return {
    renderId: parsed.data.renderId,
    goods: lines.map(({ itemId, skuId, freightInfos }) => ({
      itemId,
      skuId,
      options: (freightInfos ?? []).flatMap(readOption),
    })),
  };
}

const ofItem = z.looseObject({ freightInfos: z.array(z.unknown()).nullable() });
const services = z.array(z.looseObject({ serviceId: z.string() }));

function inLines(data: ExactJson, about: Goods | undefined): unknown {
  if (about) {
    const one = ofItem.safeParse(data);
    if (one.success) return { lineItems: [{ ...about, ...one.data }] };
    const bare = services.safeParse(data);
    if (bare.success) return { lineItems: [{ ...about, freightInfos: data }] };
  }
  return Array.isArray(data) ? { lineItems: data } : data;
}

function readOption(info: unknown): readonly FreightOption[] {
  const parsed = option.safeParse(info);
  if (!parsed.success) return [];
  const { serviceId, companyName, serviceCategory, freightFee: fee, minDeliveryDays, maxDeliveryDays } = parsed.data;
  return [{ serviceId, companyName, serviceCategory, fee, minDays: minDeliveryDays, maxDays: maxDeliveryDays }];
}
