import { isList, isObject, type Json } from '../json.ts';
import type { PracticeAnswer } from '../partner.ts';
import { good, refusedRequest } from './envelope.ts';

/** SKUs that begin like this are not known to the practice warehouse; every other one is. */
export const UNKNOWN_SKU_PREFIX = 'NOSUCH';

/** `inventory`: the known SKUs among those asked for, with nothing in stock. */
export function queryInventory(body: Json): PracticeAnswer {
  const skus = isObject(body) && Object.keys(body).length === 1 ? body.skuList : undefined;
  if (!isList(skus) || skus.length === 0 || !skus.every((sku) => typeof sku === 'string')) {
    return refusedRequest(400, 'The body must be an object with skuList, an array of text');
  }
  const known = new Set(skus.filter((sku) => sku !== '' && !sku.startsWith(UNKNOWN_SKU_PREFIX)));
  return { status: 200, body: good([...known].map((sku) => ({ sku, quantity: '0' }))) };
}
