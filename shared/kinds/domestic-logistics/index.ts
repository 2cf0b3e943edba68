import { defineKind } from '../kind.ts';
import { bookings } from './bookings.ts';
import { fields } from './fields.ts';
import { toPayload } from './payload.ts';
import { checkOrder } from './rules.ts';
import { texts } from './texts.ts';

/** The domestic legs of orders booked on Xport (`updateLogisticInfo`): one row per parcel. */
export const domesticLogistics = defineKind({
  id: 'domestic-logistics',
  partner: 'xport',
  label: { zh: '国内物流', en: 'Domestic logistics' },
  titles: ['国内物流', '国内段', '国内快递', '国内发货', 'domestic logistics', 'domestic leg'],
  fields,
  key: ['tmallOrderId'],
  lineLabel: { zh: '包裹行', en: 'parcel line' },
  texts,
  checkOrder,
  toPayload,
  borrows: bookings,
  results: [],
});
