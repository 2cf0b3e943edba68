import { z } from 'zod';
import type { FreightOption, QuotedGoods } from '#shared/freight/quote.ts';
import type { JsonObject } from '#shared/kinds/kind.ts';
import type { ExactJson } from '../http/json.ts';
import type { FreightPartner, QuoteResult } from '../partner-client.ts';
import { call, type XportAccess } from './call.ts';
import { estimate, type Operation, preview } from './operations.ts';

/** Xport's prices: a preview is binding for a while and has an id, an estimate is not and has none. */
export function createXportFreight(access: XportAccess): FreightPartner {
  const { concurrency, ratePerSecond } = access.settings;

  async function ask(operation: Operation, body: JsonObject, signal: AbortSignal): Promise<QuoteResult> {
    const reading = await call(access, operation, JSON.stringify(body), signal);
    if (reading.type === 'refused') {
      const { status, code, text } = reading;
      return { type: 'rejected', status, messages: [{ code, text }] };
    }
    if (reading.type !== 'good') return reading;
    const { status } = reading;
    const quote = readQuote(reading.data);
    if (!quote || (operation === preview && quote.renderId === '')) {
      return { type: 'unknown', reason: 'unreadable', status };
    }
    return { type: 'quoted', status, renderId: quote.renderId || null, goods: quote.goods };
  }

  return {
    concurrency,
    ratePerSecond,
    preview: (body, signal) => ask(preview, body, signal),
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

const quote = z.object({
  renderId: text,
  lineItems: z.array(z.object({ itemId: z.string(), skuId: z.string(), freightInfos: z.array(z.unknown()).nullish() })),
});

interface Quote {
  /** Empty when the answer names none. */
  readonly renderId: string;
  readonly goods: readonly QuotedGoods[];
}

/**
 * The `data` of a preview or an estimate; an estimate may be the bare list of lines. An option without a service or a
 * price cannot be chosen and is left out. Null when it is no such data.
 */
export function readQuote(data: ExactJson): Quote | null {
  const parsed = quote.safeParse(Array.isArray(data) ? { lineItems: data } : data);
  if (!parsed.success) return null;
  const { renderId, lineItems } = parsed.data;
  return {
    renderId,
    goods: lineItems.map(({ itemId, skuId, freightInfos }) => ({
      itemId,
      skuId,
      options: (freightInfos ?? []).flatMap(readOption),
    })),
  };
}

function readOption(info: unknown): readonly FreightOption[] {
  const parsed = option.safeParse(info);
  if (!parsed.success) return [];
  const { serviceId, companyName, serviceCategory, freightFee: fee, minDeliveryDays, maxDeliveryDays } = parsed.data;
  return [{ serviceId, companyName, serviceCategory, fee, minDays: minDeliveryDays, maxDays: maxDeliveryDays }];
}
