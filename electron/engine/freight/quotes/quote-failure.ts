import type { QuoteResult } from '../../partners/partners.ts';
import type { QuoteFailure } from '../../store/freight-quotes.ts';

type Failed = Exclude<QuoteResult, { readonly type: 'quoted' }>;

/** Why there are no prices, as a problem of the order. */
export function quoteFailure(result: Failed): QuoteFailure {
  switch (result.type) {
    case 'rejected': {
      const [first] = result.messages;
      return { code: 'freight.rejected', params: { code: first?.code ?? '', message: first?.text ?? '' } };
    }
    case 'not-sent':
      return { code: 'freight.unreachable', params: { reason: result.reason } };
    case 'unknown':
      return result.reason === 'unreadable' || result.reason === 'contradictory'
        ? unreadable
        : { code: 'freight.unreachable', params: { reason: result.reason } };
    case 'throttled':
      return { code: 'freight.throttled', params: { seconds: Math.ceil(result.waitMs / 1000) } };
    case 'credentials':
      return { code: 'freight.credentials', params: {} };
    case 'clock':
      return { code: 'freight.clock', params: { minutes: Math.round(result.skewMs / 60_000) } };
  }
}

export const unreadable: QuoteFailure = { code: 'freight.unreadable', params: {} };
