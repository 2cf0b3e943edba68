import { isList, isObject, type Json, type JsonObject } from '../json.ts';
import type { LedgerRecord } from '../ledger.ts';
import type { PracticeAnswer, PracticeContext } from '../partner.ts';
import { good, refusedRequest } from './envelope.ts';
import { purchaseOrders } from './purchase-orders.ts';

const LISTS = ['orderNoList', 'referenceNoList'];

/** `poList`: the stored orders among those asked for, each once; what is not there is left out. */
export function queryOrders(body: Json, context: PracticeContext): PracticeAnswer {
  if (!isObject(body) || Object.keys(body).some((name) => !LISTS.includes(name))) {
    return refusedRequest(400, 'The body must be an object with orderNoList, referenceNoList or both');
  }
  const numbers = texts(body.orderNoList);
  const references = texts(body.referenceNoList);
  if (!numbers || !references) return refusedRequest(400, 'orderNoList and referenceNoList must be arrays of text');
  if (numbers.length + references.length === 0) return refusedRequest(400, 'Nothing was asked for');

  const found = [
    ...numbers.map((orderNo) => context.ledger.findByNumber(purchaseOrders, orderNo)),
    ...references.map((reference) => context.ledger.find(purchaseOrders, reference)),
  ].filter((record) => record !== undefined);
  const distinct = new Map(found.map((record) => [record.orderNo, record]));
  return { status: 200, body: good([...distinct.values()].map(describe)) };
}

function texts(value: Json | undefined): readonly string[] | null {
  if (value === undefined) return [];
  return isList(value) && value.every((element) => typeof element === 'string') ? value : null;
}

/** Numbers are text here and blank there, as the vendor's own are; the status is that of a draft. */
function describe({ orderNo, reference, body }: LedgerRecord): JsonObject {
  const details = isList(body.packingDetails) ? body.packingDetails.filter(isObject) : [];
  const boxes = [...new Map(details.map((detail) => [String(detail.boxNo), detail])).values()];
  const sum = (value: (box: JsonObject) => number) => boxes.reduce((total, box) => total + value(box), 0);
  const cubicCm = (box: JsonObject) =>
    Number(box.lengthDeclared) * Number(box.widthDeclared) * Number(box.heightDeclared) * Number(box.boxQty);
  return {
    orderNo,
    referenceNo: reference,
    status: '0',
    statusMsg: 'Draft',
    boxNumber: String(sum((box) => Number(box.boxQty))),
    totalVolumeDeclared: (sum(cubicCm) / 1_000_000).toFixed(6),
    packingDetails: details.map((detail) => ({
      sku: String(detail.sku),
      forecastAmount: Number(detail.productQty) * Number(detail.boxQty),
      putAwayQty: '',
    })),
  };
}
