import { Button, Table } from 'antd';
import { useState } from 'react';
import type { OrderPrices, OrderWeighed, Unmatched } from '#shared/contract/freight.ts';
import type { RateCardInfo } from '#shared/contract/rate-cards.ts';
import type { Run } from '#shared/contract/run.ts';
import { useCall } from '../../engine/use-call.ts';
import { OrderDrawer } from '../../orders/order-drawer.tsx';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';
import { channelsOf, quotesOf } from './channels.ts';
import { PriceCell } from './price-cell.tsx';

const PAGE = 20;

interface Props {
  readonly run: Run;
  /** Cards that hold today. */
  readonly cards: readonly RateCardInfo[];
}

/** Every order with its weights and the channels' prices side by side, a page at a time. */
export function PriceTable({ run, cards }: Props) {
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
        columns={[
          {
            title: t('submit:orders.key'),
            fixed: 'left',
            width: 160,
            render: (_, { order, key }) => (
              <Button
                type="link"
                style={{ padding: 0, height: 'auto', whiteSpace: 'normal' }}
                onClick={() => setOpen(order)}
              >
                {key}
              </Button>
            ),
          },
          {
            title: t('freightUi:order.place'),
            render: (_, order) => placeOf(order),
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
                <>
                  {kg(weight?.actualKg)} / {kg(weight?.volumetricKg)} / <b>{kg(weight?.chargeableKg)}</b>
                </>
              );
            },
          },
          ...channelsOf(prices?.items ?? []).map((channel) => ({
            key: channel.id,
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
            render: (_: unknown, order: OrderPrices) => {
              const quotes = quotesOf(order, channel);
              return quotes.length > 0 ? (
                <PriceCell quotes={quotes} />
              ) : (
                <WhyNot why={whyNot(order, channel)} place={placeOf(order)} />
              );
            },
          })),
          ...(cards.length > 0 && channelsOf(prices?.items ?? []).length === 0
            ? [
                {
                  key: 'why',
                  title: t('freightUi:quote.price'),
                  render: (_: unknown, order: OrderPrices) => (
                    <WhyNot why={order.unmatched[0]} place={placeOf(order)} />
                  ),
                },
              ]
            : []),
        ]}
      />
      {prices && cards.length > 0 && (
        <span className="freight-note">{t('freightUi:prices.at', { time: format.dateTime(prices.at) })}</span>
      )}
      <OrderDrawer order={open} onClose={() => setOpen(null)} />
    </>
  );
}

/** The nearest reason: of the channel, of its card, or of the order as a whole. */
function whyNot({ unmatched }: OrderPrices, { card, channel }: { readonly card: string; readonly channel: string }) {
  return (
    unmatched.find((each) => each.card === card && each.channel === channel) ??
    unmatched.find((each) => each.card === card && each.channel === null) ??
    unmatched.find((each) => each.card === null)
  );
}

const placeOf = ({ warehouse, country }: OrderPrices) => [warehouse, country].filter(Boolean).join(' · ');

/** A channel that goes elsewhere only is no fault of the order, but no blank either. */
function WhyNot({ why, place }: { readonly why: Unmatched | undefined; readonly place: string }) {
  const t = useText();
  return (
    <div className="freight-note" style={{ maxWidth: 220, whiteSpace: 'normal' }}>
      {why ? t.dynamic(`freight:unmatched.${why.reason}`, why.params) : t('freightUi:price.notThere', { place })}
    </div>
  );
}
