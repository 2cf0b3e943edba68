import { defineKind } from '../kind.ts';
import { fields } from './fields.ts';
import { freight, results, toPayload } from './payload.ts';
import { checkOrder, texts } from './rules.ts';

/** International orders on Xport: previewed, then booked (`orderBookingFreight`). */
export const freightOrder = defineKind({
  id: 'freight-order',
  partner: 'xport',
  label: { zh: '国际订单', en: 'International freight order' },
  titles: [
    '国际订单',
    '国际物流订单',
    '国际运费',
    '跨境订单',
    'freight order',
    'freight orders',
    'international order',
  ],
  fields,
  key: ['tmallOrderId'],
  lineLabel: { zh: '商品行', en: 'item line' },
  texts,
  checkOrder,
  toPayload,
  freight,
  results,
});
