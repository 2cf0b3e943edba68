import { given } from '../json.ts';
import type { JsonObject } from '../kind.ts';
import { byGoods, type DomesticOrder, type ParcelLine } from './fields.ts';

/** The body of `updateLogisticInfo`. `logisticNumer` is the vendor's spelling, at both places. */
export function toPayload(order: DomesticOrder): JsonObject {
  const { orderId, tmallOrderId } = order.values;
  return given({ orderId, tmallOrderId, logisticInfos: byGoods(order).map(logisticInfo) });
}

/** What is said of the goods stands on any of their lines; they agree, which is checked. */
function logisticInfo(parcels: readonly ParcelLine[]): JsonObject {
  const said = <K extends keyof ParcelLine['values']>(field: K) =>
    parcels.map(({ values }) => values[field]).find((value) => value !== undefined);
  return given({
    lineItem: given({
      itemId: said('itemId'),
      skuId: said('skuId'),
      quantity: said('quantity'),
      title: said('title'),
      imageUrl: said('imageUrl')?.[0],
    }),
    logisticNumer: said('internationalNo'),
    domesticLogisticInfo: parcels.map(({ values }) =>
      given({
        logisticNumer: values.domesticNo,
        logisticCompanyName: values.logisticCompanyName,
        rtsTime: values.rtsTime,
      }),
    ),
  });
}
