import type { FieldSet } from '../../sheets/field.ts';

/** The goods of a line, as Xport's freight and logistics calls name them. Ids are text: they have 12 to 19 digits. */
export const lineItemFields = {
  itemId: {
    type: 'text',
    level: 'line',
    required: true,
    label: { zh: '商品ID', en: 'Item ID' },
    aliases: ['宝贝ID', '淘宝商品ID', '天猫商品ID', '商品编号', 'Goods ID', 'Product ID'],
    hint: { zh: '平台的商品ID；请把单元格设为文本格式', en: 'The platform’s item id; set the cell to text format' },
    example: '2048020617114736',
    wire: 'lineItem.itemId',
  },
  skuId: {
    type: 'text',
    level: 'line',
    required: true,
    label: { zh: 'SKU ID', en: 'SKU ID' },
    aliases: ['SKU', 'SKU编号', '规格ID', '商品规格ID', '商品SKU ID', 'Variant ID'],
    hint: {
      zh: '平台的规格（SKU）ID；请把单元格设为文本格式',
      en: 'The platform’s SKU id; set the cell to text format',
    },
    example: '4970432383383',
    wire: 'lineItem.skuId',
  },
  quantity: {
    type: 'integer',
    min: 1,
    max: 2_147_483_647,
    level: 'line',
    required: true,
    label: { zh: '数量', en: 'Quantity' },
    aliases: ['商品数量', '件数', '购买数量', 'Qty', 'Item Quantity', 'Pieces', 'Pcs'],
    example: '2',
    wire: 'lineItem.quantity',
  },
} as const satisfies FieldSet;

/** The link of one picture. */
export const imageUrlField = {
  type: 'urls',
  level: 'line',
  label: { zh: '图片', en: 'Image URL' },
  aliases: [
    '商品图片',
    '图片链接',
    '图片地址',
    '商品图片链接',
    '主图',
    '主图链接',
    'Image',
    'Picture',
    'Image Link',
    'Picture URL',
  ],
  hint: { zh: '一个 http:// 或 https:// 开头的网址', en: 'One link that begins with http:// or https://' },
  example: 'https://img.example.com/1.jpg',
  wire: 'lineItem.imageUrl',
} as const satisfies FieldSet[string];

export const titleAliases = [
  '商品标题',
  '商品名',
  '品名',
  '宝贝标题',
  '货品名称',
  'Item Title',
  'Product Name',
  'Item Name',
  'Goods Name',
];
