import type { FieldSet } from '../../sheets/field.ts';
import type { Order } from '../kind.ts';
import { imageUrlField, lineItemFields, titleAliases } from '../xport/line-item-fields.ts';
import { orderFields } from './order-fields.ts';

const lineFields = {
  ...lineItemFields,
  quantity: { ...lineItemFields.quantity, own: true },
  title: {
    type: 'text',
    free: true,
    level: 'line',
    required: true,
    label: { zh: '商品名称', en: 'Title' },
    aliases: titleAliases,
    example: '白色短袖',
    wire: 'lineItem.title',
  },
  imageUrl: imageUrlField,
} as const satisfies FieldSet;

/** In the order of the template's columns. */
export const fields = { ...orderFields, ...lineFields } as const;

export type FreightOrder = Order<typeof fields>;
