import { objectIn, objectsIn, textIn } from '../answer-parts.ts';
import { given } from '../given.ts';
import type { FreightRules } from '../kind.ts';
import type { fields } from './fields.ts';

/** `estimateFreight`, `orderRenderFreight` and `orderBookingFreight` of Xport; the first two are inferred. */
export const freight: FreightRules<typeof fields> = {
  toEstimate({ values: { country, state, city, zip }, lines }) {
    const lineItems = lines.map(({ values: { itemId, skuId, quantity } }) => ({ itemId, skuId, quantity }));
    const known = lineItems.every(({ itemId, skuId, quantity }) => itemId && skuId && quantity);
    if (!known || lines.length === 0 || country === undefined || city === undefined || zip === undefined) return null;
    return { receiverAddress: given({ country, state, city, zip }), lineItems: lineItems.map(given) };
  },

  lineGoods: ({ values }) => ({ itemId: values.itemId ?? '', skuId: values.skuId ?? '' }),

  toBooking: (preview, renderId, services) => ({
    renderId,
    ...preview,
    lineItems: objectsIn(preview, 'lineItems').map((item, index) => {
      const service = services[index];
      if (!service) throw new Error('every line of a booking needs a service');
      const { serviceId, companyName, serviceCategory } = service;
      return { ...item, freightInfo: { serviceId, companyName, serviceCategory } };
    }),
  }),

  serviceIn(booking, goods) {
    const item = objectsIn(booking, 'lineItems').find(
      (each) => textIn(each, 'itemId') === goods.itemId && textIn(each, 'skuId') === goods.skuId,
    );
    return item && textIn(objectIn(item, 'freightInfo'), 'serviceId');
  },

  bookedFee(answer) {
    const fee = objectIn(answer, 'orderFee');
    const amount = textIn(fee, 'amount');
    return /^\d+(?:\.\d+)?$/.test(amount) ? { amount, currency: textIn(fee, 'currency') } : null;
  },
};
