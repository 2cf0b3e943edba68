import type { FieldSet } from '../sheets/field.ts';
import { defineSheet } from './kind.ts';

const fields = {
  sku: {
    type: 'text',
    level: 'order',
    required: true,
    label: { zh: 'SKU', en: 'SKU' },
    aliases: [
      '商家SKU',
      '商家编码',
      '商品编码',
      '货号',
      'SKU编码',
      'SKU编号',
      '商品SKU',
      'Merchant SKU',
      'Seller SKU',
      'SKU Code',
    ],
    example: 'SKU-A000',
  },
  item_id: {
    type: 'text',
    level: 'order',
    required: true,
    label: { zh: '货品ID', en: 'Item ID' },
    aliases: [
      '后端商品ID',
      '后端货品ID',
      '菜鸟货品ID',
      '菜鸟商品ID',
      '商品ID',
      '货品编号',
      'Cainiao Item ID',
      'SC Item ID',
    ],
    example: '60123456789012340',
  },
} as const satisfies FieldSet;

/**
 * The sheet from which the SKU → item id table is taught. It is read like a kind, and never sent: it is in no registry.
 * Renders the problems of such an import.
 */
export const skuItemSheet = defineSheet({
  id: 'sku-items',
  label: { zh: 'SKU 对照表', en: 'SKU table' },
  titles: ['对照表', 'SKU对照', 'SKU table'],
  fields,
  key: ['sku'],
  lineLabel: { zh: '行', en: 'row' },
  texts: {
    'sku.twice': {
      zh: 'SKU {{sku}} 在表里有不同的货品ID（{{itemIds}}），这个 SKU 没有导入。请只保留对的那一行',
      en: 'SKU {{sku}} has different item ids in the sheet ({{itemIds}}) and was not taken. Keep only the right row',
    },
  },
});
