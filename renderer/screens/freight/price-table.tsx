import { Button, Table, Tag } from 'antd';
import { useState } from 'react';
import type { OrderPrices, OrderWeighed, Quote, Unmatched } from '#shared/contract/freight.ts';
import type { RateCardInfo } from '#shared/contract/rate-cards.ts';
import type { Run } from '#shared/contract/run.ts';
import { useCall } from '../../engine/engine.tsx';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';
import { OrderDrawer } from '../../runs/order-drawer.tsx';

const PAGE = 20;

interface Props {
  readonly run: Run;
  /** Cards that are valid today. */
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
                <UnmatchedReason unmatched={nearestReason(order, channel)} place={placeOf(order)} />
              );
            },
          })),
          ...(cards.length > 0 && channelsOf(prices?.items ?? []).length === 0
            ? [
                {
                  key: 'why',
                  title: t('freightUi:quote.price'),
                  render: (_: unknown, order: OrderPrices) => (
                    <UnmatchedReason unmatched={order.unmatched[0]} place={placeOf(order)} />
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

const placeOf = ({ warehouse, country }: OrderPrices) => [warehouse, country].filter(Boolean).join(' · ');

/** What a channel asks: amount and currency, days, and whether it is the best there is. */
function PriceCell({ quotes }: { readonly quotes: readonly Quote[] }) {
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

/** Why a channel has no price. That it does not go there is no error of the order, but is said too. */
function UnmatchedReason({ unmatched, place }: { readonly unmatched: Unmatched | undefined; readonly place: string }) {
  const t = useText();
  return (
    <div className="freight-note" style={{ maxWidth: 220, whiteSpace: 'normal' }}>
      {unmatched
        ? t.dynamic(`freight:unmatched.${unmatched.reason}`, unmatched.params)
        : t('freightUi:price.notThere', { place })}
    </div>
  );
}

/** The most specific reason: of the channel, of its card, or of the order as a whole. */
function nearestReason(
  { unmatched }: OrderPrices,
  { card, channel }: { readonly card: string; readonly channel: string },
) {
  return (
    unmatched.find((each) => each.card === card && each.channel === channel) ??
    unmatched.find((each) => each.card === card && each.channel === null) ??
    unmatched.find((each) => each.card === null)
  );
}

/** One channel of one rate card: a column of the price table. */
export interface Channel {
  readonly id: string;
  readonly card: string;
  readonly source: string;
  readonly channel: string;
}

/** The channels that ask a price for at least one of these orders, in the order of appearance. */
export function channelsOf(orders: readonly OrderPrices[]): readonly Channel[] {
  const channels = new Map<string, Channel>();
  for (const { quotes } of orders) {
    for (const { card, source, channel } of quotes) {
      const id = idOf({ card, channel });
      if (!channels.has(id)) channels.set(id, { id, card, source, channel });
    }
  }
  return [...channels.values()];
}

/** What a channel asks for an order; several rows of a card may (other goods, other currencies). */
export function quotesOf({ quotes }: OrderPrices, { id }: Channel): readonly Quote[] {
  return quotes.filter((quote) => idOf(quote) === id);
}

const idOf = ({ card, channel }: Pick<Quote, 'card' | 'channel'>) => JSON.stringify([card, channel]);
