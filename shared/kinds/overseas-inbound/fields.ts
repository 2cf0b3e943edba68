import type { Order, OrderLine } from '../kind.ts';
import { addressFields } from './address-fields.ts';
import { lineFields } from './line-fields.ts';
import { orderFields } from './order-fields.ts';
import { shipperFields } from './shipper-fields.ts';

/** In the order of the template's columns. */
export const fields = { ...orderFields, ...shipperFields, ...addressFields, ...lineFields } as const;

export type InboundOrder = Order<typeof fields>;
export type InboundLine = OrderLine<typeof fields>;
