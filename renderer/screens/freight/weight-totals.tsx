import type { FreightTotals } from '#shared/contract/freight.ts';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';

/** The run as a whole: boxes, units, weights, volume, and the sum of the cheapest prices in each currency. */
export function WeightTotals({ totals }: { readonly totals: FreightTotals }) {
  const t = useText();
  const format = useFormat();
  const { overall, divisor, cheapest } = totals;
  const kg = (value: string) => t('freightUi:kg', { value: format.number(Number(value), 3) });
  const tiles = [
    { name: t('freightUi:total.orders'), value: format.number(overall.orders) },
    { name: t('freightUi:total.boxes'), value: format.number(overall.boxes) },
    { name: t('freightUi:total.units'), value: format.number(overall.units) },
    { name: t('freightUi:total.actual'), value: kg(overall.actualKg) },
    {
      name: t('freightUi:total.volume'),
      value: t('freightUi:m3', { value: format.number(Number(overall.volumeM3), 4) }),
    },
    { name: t('freightUi:total.volumetric'), value: kg(overall.volumetricKg) },
    { name: t('freightUi:total.chargeable'), value: kg(overall.chargeableKg) },
    ...cheapest.map(({ currency, amount, orders }) => ({
      name: t('freightUi:total.cheapest'),
      value: `${amount} ${currency}`,
      note: t('freightUi:total.of', { orders }),
    })),
  ];
  return (
    <div>
      <dl className="freight-totals">
        {tiles.map(({ name, value, ...rest }) => (
          <div key={`${name} ${value}`}>
            <dt>{name}</dt>
            <dd>
              {value}
              {'note' in rest && <small>{rest.note}</small>}
            </dd>
          </div>
        ))}
      </dl>
      <a className="freight-note" href="#/settings/freight">
        {t('freightUi:divisor', { divisor })}
      </a>
    </div>
  );
}
