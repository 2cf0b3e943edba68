import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { JsonObject } from '../json.ts';
import type { PracticeAnswer, PracticeContext } from '../partner.ts';
import { check } from '../schema.ts';
import { codes, good, invalid, refused } from './envelope.ts';
import { money, offered, offers } from './rates.ts';
import { appendAnew, canonical } from './records.ts';
import { booking, estimate, preview, render } from './schemas.ts';

/** Where bookings stand in the ledger. */
const bookings = { partner: 'xport', kind: 'freight-order' } as const;

/** One item a call. */
export function itemPrice(body: JsonObject): PracticeAnswer {
  const { value, complaints } = check(estimate, body);
  if (!value) return invalid(complaints);
  const { itemId, skuId, quantity, receiverAddress } = value;
  return good({ itemId, skuId, quantity, freightInfos: offers(quantity, receiverAddress.zip) });
}

export function renderFreight(body: JsonObject, { now }: PracticeContext): PracticeAnswer {
  const answer = (named: string, content: Content) =>
    good({ renderId: renderId(contentOf(content), now()), [named]: quoted(content) });
  if ('lineItems' in body) {
    const { value, complaints } = check(preview, body);
    return value ? answer('lineItems', value) : invalid(complaints);
  }
  const { value, complaints } = check(render, body);
  return value ? answer('renderItems', { ...value, lineItems: value.renderItems }) : invalid(complaints);
}

/**
 * Books what was previewed. The vendor documents nothing that would keep the same order from being booked twice, so
 * this does book it twice: the ledger shows it.
 */
export function bookFreight(body: JsonObject, context: PracticeContext, validMs: number): PracticeAnswer {
  const { value, complaints } = check(booking, body);
  if (!value) return invalid(complaints);
  const { tmallOrderInfo, receiverAddress, lineItems } = value;
  const state = readRenderId(value.renderId, contentOf(value), context.now(), validMs);
  if (state === 'unknown') return refused(codes.previewUnknown, 'renderId is not of this order');
  if (state === 'expired' || context.fault === 'preview-expired') {
    return refused(codes.previewExpired, 'renderId has expired');
  }
  const services = lineItems.map(({ freightInfo, quantity }) =>
    offered(freightInfo.serviceId, quantity, receiverAddress.zip),
  );
  if (services.includes(null)) return refused(codes.serviceUnknown, 'freightInfo.serviceId is not offered');

  const { orderNo, number } = appendAnew(context, bookings, tmallOrderInfo.tmallOrderId, body);
  const cents = services.reduce((sum, service) => sum + (service?.cents ?? 0), 0);
  const charged = context.fault === 'fee-changed' ? Math.round(cents * 1.1) + 1 : cents;
  return good({
    orderId: orderNo,
    orderFee: { amount: money(charged), currency: 'USD' },
    subOrders: lineItems.map((line, index) => subOrder(line, services[index]?.companyName ?? '', number, index)),
  });
}

function quoted({ receiverAddress, lineItems }: Content): readonly JsonObject[] {
  return lineItems.map(({ itemId, skuId, quantity }) => ({
    itemId,
    skuId,
    quantity,
    freightInfos: offers(quantity, receiverAddress.zip),
  }));
}

/** Every line goes in a parcel of its own, as in the vendor's sample; `logisticNumer` is its spelling. */
function subOrder(
  { itemId, skuId, quantity, title }: z.output<typeof booking>['lineItems'][number],
  company: string,
  bookingNumber: number,
  index: number,
): JsonObject {
  const number = `PRXP${String(bookingNumber).padStart(8, '0')}${String(index + 1).padStart(2, '0')}YQ`;
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

/**
 * The id of a preview says by itself when it was made and for which order, lines and address: nothing needs to be
 * kept, and it is still good after a restart.
 */
function renderId(content: Content, now: number): string {
  const seconds = String(Math.floor(now / 1000));
  return `FF${seconds}${digest(content, seconds)}`;
}

/** `unknown`: never given, or given for another order, other lines or another address. */
function readRenderId(id: string, content: Content, now: number, validMs: number): 'good' | 'expired' | 'unknown' {
  const [, seconds, hash] = /^FF(\d{10})([0-9A-F]{10})$/.exec(id) ?? [];
  if (seconds === undefined || hash !== digest(content, seconds)) return 'unknown';
  return now - Number(seconds) * 1000 > validMs ? 'expired' : 'good';
}

/** What a price is of, and must be booked as: however the lines are called, and without what only one of both says. */
interface Content {
  readonly tmallOrderInfo: z.output<typeof booking>['tmallOrderInfo'];
  readonly receiverAddress: z.output<typeof booking>['receiverAddress'];
  readonly lineItems: readonly { readonly itemId: string; readonly skuId: string; readonly quantity: number }[];
}

function contentOf({ tmallOrderInfo, receiverAddress, lineItems }: Content): Content {
  const { taxId: _, ...address }: z.output<typeof render>['receiverAddress'] = receiverAddress;
  return {
    tmallOrderInfo,
    receiverAddress: address,
    lineItems: lineItems.map(({ itemId, skuId, quantity }) => ({ itemId, skuId, quantity })),
  };
}

function digest(content: Content, seconds: string): string {
  return createHash('sha256')
    .update(`${seconds} ${canonical({ ...content })}`)
    .digest('hex')
    .slice(0, 10)
    .toUpperCase();
}
