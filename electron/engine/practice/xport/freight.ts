import { isObject, type JsonObject } from '../json.ts';
import type { PracticeAnswer, PracticeContext } from '../partner.ts';
import { complaint } from './checks.ts';
import { codes, good, refused } from './envelope.ts';
import { bookingBody, estimateBody, linesOf, previewBody, previewed, zipOf } from './freight-body.ts';
import { money, offered, offers } from './rates.ts';
import { appendAnew } from './records.ts';
import { readRenderId, renderId } from './render-id.ts';

/** Where bookings stand in the ledger. */
export const bookings = { partner: 'xport', kind: 'freight-order' } as const;

export function estimateFreight(body: JsonObject): PracticeAnswer {
  const wrong = complaint(estimateBody, body);
  return wrong === null ? good({ lineItems: quoted(body) }) : refused(codes.invalid, wrong);
}

export function renderFreight(body: JsonObject, { now }: PracticeContext): PracticeAnswer {
  const wrong = complaint(previewBody, body);
  if (wrong !== null) return refused(codes.invalid, wrong);
  return good({ renderId: renderId(body, now()), lineItems: quoted(body) });
}

/**
 * Books what was previewed. The vendor documents nothing that would keep the same order from being booked twice, so
 * this does book it twice: the ledger shows it.
 */
export function bookFreight(body: JsonObject, context: PracticeContext, validMs: number): PracticeAnswer {
  const wrong = complaint(bookingBody, body);
  if (wrong !== null) return refused(codes.invalid, wrong);
  const state = readRenderId(String(body.renderId), previewed(body), context.now(), validMs);
  if (state === 'unknown') return refused(codes.previewUnknown, 'renderId is not of this order');
  if (state === 'expired' || context.fault === 'preview-expired') {
    return refused(codes.previewExpired, 'renderId has expired');
  }
  const services = linesOf(body).map((line) => serviceOf(line, zipOf(body)));
  if (services.includes(null)) return refused(codes.serviceUnknown, 'freightInfo.serviceId is not offered');

  const { tmallOrderInfo } = body;
  const reference = isObject(tmallOrderInfo) ? String(tmallOrderInfo.tmallOrderId) : '';
  const record = appendAnew(context, bookings, reference, body);
  const cents = services.reduce((sum, service) => sum + (service?.cents ?? 0), 0);
  const charged = context.fault === 'fee-changed' ? Math.round(cents * 1.1) + 1 : cents;
  return good({
    orderId: record.orderNo,
    orderFee: { amount: money(charged), currency: 'USD' },
    subOrders: linesOf(body).map((line, index) =>
      subOrder(line, services[index]?.companyName ?? '', record.number, index),
    ),
  });
}

function quoted(body: JsonObject): readonly JsonObject[] {
  return linesOf(body).map(({ itemId = '', skuId = '', quantity = 0 }) => ({
    itemId,
    skuId,
    quantity,
    freightInfos: offers(Number(quantity), zipOf(body)),
  }));
}

function serviceOf({ freightInfo, quantity }: JsonObject, zip: string) {
  return isObject(freightInfo) ? offered(String(freightInfo.serviceId), Number(quantity), zip) : null;
}

/** Every line goes in a parcel of its own, as in the vendor's sample; `logisticNumer` is its spelling. */
function subOrder(line: JsonObject, company: string, booking: number, index: number): JsonObject {
  const { itemId = '', skuId = '', quantity = 0, title = '' } = line;
  const number = `PRXP${String(booking).padStart(8, '0')}${String(index + 1).padStart(2, '0')}YQ`;
  return {
    itemInfos: [{ itemId, skuId, quantity, title }],
    internationalLogisticInfos: {
      logisticNumer: number,
      logisticCompanyName: company,
      trackingUrl: `https://track.example.com/result?key=${number}`,
      logisticType: company,
    },
  };
}
