import { distinct, given, objectIn, objectsIn, textIn } from '../json.ts';
import type { FreightRules, JsonObject, PartnerAnswer, ResultColumn } from '../kind.ts';
import type { FreightOrder, fields } from './fields.ts';

/**
 * The body of a preview: that of `orderBookingFreight` before a price is known, without `renderId` and `freightInfo`.
 * Ids are text.
 */
export function toPayload({ values, lines }: FreightOrder): JsonObject {
  return given({
    tmallOrderInfo: given({ tmallOrderId: values.tmallOrderId }),
    receiverAddress: given({
      country: values.country,
      state: values.state,
      city: values.city,
      zip: values.zip,
      address: values.address,
      name: values.name,
      phone: values.phone,
      mobilePhone: values.mobilePhone,
      email: values.email,
    }),
    lineItems: lines.map(({ values: line }) =>
      given({
        itemId: line.itemId,
        skuId: line.skuId,
        quantity: line.quantity,
        title: line.title,
        imageUrl: line.imageUrl?.[0],
      }),
    ),
  });
}

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

const parcelOf = (sub: JsonObject): JsonObject => objectIn(sub, 'internationalLogisticInfos');

/** The parcels that a line's goods went into; an order of one line has all of them. */
function parcelsOfLine({ data }: PartnerAnswer, body: JsonObject, line: number): readonly JsonObject[] {
  const goods = objectsIn(body, 'lineItems');
  const sent = goods[line];
  const subs = objectsIn(data, 'subOrders');
  if (!sent) return [];
  const holds = (item: JsonObject) => ['itemId', 'skuId'].every((name) => textIn(item, name) === textIn(sent, name));
  return (goods.length === 1 ? subs : subs.filter((sub) => objectsIn(sub, 'itemInfos').some(holds))).map(parcelOf);
}

/** A member of the parcels, of the whole order and of each line. */
function ofParcels(name: string): Pick<ResultColumn, 'values' | 'ofLine'> {
  const members = (parcels: readonly JsonObject[]) => distinct(parcels.map((parcel) => textIn(parcel, name)));
  return {
    values: ({ data }) => members(objectsIn(data, 'subOrders').map(parcelOf)),
    ofLine: (answer, body, line) => members(parcelsOfLine(answer, body, line)),
  };
}

/** What the answer to a booking says, for the result workbook. */
export const results: readonly ResultColumn[] = [
  {
    label: { zh: '下单运费', en: 'Booked fee' },
    type: 'money',
    values({ data }) {
      const fee = freight.bookedFee(data);
      return fee === null ? [] : [`${fee.amount} ${fee.currency}`.trim()];
    },
  },
  { label: { zh: '国际运单号', en: 'International tracking number' }, type: 'id', ...ofParcels('logisticNumer') },
  {
    label: { zh: '国际物流公司', en: 'International carrier' },
    type: 'text',
    ...ofParcels('logisticCompanyName'),
  },
  { label: { zh: '物流查询', en: 'Tracking link' }, type: 'url', ...ofParcels('trackingUrl') },
];
