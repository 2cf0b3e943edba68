import type { FreightTotals, Quote, Unmatched } from '#shared/contract/freight.ts';
import type { Translate } from '#shared/text/index.ts';
import type { OrderFreight, OrderPreview, PreviewedLine } from './events.ts';

type Weights = Omit<FreightTotals['overall'], 'orders'>;
type Offer = PreviewedLine['options'][number];

/** An order's weights and quotes, one to a line below its number. */
export function freightText(t: Translate, key: string, freight: OrderFreight): readonly string[] {
  const lines = [weightsText(t, freight), ...freight.quotes.map((quote) => quoteText(t, quote))];
  if (freight.incomplete.length > 0) lines.push(t('freight:order.incomplete', { boxes: namesOf(freight.incomplete) }));
  lines.push(...freight.unmatched.map((reason) => unmatchedText(t, reason)));
  return [t('freight:order.place', { key, place: placeText(t, freight) }), ...lines.map((line) => `    ${line}`)];
}

/** What a run weighs in all, by place, and its cheapest prices. */
export function totalsText(t: Translate, totals: FreightTotals): readonly string[] {
  const { overall, places, cheapest, incomplete, unpriced, divisor } = totals;
  const lines = places.map((place) =>
    t('freight:totals.place', { place: placeText(t, place), count: place.orders, weights: weightsText(t, place) }),
  );
  lines.push(t('freight:totals.overall', { orders: overall.orders, weights: weightsText(t, overall), divisor }));
  lines.push(...cheapest.map((best) => t('freight:totals.cheapest', best)));
  if (unpriced > 0) lines.push(t('freight:totals.unpriced', { orders: unpriced }));
  if (incomplete > 0) lines.push(t('freight:totals.incomplete', { orders: incomplete }));
  return lines;
}

function weightsText(t: Translate, { boxes, units, actualKg, volumeM3, volumetricKg, chargeableKg }: Weights): string {
  return t('freight:order.weights', { boxes, units, actualKg, volumeM3, volumetricKg, chargeableKg });
}

function quoteText(t: Translate, quote: Quote): string {
  const { amount, currency, channel, source, chargeableKg: kg, days } = quote;
  const marks = (['cheapest', 'fastest', 'minimum'] as const).filter((mark) => quote[mark]);
  return t('freight:quote', {
    ...{ amount, currency, channel, source, kg },
    days: days ? t(days.min === days.max ? 'freight:quote.day' : 'freight:quote.days', days) : '',
    marks: marks.map((mark) => t(`freight:quote.${mark}`)).join(' '),
  }).trimEnd();
}

function unmatchedText(t: Translate, { source, channel, reason, params }: Unmatched): string {
  const from = [source, channel].filter((part) => part !== null).join(' › ');
  return t('freight:unmatched', {
    from: from || t('freight:unmatched.here'),
    reason: t(`freight:unmatched.${reason}`, params),
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
