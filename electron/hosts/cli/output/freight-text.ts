import type { FreightTotals, Quote, Unmatched } from '#shared/contract/freight.ts';
import type { Translate } from '#shared/text/index.ts';
import type { OrderFreight, OrderPreview, PreviewedLine } from './events.ts';

type Weights = Omit<FreightTotals['overall'], 'orders'>;
type Offer = PreviewedLine['options'][number];

/** An order's weights and quotes, one to a line below its number. */
export function freightText(t: Translate, key: string, freight: OrderFreight): readonly string[] {
  const apart = isApart(freight.quotes);
  const lines = [weightsText(t, freight), ...freight.quotes.map((quote) => quoteText(t, quote, apart))];
  if (freight.incomplete.length > 0) lines.push(t('freight:order.incomplete', { boxes: namesOf(freight.incomplete) }));
  lines.push(...together(freight.unmatched).map((reason) => unmatchedText(t, reason)));
  return [t('freight:order.place', { key, place: placeText(t, freight) }), ...lines.map((line) => `    ${line}`)];
}

/** What a run weighs in all, by place, and its cheapest prices. */
export function totalsText(t: Translate, totals: FreightTotals): readonly string[] {
  const {
    overall,
    places,
    cheapest,
    cheapestInBase: inBase,
    channels,
    askCountry,
    incomplete,
    unpriced,
    divisor,
  } = totals;
  const lines = places.map((place) =>
    t('freight:totals.place', { place: placeText(t, place), count: place.orders, weights: weightsText(t, place) }),
  );
  lines.push(t('freight:totals.overall', { orders: overall.orders, weights: weightsText(t, overall), divisor }));
  const apart = cheapest.length > 1 && inBase === null;
  lines.push(...channels.map((channel) => channelText(t, channel)));
  lines.push(...cheapest.map((best) => t(apart ? 'freight:totals.cheapestIn' : 'freight:totals.cheapest', best)));
  if (inBase) lines.push(t('freight:totals.inBase', { ...inBase, date: inBase.date ?? '-' }));
  lines.push(...askCountry.map((ask) => askText(t, ask)));
  if (unpriced > 0) lines.push(t('freight:totals.unpriced', { orders: unpriced }));
  if (incomplete > 0) lines.push(t('freight:totals.incomplete', { orders: incomplete }));
  return lines;
}

function weightsText(t: Translate, { boxes, units, actualKg, volumeM3, volumetricKg, chargeableKg }: Weights): string {
  return t('freight:order.weights', { boxes, units, actualKg, volumeM3, volumetricKg, chargeableKg });
}

/** Prices in several currencies that nothing compares: then the cheapest is one currency's. */
function isApart(quotes: readonly Quote[]): boolean {
  return new Set(quotes.map(({ currency }) => currency)).size > 1 && quotes.some(({ inBase }) => !inBase);
}

function channelText(t: Translate, { channel, source, sums, unpriced }: FreightTotals['channels'][number]): string {
  const parts = sums.map((sum) => t('freight:totals.sum', sum));
  const text = parts.length > 0 ? parts.join(' + ') : t('freight:totals.channelNone');
  const missing = unpriced > 0 && parts.length > 0 ? t('freight:totals.channelMissing', { count: unpriced }) : '';
  return t('freight:totals.channel', { channel, source, sums: text }) + missing;
}

function askText(t: Translate, { warehouse, guess }: FreightTotals['askCountry'][number]): string {
  return guess === null
    ? t('freight:totals.askUnknown', { warehouse })
    : t('freight:totals.askGuessed', { warehouse, country: guess });
}

function quoteText(t: Translate, quote: Quote, apart: boolean): string {
  const { amount, currency, channel, source, chargeableKg: kg, days, inBase } = quote;
  const marks = (['cheapest', 'fastest', 'minimum'] as const).filter((mark) => quote[mark]);
  return t('freight:quote', {
    ...{ amount, currency, channel, source, kg },
    days: days ? t(days.min === days.max ? 'freight:quote.day' : 'freight:quote.days', days) : '',
    marks: [
      ...(inBase ? [t('freight:quote.inBase', inBase)] : []),
      ...marks.map((mark) =>
        mark === 'cheapest' && apart ? t('freight:quote.cheapestIn', { currency }) : t(`freight:quote.${mark}`),
      ),
    ].join(' '),
  }).trimEnd();
}

/** Channels of a card that have no price for the same reason stand in one line. */
function together(unmatched: readonly Unmatched[]): readonly Unmatched[] {
  const alike = Map.groupBy(unmatched, ({ card, reason, params }) => JSON.stringify([card, reason, params]));
  return [...alike.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const channels = [first, ...others].flatMap(({ channel }) => channel ?? []);
    return [{ ...first, channel: channels.length > 0 ? channels.join(', ') : null }];
  });
}

function unmatchedText(t: Translate, { source, channel, reason, params }: Unmatched): string {
  const from = [source, channel].filter((part) => part !== null).join(' › ');
  return t('freight:unmatched', {
    from: from || t('freight:unmatched.here'),
    reason: t.dynamic(`freight:unmatched.${reason}`, params),
  });
}

function placeText(t: Translate, { warehouse, country }: Pick<OrderFreight, 'warehouse' | 'country'>): string {
  return [warehouse, country].filter((part) => part !== null).join(' / ') || t('freight:order.none');
}

function namesOf(boxes: readonly string[]): string {
  return boxes.map((boxNo) => boxNo || '-').join(', ');
}

/** What the partner offers for an order, one service to a line below the goods it is for. */
export function previewText(
  t: Translate,
  key: string,
  { purpose, failure, lines, cheapest }: OrderPreview,
): readonly string[] {
  if (purpose === null || failure !== null) {
    return [t('freight:preview.none', { key, reason: failure ?? t('freight:preview.notAsked') })];
  }
  const total = cheapest ? `${cheapest.amount} ${cheapest.currency}`.trim() : '-';
  return [t(`freight:preview.${purpose}`, { key, total }), ...lines.flatMap((line) => lineTexts(t, line))];
}

function lineTexts(t: Translate, { itemId, skuId, options }: PreviewedLine): readonly string[] {
  const offers = options.length > 0 ? options.map((offer) => offerText(t, offer)) : [t('freight:preview.noOption')];
  return [`    ${t('freight:preview.line', { itemId, skuId })}`, ...offers.map((text) => `      ${text}`)];
}

function offerText(t: Translate, offer: Offer): string {
  const { fee, companyName: company, serviceCategory: category } = offer;
  const marks = (['cheapest', 'fastest'] as const).filter((mark) => offer[mark]);
  return t('freight:preview.option', {
    ...{ amount: fee.amount, currency: fee.currency, company, category },
    days: daysText(t, offer),
    marks: marks.map((mark) => t(`freight:quote.${mark}`)).join(' '),
  }).trimEnd();
}

function daysText(t: Translate, { minDays, maxDays }: Offer): string {
  const min = minDays ?? maxDays;
  const max = maxDays ?? minDays;
  if (min === null || max === null) return '';
  return t(min === max ? 'freight:quote.day' : 'freight:quote.days', { min, max });
}
