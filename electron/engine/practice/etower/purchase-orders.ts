import { createHash } from 'node:crypto';
import { isList, isObject, type Json, type JsonObject } from '../json.ts';
import type { PracticeAnswer, PracticeContext } from '../partner.ts';
import type { Complaint } from './complaint.ts';
import { good, refusedOrder, refusedRequest } from './envelope.ts';
import { checkOrder } from './order-check.ts';

/** Where purchase orders stand in the ledger. */
export const purchaseOrders = { partner: 'etower', kind: 'po' } as const;

/** `po`: array in, array out; every element stands for itself. */
export function createOrders(body: Json, context: PracticeContext): PracticeAnswer {
  if (!isList(body) || body.length === 0) return refusedRequest(400, 'The body must be an array of orders');
  return { status: 200, body: body.map((order) => createOrder(order, context)) };
}

function createOrder(order: Json, context: PracticeContext): JsonObject {
  if (!isObject(order))
    return refusedOrder('', [{ code: 'practice.type', path: '', text: 'An order must be an object' }]);
  const reference = typeof order.referenceNo === 'string' ? order.referenceNo : '';
  if (context.ledger.find(purchaseOrders, reference)) {
    const exists: Complaint = { code: '600904', path: '', text: 'Already exists in the system' };
    return refusedOrder(reference, [exists]);
  }
  const complaints = checkOrder(order);
  if (complaints.length > 0) return refusedOrder(reference, complaints);

  const orderNo = nextNumber(context);
  const at = new Date(context.now()).toISOString();
  context.ledger.append({ ...purchaseOrders, reference, orderNo, at, body: withoutFiles(order) });
  return good({ orderNo, referenceNo: reference });
}

/** `E`, five digits for the customer, the day, a running number, `O`: the form of the vendor's sample. */
function nextNumber(context: PracticeContext): string {
  const day = new Date(context.now()).toISOString().slice(2, 10).replaceAll('-', '');
  return `E10000${day}${String(context.ledger.count(purchaseOrders) + 1).padStart(6, '0')}O`;
}

/** The order with each file as `{sha256, size}`: enough to prove what came, without keeping it. */
function withoutFiles(order: JsonObject): JsonObject {
  if (!isList(order.attachments)) return order;
  const attachments = order.attachments.filter(isObject).map((attachment) => {
    const bytes = Buffer.from(String(attachment.attachData), 'base64');
    return {
      ...attachment,
      attachData: { sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length },
    };
  });
  return { ...order, attachments };
}
