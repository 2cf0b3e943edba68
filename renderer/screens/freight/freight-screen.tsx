import { FileExcelOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Typography } from 'antd';
import type { FreightTotals } from '#shared/contract/freight.ts';
import type { Run } from '#shared/contract/run.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { useCall, useEngine } from '../../engine/engine.tsx';
import { useSaveFile } from '../../engine/use-save-file.tsx';
import { goTo } from '../../navigation/route.ts';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';
import { AskCountries } from './ask-countries.tsx';
import { ChannelChart } from './channel-chart.tsx';
import { PartnerPrices } from './partner-prices.tsx';
import { PriceTable } from './price-table.tsx';
import './freight-screen.css';

/** What a run weighs and what sending it costs: by the office's rate cards, and by the partner where it is booked there. */
export function FreightScreen({ run }: { readonly run: Run }) {
  const kind = findKind(run.kind);
  return (
    <div className="freight">
      {kind?.freight && <PartnerPrices run={run} />}
      {kind?.boxes && <RatePrices run={run} />}
    </div>
  );
}

/** Whether a kind has use for the screen: it has boxes to be weighed and priced, or it is booked at a partner. */
export function hasFreight({ kind }: Pick<Run, 'kind'>): boolean {
  const found = findKind(kind);
  return found?.boxes !== undefined || found?.freight !== undefined;
}

/** What a run weighs, and what the office's rate cards ask for it. */
function RatePrices({ run }: { readonly run: Run }) {
  const t = useText();
  const engine = useEngine();
  const save = useSaveFile();
  const { data: totals } = useCall('freight.totals', { run: run.id });
  const { data: cards } = useCall('rateCards.list', {});
  const valid = cards?.filter((card) => card.valid) ?? [];
  if (!totals) return null;
  return (
    <>
      <WeightTotals totals={totals} />
      {totals.incomplete > 0 && (
        <Alert showIcon type="warning" title={t('freightUi:prices.incomplete', { count: totals.incomplete })} />
      )}
      <AskCountries asked={totals.askCountry} />
      <ChannelChart totals={totals} />
      <PlaceChart places={totals.places} />
      {cards && valid.length === 0 && (
        <Alert
          showIcon
          type="info"
          title={t('freightUi:prices.none')}
          action={<Button onClick={() => goTo('settings', 'freight')}>{t('freightUi:prices.import')}</Button>}
        />
      )}
      <Flex vertical gap={8}>
        <Flex justify="space-between" align="baseline" wrap gap={8}>
          <h2>{t('freightUi:prices.title')}</h2>
          <Flex gap={12} align="baseline" wrap>
            {valid.length > 0 && totals.unpriced > 0 && (
              <Typography.Text type="warning">
                {t('freightUi:prices.unpriced', { count: totals.unpriced })}
              </Typography.Text>
            )}
            {valid.length > 0 && (
              <Button
                icon={<FileExcelOutlined aria-hidden />}
                onClick={() =>
                  save(
                    `${t('freightSheet:name')}-${run.files[0]?.name.replace(/\.[^.]*$/, '') ?? run.id}.xlsx`,
                    async (out) => [await engine.call('freight.export', { run: run.id, out, lang: t.lang })],
                  )
                }
              >
                {t('freightUi:prices.export')}
              </Button>
            )}
          </Flex>
        </Flex>
        <PriceTable run={run} cards={valid} totals={totals} />
      </Flex>
    </>
  );
}

/** The run as a whole: boxes, units, weights, volume, and the sum of the cheapest prices in each currency. */
function WeightTotals({ totals }: { readonly totals: FreightTotals }) {
  const t = useText();
  const format = useFormat();
  const { overall, divisor, cheapest, cheapestInBase: inBase } = totals;
  const apart = cheapest.length > 1 && inBase === null;
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
      name: apart ? t('freightUi:total.cheapestIn', { currency }) : t('freightUi:total.cheapest'),
      value: `${amount} ${currency}`,
      note: t('freightUi:total.of', { orders }),
    })),
    ...(inBase
      ? [
          {
            name: t('freightUi:total.inBase'),
            value: `${inBase.amount} ${inBase.currency}`,
            note: t('freightUi:total.ratesOf', { date: inBase.date ?? '-' }),
          },
        ]
      : []),
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

/** Actual and chargeable weight of each destination as bars; each can be read out as well. */
function PlaceChart({ places }: { readonly places: FreightTotals['places'] }) {
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
