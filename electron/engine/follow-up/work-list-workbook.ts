import type { FollowedItem } from '#shared/contract/follow-up.ts';
import { findingName, findingWords } from '#shared/text/follow-up-words.ts';
import { type Language, type Translate, translator } from '#shared/text/index.ts';
import { officeTime, type ReportTable, writeTables } from '../report/report.ts';

interface Place {
  readonly out: string;
  readonly ifTaken: 'replace' | 'next';
  readonly lang: Language;
}

/** Followed orders as a workbook: one row per order, then one per SKU. Times of the warehouse stand as they came. */
export function writeWorkList(items: readonly FollowedItem[], place: Place) {
  const t = translator(place.lang);
  return writeTables([orderTable(items, t), skuTable(items, t)], place);
}

function orderTable(items: readonly FollowedItem[], t: Translate): ReportTable {
  return {
    name: t('followUp:sheet.orders'),
    columns: [
      { header: t('followUp:sheet.key'), width: 24, type: 'text' },
      { header: t('followUp:sheet.partnerNo'), width: 26, type: 'text' },
      { header: t('followUp:sheet.account'), width: 18, type: 'text' },
      { header: t('followUp:sheet.warehouse'), width: 12, type: 'text' },
      { header: t('followUp:sheet.state'), width: 18, type: 'text' },
      { header: t('followUp:sheet.findings'), width: 60, type: 'text' },
      { header: t('followUp:sheet.settled'), width: 24, type: 'text' },
      { header: t('followUp:sheet.forecast'), width: 10, type: 'number' },
      { header: t('followUp:sheet.putAway'), width: 10, type: 'number' },
      { header: t('followUp:sheet.difference'), width: 10, type: 'number' },
      { header: t('followUp:sheet.eta'), width: 20, type: 'text' },
      { header: t('followUp:sheet.late'), width: 8, type: 'number' },
      { header: t('followUp:sheet.delivered'), width: 20, type: 'text' },
      { header: t('followUp:sheet.status'), width: 20, type: 'text' },
      { header: t('followUp:sheet.accepted'), width: 20, type: 'text' },
      { header: t('followUp:sheet.asked'), width: 20, type: 'text' },
      { header: t('followUp:sheet.seen'), width: 20, type: 'text' },
      { header: t('followUp:sheet.planNo'), width: 26, type: 'text' },
    ],
    rows: items.map((item) => {
      const open = item.findings.filter(({ settled }) => !settled).map((found) => findingWords(t, found));
      const settled = item.findings.filter((found) => found.settled).map(({ code }) => findingName(t, code));
      const { status, forecast, putAway, askedAt, seen } = item;
      return [
        ...[item.key, item.partnerNo, item.accountName, item.warehouse, t.dynamic(`followUp:state.${item.state}`)],
        ...[open.join('\n'), [...new Set(settled)].join('\n'), forecast, putAway, differenceOf(forecast, putAway)],
        ...[
          item.eta,
          item.lateDays,
          item.delivered,
          status && [status.code, status.text, status.label].join(' ').trim(),
        ],
        ...[officeTime(item.acceptedAt), askedAt && officeTime(askedAt), seen && officeTime(seen), item.planNo],
      ];
    }),
  };
}

function skuTable(items: readonly FollowedItem[], t: Translate): ReportTable {
  return {
    name: t('followUp:sheet.skus'),
    columns: [
      { header: t('followUp:sheet.key'), width: 24, type: 'text' },
      { header: t('followUp:sheet.partnerNo'), width: 26, type: 'text' },
      { header: t('followUp:sheet.warehouse'), width: 12, type: 'text' },
      { header: t('followUp:sheet.sku'), width: 20, type: 'text' },
      { header: t('followUp:sheet.name'), width: 24, type: 'text' },
      { header: t('followUp:sheet.sent'), width: 10, type: 'number' },
      { header: t('followUp:sheet.forecast'), width: 10, type: 'number' },
      { header: t('followUp:sheet.putAway'), width: 10, type: 'number' },
      { header: t('followUp:sheet.difference'), width: 10, type: 'number' },
      { header: t('followUp:sheet.damaged'), width: 10, type: 'number' },
      { header: t('followUp:sheet.putAwayAt'), width: 20, type: 'text' },
      { header: t('followUp:sheet.boxes'), width: 24, type: 'text' },
      { header: t('followUp:sheet.noBoxes'), width: 30, type: 'text' },
    ],
    rows: items.flatMap(({ key, partnerNo, warehouse, skus }) =>
      skus.map(({ sku, name, sent, forecast, putAway, damaged, putAwayAt, boxNos }) => [
        ...[key, partnerNo, warehouse, sku, name, sent, forecast, putAway, differenceOf(forecast, putAway)],
        ...[damaged, putAwayAt, boxNos.join(', '), null],
      ]),
    ),
  };
}

/** Null while nothing is put away: that is not a difference yet. */
function differenceOf(forecast: number | null, putAway: number | null): number | null {
  return forecast === null || putAway === null ? null : putAway - forecast;
}
