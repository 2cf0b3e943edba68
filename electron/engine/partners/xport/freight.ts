import type { JsonObject } from '#shared/kinds/kind.ts';
import type { FreightPartner, QuoteResult } from '../freight-partner.ts';
import { call, type XportAccess } from './call.ts';
import { estimate, type Operation, preview } from './operations.ts';
import { readQuote } from './read-quote.ts';

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
