import { Tag } from 'antd';
import type { OrderPrices, Quote, Unmatched } from '#shared/contract/freight.ts';
import type { Run } from '#shared/contract/run.ts';
import { useText } from '../../preferences/preferences.tsx';
import { Why } from './price-formula.tsx';

/** A channel of one rate card. */
interface Channel {
  readonly card: string;
  readonly channel: string;
}

interface PriceCellProps {
  readonly run: Run;
  readonly order: OrderPrices;
  readonly channel: Channel;
}

/** What a channel asks for an order, in each of its currencies, or why it asks nothing: never blank. */
export function PriceCell({ run, order, channel }: PriceCellProps) {
  const t = useText();
  const quotes = order.quotes.filter((quote) => quote.card === channel.card && quote.channel === channel.channel);
  const reasons = reasonsOf(order, channel);
  return (
    <>
      {quotes.map((quote) => (
        <Price key={`${quote.row} ${quote.currency}`} run={run} order={order} quote={quote} />
      ))}
      {quotes.length === 0 &&
        reasons.map((reason) => (
          <div key={JSON.stringify(reason)} className="freight-note" style={{ maxWidth: 220, whiteSpace: 'normal' }}>
            {t.dynamic(`freight:unmatched.${reason.reason}`, reason.params)}
          </div>
        ))}
    </>
  );
}

/** Amount and currency, days, whether it is the best there is, and on request how it comes about. */
function Price({ run, order, quote }: { readonly run: Run; readonly order: OrderPrices; readonly quote: Quote }) {
  const t = useText();
  const { amount, currency, days, chargeableKg, basis, cheapest, fastest, minimum, inBase } = quote;
  return (
    <div className="freight-price">
      <b>
        {amount} {currency}
      </b>{' '}
      {cheapest && (
        <Tag color="success">
          {areApart(order.quotes) ? t('freightUi:price.cheapestIn', { currency }) : t('freightUi:price.cheapest')}
        </Tag>
      )}
      {fastest && <Tag color="processing">{t('freightUi:price.fastest')}</Tag>}
      <div className="freight-note">
        <Why run={run} order={order.order} divisor={basis.divisor} quote={quote}>
          {t('freightUi:price.by', { kg: chargeableKg })}
        </Why>
        {[
          '',
          ...(inBase && inBase.currency !== currency ? [t('freightUi:price.inBase', inBase)] : []),
          ...(days ? [daysWords(t, days.min, days.max)] : []),
          ...(minimum ? [t('freightUi:price.minimum')] : []),
        ].join(' · ')}
      </div>
    </div>
  );
}

/** Prices in several currencies that no rates compare: then the cheapest is one currency's. */
function areApart(quotes: readonly Quote[]): boolean {
  return new Set(quotes.map(({ currency }) => currency)).size > 1 && quotes.some(({ inBase }) => !inBase);
}

export function daysWords(t: ReturnType<typeof useText>, min: number, max: number): string {
  return min === max ? t('freightUi:price.day', { min }) : t('freightUi:price.days', { min, max });
}

/** The channel's own reasons, else the order's. */
function reasonsOf({ unmatched }: OrderPrices, { card, channel }: Channel): readonly Unmatched[] {
  const own = unmatched.filter((each) => each.card === card && each.channel === channel);
  return own.length > 0 ? own : unmatched.filter((each) => each.card === null);
}
