import { given } from '../given.ts';
import type { JsonObject } from '../kind.ts';
import type { FreightOrder } from './fields.ts';

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
