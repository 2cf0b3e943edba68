import { Tag } from 'antd';
import type { Quote } from '#shared/contract/freight.ts';
import { useText } from '../../preferences/preferences.tsx';

/** What a channel asks: amount and currency, days, and whether it is the best there is. */
export function PriceCell({ quotes }: { readonly quotes: readonly Quote[] }) {
  const t = useText();
  return quotes.map(({ amount, currency, days, chargeableKg, sheet, row, cheapest, fastest, minimum }) => (
    <div
      key={`${row} ${currency}`}
      className="freight-price"
      title={t('freightUi:price.for', { kg: chargeableKg, sheet, row })}
    >
      <b>
        {amount} {currency}
      </b>{' '}
      {cheapest && <Tag color="success">{t('freightUi:price.cheapest')}</Tag>}
      {fastest && <Tag color="processing">{t('freightUi:price.fastest')}</Tag>}
      <div className="freight-note">
        {[
          t('freightUi:price.by', { kg: chargeableKg }),
          ...(days ? [daysWords(t, days.min, days.max)] : []),
          ...(minimum ? [t('freightUi:price.minimum')] : []),
        ].join(' · ')}
      </div>
    </div>
  ));
}

export function daysWords(t: ReturnType<typeof useText>, min: number, max: number): string {
  return min === max ? t('freightUi:price.day', { min }) : t('freightUi:price.days', { min, max });
}
