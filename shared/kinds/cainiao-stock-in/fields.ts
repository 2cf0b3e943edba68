import type { Order, OrderLine } from '../kind.ts';
import { itemFields } from './item-fields.ts';
import { orderFields } from './order-fields.ts';
import { originFields } from './origin-fields.ts';
import { receiverFields } from './receiver-fields.ts';
import { senderFields } from './sender-fields.ts';

/** In the order of the template's columns. */
export const fields = { ...orderFields, ...originFields, ...senderFields, ...receiverFields, ...itemFields } as const;

export type StockInOrder = Order<typeof fields>;
export type StockInLine = OrderLine<typeof fields>;
