import { Table } from 'antd';
import { useState } from 'react';
import type { FreightTotals, OrderPrices, OrderWeighed } from '#shared/contract/freight.ts';
import type { RateCardInfo } from '#shared/contract/rate-cards.ts';
import type { Run } from '#shared/contract/run.ts';
import { useCall } from '../../engine/engine.tsx';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';
import { OrderDrawer } from '../../runs/order-drawer.tsx';
import { OrderLink } from '../../runs/order-link.tsx';
import { PriceCell } from './price-cell.tsx';
import { Why } from './price-formula.tsx';

const PAGE = 20;

interface Props {
  readonly run: Run;
  /** Cards that are valid today. */
  readonly cards: readonly RateCardInfo[];
  readonly totals: FreightTotals;
}

/** Every order with its weights and all channels side by side, each with its price or reason, a page at a time; then totals. */
export function PriceTable({ run, cards, totals }: Props) {
  const t = useText();
  const format = useFormat();
  const [page, setPage] = useState(1);
  const [open, setOpen] = useState<number | null>(null);
  const range = { run: run.id, offset: (page - 1) * PAGE, limit: PAGE };
  const { data: prices, isLoading } = useCall('freight.prices', range);
  const { data: weights } = useCall('freight.weights', range);
  const weighed = new Map(weights?.items.map((item): [number, OrderWeighed] => [item.order, item]));
  const imported = (id: string) => cards.find((card) => card.id === id)?.importedAt;
  const kg = (value: string | undefined) => (value === undefined ? '' : format.number(Number(value), 3));
  const channels = inOrder(totals.channels);
  return (
    <>
      <Table<OrderPrices>
        size="small"
        rowKey="order"
        loading={isLoading}
        dataSource={prices?.items ?? []}
        scroll={{ x: 'max-content' }}
        pagination={{
          current: page,
          pageSize: PAGE,
          total: prices?.total ?? 0,
          showSizeChanger: false,
          hideOnSinglePage: true,
          onChange: setPage,
        }}
        summary={() => channels.length > 0 && <ChannelTotals channels={channels} before={5} />}
        columns={[
          {
            title: t('submit:orders.key'),
            fixed: 'left',
            width: 160,
            render: (_, { order, key }) => (
              <OrderLink run={run.id} order={order} onOpen={() => setOpen(order)}>
                {key}
              </OrderLink>
            ),
          },
          {
            title: t('freightUi:order.place'),
            render: (_, { warehouse, country }) => [warehouse, country].filter(Boolean).join(' · '),
          },
          {
            title: t('freightUi:order.boxes'),
            align: 'right',
            render: (_, { order }) => {
              const weight = weighed.get(order);
              return weight && `${format.number(weight.boxes)} / ${format.number(weight.units)}`;
            },
          },
          {
            title: `${t('freightUi:total.volume')} (m³)`,
            align: 'right',
            render: (_, { order }) => {
              const weight = weighed.get(order);
              return weight && format.number(Number(weight.volumeM3), 4);
            },
          },
          {
            title: `${t('freightUi:order.weights')} (kg)`,
            align: 'right',
            render: (_, { order }) => {
              const weight = weighed.get(order);
              return (
                weight && (
                  <Why run={run} order={order} divisor={totals.divisor}>
                    {kg(weight.actualKg)} / {kg(weight.volumetricKg)} / <b>{kg(weight.chargeableKg)}</b>
                  </Why>
                )
              );
            },
          },
          ...channels.map((channel) => ({
            key: JSON.stringify([channel.card, channel.channel]),
            title: (
              <>
                {channel.channel}
                <div className="freight-note">
                  {t('freightUi:prices.card', {
                    name: channel.source,
                    imported: imported(channel.card) ? format.moment(imported(channel.card) ?? '') : '',
                  })}
                </div>
              </>
            ),
            onCell: () => ({ style: { verticalAlign: 'top', minWidth: 150 } }),
            render: (_: unknown, order: OrderPrices) => <PriceCell run={run} order={order} channel={channel} />,
          })),
        ]}
      />
      {prices && cards.length > 0 && (
        <span className="freight-note">{t('freightUi:prices.at', { time: format.dateTime(prices.at) })}</span>
      )}
      <RatesUsed channels={channels} />
      <OrderDrawer run={run} order={open} onClose={() => setOpen(null)} />
    </>
  );
}

type Channels = FreightTotals['channels'];

/** Those with prices first; those that price nothing in the run come last, and stay. */
export function inOrder(channels: Channels): Channels {
  return channels.toSorted((a, b) => Number(a.sums.length === 0) - Number(b.sums.length === 0));
}

/** The office's rates by which prices in several currencies were compared, each with its day. */
function RatesUsed({ channels }: { readonly channels: Channels }) {
  const t = useText();
  const { data } = useCall('exchangeRates.get', {});
  const asked = new Set(channels.flatMap(({ sums }) => sums.map(({ currency }) => currency)));
  const used = data?.rates.filter(({ currency }) => asked.has(currency)) ?? [];
  if (!data || asked.size < 2 || used.length === 0) return null;
  const words = used.map((rate) => t('freightSheet:notes.rateIs', { ...rate, base: data.base })).join(' · ');
  return <span className="freight-note">{t('freightUi:prices.rates', { rates: words })}</span>;
}

/** What each channel asks for the whole run, and how many orders that leaves out. */
function ChannelTotals({ channels, before }: { readonly channels: Channels; readonly before: number }) {
  const t = useText();
  return (
    <Table.Summary.Row className="freight-sum">
      <Table.Summary.Cell index={0}>{t('freightUi:total.channel')}</Table.Summary.Cell>
      <Table.Summary.Cell index={1} colSpan={before - 1} />
      {channels.map(({ card, channel, sums, unpriced }, at) => (
        <Table.Summary.Cell key={JSON.stringify([card, channel])} index={before + at}>
          {sums.map(({ currency, amount, orders }) => (
            <div key={currency} className="freight-price">
              <b>
                {amount} {currency}
              </b>{' '}
              <span className="freight-note">{t('freightUi:total.channelOrders', { orders })}</span>
            </div>
          ))}
          {unpriced > 0 && (
            <div className="freight-note">{t('freightUi:total.channelMissing', { count: unpriced })}</div>
          )}
        </Table.Summary.Cell>
      ))}
    </Table.Summary.Row>
  );
}
