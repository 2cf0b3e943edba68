import { isList, isObject, type Json, type JsonObject } from '../json.ts';
import { checkAttachments } from './attachment-check.ts';
import type { Complaint } from './complaint.ts';
import { addressFields, checkFields, isBlank, orderFields } from './fields.ts';
import { checkPacking } from './packing-check.ts';

/** Everything that keeps an order from being stored; empty for a good one. */
export function checkOrder(order: JsonObject): readonly Complaint[] {
  return [
    ...checkFields(order, orderFields),
    ...checkShipper(order),
    ...(isList(order.packingDetails) ? checkPacking(order.packingDetails) : []),
    ...(isList(order.attachments) ? checkAttachments(order.attachments) : []),
  ];
}

/** Without a code of the sender's warehouse, the sender must be described. */
function checkShipper(order: JsonObject): readonly Complaint[] {
  const address = isObject(order.shipperAddress) ? order.shipperAddress : {};
  const limits = checkFields(address, addressFields, 'shipperAddress.');
  if (!isBlank(order.shipperWarehouseCode)) return limits;
  const needed: readonly (readonly [string, Json | undefined])[] = [
    ['shipperContactName', order.shipperContactName],
    ['shipperPhone', order.shipperPhone],
    ['shipperAddress.country', address.country],
    ['shipperAddress.addressLine1', address.addressLine1],
  ];
  const missing = needed
    .filter(([, value]) => isBlank(value))
    .map(
      ([path]): Complaint => ({ code: 'practice.required', path, text: 'is required without shipperWarehouseCode' }),
    );
  return [...limits, ...missing];
}
