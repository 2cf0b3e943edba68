import type { Quote, Unmatched } from '#shared/contract/freight.ts';
import type { ExchangeRates } from '#shared/contract/freight-office.ts';
import { type Language, type Translate, translator } from '#shared/text/index.ts';
import { type ReportTable, writeTables } from '../report/report.ts';
import { type FreightOrder, type Quoted, quoteOrder } from './quote-order.ts';
import { channelsOf, type Pricing, type RunOrders, totalFreight } from './run-freight.ts';

export interface Comparison {
  readonly pricing: Pricing;
  readonly rates: ExchangeRates;
  /** ISO time of the reckoning. */
  readonly at: string;
  readonly out: string;
  readonly ifTaken: 'replace' | 'next';
  readonly lang: Language;
}

type Row = (string | number | null)[];

interface PricedOrder extends Quoted {
  readonly key: string;
  readonly place: string;
  readonly order: FreightOrder;
}

/** One column of prices: a channel in one currency. */
interface PriceColumn {
  readonly card: string;
  readonly channel: string;
  /** Null for a channel that has no price for anything. */
  readonly currency: string | null;
  readonly header: string;
}

/** A run's orders against every channel, as a workbook: prices side by side, how each comes about, what was reckoned with. */
export async function writeComparison(orders: RunOrders, comparison: Comparison) {
  const { pricing, out, ifTaken, lang } = comparison;
  const t = translator(lang);
  const priced: PricedOrder[] = [];
  await orders.forEach((order, { key }) => {
    const { warehouse, country } = order.destination;
    const place = [warehouse, country].filter((part) => part !== undefined).join(' / ');
    priced.push({ key, place, order, ...quoteOrder(order, pricing.cards, pricing.divisor, pricing.exchange) });
  });
  const compare = await compareTable(orders, priced, pricing, t);
  return writeTables([compare, basisTable(priced, pricing, t), notesTable(priced, comparison, t)], {
    ...{ out, ifTaken, lang },
  });
}

async function compareTable(
  orders: RunOrders,
  priced: readonly PricedOrder[],
  pricing: Pricing,
  t: Translate,
): Promise<ReportTable> {
  const columns = priceColumns(priced, pricing, t);
  const rows = priced.map(({ key, place, order, quotes, unmatched }): Row => {
    const { boxes, units, actualKg, volumetricKg, chargeableKg } = order.weigh(pricing.divisor);
    const cells = columns.map((column) => {
      const quote = quotes.find((each) => isOf(each, column) && each.currency === column.currency);
      return quote?.amount ?? reasonOf(unmatched, column, t);
    });
    const best = quotes.filter(({ cheapest }) => cheapest);
    const cheapest = best.map(({ channel, amount, currency }) => `${channel} ${amount} ${currency}`).join('\n');
    return [key, place, boxes, units, actualKg, volumetricKg, chargeableKg, ...cells, cheapest];
  });
  const { overall, channels } = await totalFreight(orders, pricing);
  const sums = columns.map((column) => {
    const of = channels.find((each) => isOf(each, column));
    return of?.sums.find(({ currency }) => currency === column.currency);
  });
  const weights = [overall.boxes, overall.units, overall.actualKg, overall.volumetricKg, overall.chargeableKg];
  const total: Row = [t('freightSheet:total'), null, ...weights, ...sums.map((sum) => sum?.amount ?? null), null];
  const without = sums.map((sum) => String(overall.orders - (sum?.orders ?? 0)));
  const missing: Row = [t('freightSheet:missing'), null, null, null, null, null, null, ...without, null];
  return {
    name: t('freightSheet:compare'),
    columns: [
      { header: t('freightSheet:key'), width: 24, type: 'text' },
      { header: t('freightSheet:place'), width: 16, type: 'text' },
      { header: t('freightSheet:boxes'), width: 8, type: 'number' },
      { header: t('freightSheet:units'), width: 8, type: 'number' },
      { header: t('freightSheet:actual'), width: 12, type: 'decimal' },
      { header: t('freightSheet:volumetric'), width: 12, type: 'decimal' },
      { header: t('freightSheet:chargeable'), width: 12, type: 'decimal' },
      ...columns.map(({ header }) => ({ header, width: 20, type: 'decimal' as const })),
      { header: t('freightSheet:cheapest'), width: 32, type: 'text' },
    ],
    rows: [...rows, total, missing],
  };
}

/** Every channel of every card, with a column for each currency that it asks in. */
function priceColumns(priced: readonly PricedOrder[], { cards }: Pricing, t: Translate): readonly PriceColumn[] {
  return channelsOf(cards).flatMap(({ card, source, channel }): PriceColumn[] => {
    const own = priced.flatMap(({ quotes }) => quotes.filter((quote) => isOf(quote, { card, channel })));
    const currencies = [...new Set(own.map(({ currency }) => currency))].sort();
    if (currencies.length === 0) {
      return [{ card, channel, currency: null, header: t('freightSheet:channel', { channel, source }) }];
    }
    return currencies.map((currency) => ({
      ...{ card, channel, currency },
      header: t('freightSheet:channelIn', { channel, source, currency }),
    }));
  });
}

function isOf(one: Pick<Quote, 'card' | 'channel'>, other: Pick<Quote, 'card' | 'channel'>): boolean {
  return one.card === other.card && one.channel === other.channel;
}

function reasonOf(unmatched: readonly Unmatched[], { card, channel }: PriceColumn, t: Translate): string {
  const reason =
    unmatched.find((each) => each.card === card && each.channel === channel) ??
    unmatched.find((each) => each.card === null);
  return reason ? t.dynamic(`freight:unmatched.${reason.reason}`, reason.params) : '-';
}

/** A row for each price and each missing one. */
function basisTable(priced: readonly PricedOrder[], { exchange }: Pricing, t: Translate): ReportTable {
  const rows = priced.flatMap(({ key, quotes, unmatched }) => [
    ...quotes.map((quote): Row => {
      const { channel, source, sheet, row, basis, chargeableKg, amount, currency, inBase, days } = quote;
      const { actualKg, volumetricKg, divisor, sumKg, stepKg, price, freight, minimum, fuel } = basis;
      return [
        ...[key, channel, source, t('freightSheet:basis.at', { sheet, row })],
        ...[actualKg, volumetricKg, divisor, sumKg, stepKg, chargeableKg],
        ...('flat' in price ? [null, price.flat] : [price.perKg, null]),
        ...[freight, minimum, fuel, amount, currency, inBase?.amount ?? null],
        ...[days ? (days.min === days.max ? `${days.min}` : `${days.min}-${days.max}`) : null, null],
      ];
    }),
    ...unmatched.map((reason): Row => {
      const words = t.dynamic(`freight:unmatched.${reason.reason}`, reason.params);
      return [key, reason.channel, reason.source, ...Array<null>(16).fill(null), words];
    }),
  ]);
  const kg = { width: 12, type: 'decimal' } as const;
  return {
    name: t('freightSheet:basis'),
    columns: [
      { header: t('freightSheet:key'), width: 24, type: 'text' },
      { header: t('freightSheet:basis.channel'), width: 20, type: 'text' },
      { header: t('freightSheet:basis.card'), width: 20, type: 'text' },
      { header: t('freightSheet:basis.row'), width: 20, type: 'text' },
      { header: t('freightSheet:actual'), ...kg },
      { header: t('freightSheet:volumetric'), ...kg },
      { header: t('freightSheet:basis.divisor'), width: 10, type: 'number' },
      { header: t('freightSheet:basis.sum'), ...kg },
      { header: t('freightSheet:basis.step'), ...kg },
      { header: t('freightSheet:basis.charged'), ...kg },
      { header: t('freightSheet:basis.perKg'), ...kg },
      { header: t('freightSheet:basis.flat'), ...kg },
      { header: t('freightSheet:basis.freight'), ...kg },
      { header: t('freightSheet:basis.minimum'), ...kg },
      { header: t('freightSheet:basis.fuel'), ...kg },
      { header: t('freightSheet:basis.amount'), ...kg },
      { header: t('freightSheet:basis.currency'), width: 8, type: 'text' },
      { header: t('freightSheet:basis.inBase', { currency: exchange.base }), ...kg },
      { header: t('freightSheet:basis.days'), width: 12, type: 'text' },
      { header: t('freightSheet:basis.reason'), width: 50, type: 'text' },
    ],
    rows,
  };
}

/** What was reckoned with: whoever gets the file alone can reckon again. */
function notesTable(priced: readonly PricedOrder[], comparison: Comparison, t: Translate): ReportTable {
  const { pricing, rates, at } = comparison;
  const warehouses = new Map(
    priced.flatMap(({ order: { destination } }) =>
      destination.warehouse === undefined ? [] : [[destination.warehouse, destination.country ?? null] as const],
    ),
  );
  return {
    name: t('freightSheet:notes'),
    columns: [
      { header: t('freightSheet:notes.what'), width: 32, type: 'text' },
      { header: t('freightSheet:notes.value'), width: 90, type: 'text' },
    ],
    rows: [
      [t('freightSheet:notes.at'), at],
      [t('freightSheet:notes.divisor'), String(pricing.divisor)],
      [t('freightSheet:notes.weight'), t('freightSheet:notes.weightHow')],
      [t('freightSheet:notes.amount'), t('freightSheet:notes.amountHow')],
      ...pricing.cards.map(({ card }): Row => [t('freightSheet:notes.card'), card.name]),
      ...rates.rates.map(
        ({ currency, rate, date }): Row => [
          t('freightSheet:notes.rate', { currency }),
          t('freightSheet:notes.rateIs', { currency, rate, date, base: rates.base }),
        ],
      ),
      ...[...warehouses].map(([code, country]): Row => [t('freightSheet:notes.warehouse', { code }), country ?? '-']),
    ],
  };
}
