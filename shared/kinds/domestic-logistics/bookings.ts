import { distinct, objectIn, objectsIn, textIn } from '../answer-parts.ts';
import type { Borrowing } from '../borrowing.ts';
import { goodsKey } from './goods.ts';

/** The order id and the international numbers come from the booking of the same order, when this program made it. */
export const bookings: Borrowing = {
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
