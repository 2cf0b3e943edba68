import type { OrderQuote } from '#shared/contract/freight.ts';
import type { OrderSummary } from '#shared/contract/runs.ts';
import type { FreightPolicy, Money } from '#shared/freight/quote.ts';
import type { FreightRules, JsonObject } from '#shared/kinds/kind.ts';
import type { StoredQuote } from '../../store/freight-quotes.ts';
import { type ChosenService, chooseServices, totalOf } from './choose-services.ts';

export interface QuoteToDescribe {
  readonly freight: FreightRules;
  readonly order: Pick<OrderSummary, 'id' | 'key' | 'state'>;
  readonly quote: StoredQuote | null;
  readonly stale: boolean;
  readonly picks: ReadonlyMap<number, string>;
  readonly policy: FreightPolicy | null;
  /** The body it was booked with; null while it is not on its way. */
  readonly body: JsonObject | null;
  readonly booked: Money | null;
}

/** One order's prices and choices for people. Pure. */
export function describeQuote(described: QuoteToDescribe): OrderQuote {
  const { freight, order, quote, stale, picks, policy, body, booked } = described;
  const chosen =
    body && quote ? bookedServices(quote, freight, body) : chooseServices(quote?.lines ?? [], picks, policy);
  return {
    order: order.id,
    key: order.key,
    state: order.state,
    purpose: quote?.purpose ?? null,
    askedAt: quote?.askedAt ?? null,
    stale,
    failure: quote?.failure ? { code: quote.failure.code, params: { ...quote.failure.params } } : null,
    lines: chosen.map(({ line, service, by }) => ({
      line: line.line,
      itemId: line.itemId,
      skuId: line.skuId,
      options: line.options.map((option) => ({ ...option })),
      serviceId: service?.serviceId ?? null,
      chosenBy: by,
    })),
    total: chosen.length === 0 ? null : totalOf(chosen.map(({ service }) => service)),
    booked,
  };
}

/** What a booking's body names for each line, whatever was chosen since. */
export function bookedServices(quote: StoredQuote, freight: FreightRules, body: JsonObject): readonly ChosenService[] {
  return quote.lines.map((line): ChosenService => {
    const named = freight.serviceIn(body, line);
    return { line, service: line.options.find(({ serviceId }) => serviceId === named) ?? null, by: null };
  });
}
