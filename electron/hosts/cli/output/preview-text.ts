import type { Translate } from '#shared/text/index.ts';
import type { OrderPreview, PreviewedLine } from './events.ts';

type Offer = PreviewedLine['options'][number];

/** What the partner offers for an order, one service to a line below the goods it is for. */
export function previewText(t: Translate, key: string, { purpose, failure, lines, cheapest }: OrderPreview): string {
  if (purpose === null || failure !== null) {
    return t('freight:preview.none', { key, reason: failure ?? t('freight:preview.notAsked') });
  }
  const total = cheapest ? `${cheapest.amount} ${cheapest.currency}`.trim() : '-';
  return [t(`freight:preview.${purpose}`, { key, total }), ...lines.flatMap((line) => lineTexts(t, line))].join('\n');
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
