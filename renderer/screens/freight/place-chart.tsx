import type { FreightTotals } from '#shared/contract/freight.ts';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';

/** Actual and chargeable weight of each destination as bars; each can be read out as well. */
export function PlaceChart({ places }: { readonly places: FreightTotals['places'] }) {
  const t = useText();
  const format = useFormat();
  const most = Math.max(...places.flatMap(({ actualKg, chargeableKg }) => [Number(actualKg), Number(chargeableKg)]), 1);
  if (places.length === 0) return null;
  return (
    <section>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 16, marginBottom: 8 }}>
        <h2>{t('freightUi:chart.title')}</h2>
        <div className="freight-legend" aria-hidden>
          <span className="of-actual">{t('freightUi:total.actual')}</span>
          <span className="of-chargeable">{t('freightUi:total.chargeable')}</span>
        </div>
      </div>
      <ul className="freight-chart">
        {places.map(({ warehouse, country, actualKg, chargeableKg, orders }) => {
          const place =
            [warehouse, country].filter((part) => part !== null).join(' · ') || t('freightUi:chart.nowhere');
          const [actual, chargeable] = [Number(actualKg), Number(chargeableKg)];
          const words = {
            place,
            actual: format.number(actual, 1),
            chargeable: format.number(chargeable, 1),
            count: orders,
          };
          return (
            <li key={place}>
              <span>{place}</span>
              <div className="freight-bars" role="img" aria-label={t('freightUi:chart.bar', words)}>
                <span className="freight-actual" style={{ width: `${(actual / most) * 100}%` }} />
                <span className="freight-chargeable" style={{ width: `${(chargeable / most) * 100}%` }} />
              </div>
              <span style={{ fontVariantNumeric: 'tabular-nums' }}>
                {words.actual} / <b>{words.chargeable}</b>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
