import { distinct, objectIn, objectsIn, textIn } from '../json.ts';
import { type Borrowing, defineKind } from '../kind.ts';
import { fields, goodsKey } from './fields.ts';
import { toPayload } from './payload.ts';
import { checkOrder, texts } from './rules.ts';

/** The order id and the international numbers come from the booking of the same order, when this program made it. */
const bookings: Borrowing<keyof typeof texts> = {
  from: 'freight-order',
  fields: ['orderId', 'internationalNo'],
  filled: 'booking.filledIn',
  missing: 'booking.notFound',
  likeness: goodsKey,

  ofOrder({ partnerNo, data }) {
    const orderId = textIn(data, 'orderId') || partnerNo;
    return { orderId: orderId ?? undefined };
  },

  /** Goods that were split over several international parcels have no one number: a person has to say which. */
  ofLine({ data }, { itemId, skuId }) {
    const numbers = objectsIn(data, 'subOrders')
      .filter((sub) =>
        objectsIn(sub, 'itemInfos').some(
          (item) => textIn(item, 'itemId') === itemId && textIn(item, 'skuId') === skuId,
        ),
      )
      .map((sub) => textIn(objectIn(sub, 'internationalLogisticInfos'), 'logisticNumer'));
    const [number, ...others] = distinct(numbers);
    return { internationalNo: others.length === 0 ? number : undefined };
  },
};

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
