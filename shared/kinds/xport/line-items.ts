import { type Fix, type FixCell, type ProblemOf, problemWith } from '../../problem.ts';
import type { FieldSet, FieldValue } from '../../sheets/field.ts';
import type { KindTexts } from '../kind.ts';
import { repeatedLines, sameValues } from '../repeated-lines.ts';

/** The goods of a line, as Xport's freight and logistics calls name them. Ids are text: they have 12 to 19 digits. */
export const lineItemFields = {
  itemId: {
    type: 'text',
    level: 'line',
    required: true,
    label: { zh: '商品ID', en: 'Item ID' },
    words: [
      'link id goods? platform? @0.9',
      'goods id platform? client?',
      'goods number platform? @0.9',
      'goods code platform? @0.75',
    ],
    looks: 'long-id',
    hint: { zh: '平台的商品ID；请把单元格设为文本格式', en: 'The platform’s item id; set the cell to text format' },
    example: '2048020617114736',
    wire: 'lineItem.itemId',
  },
  skuId: {
    type: 'text',
    level: 'line',
    required: true,
    label: { zh: 'SKU ID', en: 'SKU ID' },
    words: [
      'sku id goods?',
      'spec id|number goods? sku? id? number?',
      'sku number|code goods? @0.85',
      'sku @0.75',
      'spec code goods? @0.75',
    ],
    looks: 'long-id',
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
    words: [
      'qty goods? piece? purchase? order? buyer? planned? create? ship? source?',
      'qty total goods? piece? purchase? order? planned? @0.87',
      'piece goods? @0.8',
      'sku qty @0.8',
    ],
    example: '2',
    wire: 'lineItem.quantity',
  },
} as const satisfies FieldSet;

/** The link of one picture. */
export const imageUrlField = {
  type: 'urls',
  level: 'line',
  label: { zh: '图片', en: 'Image URL' },
  words: ['image goods? link?', 'link image goods?'],
  hint: { zh: '一个 http:// 或 https:// 开头的网址', en: 'One link that begins with http:// or https://' },
  example: 'https://img.example.com/1.jpg',
  wire: 'lineItem.imageUrl',
} as const satisfies FieldSet[string];

export const imageTexts = {
  'image.onlyOne': {
    zh: '「{{field}}」只能放一个网址，这里有 {{count}} 个。请只留一个',
    en: '“{{field}}” takes one link, this cell has {{count}}. Keep one',
  },
} as const satisfies KindTexts;

const imageProblem = problemWith(imageTexts);

interface ImageLine {
  readonly id: number;
  readonly values: { readonly imageUrl?: readonly string[] };
}

/** A line has room for one picture; which of several is meant is not guessed. */
export function checkImages(lines: readonly ImageLine[]): readonly ProblemOf<typeof imageTexts>[] {
  return lines.flatMap(({ id, values: { imageUrl: images = [] } }) =>
    images.length > 1
      ? [
          imageProblem('image.onlyOne', {
            field: 'imageUrl',
            line: id,
            params: { count: images.length },
            fix: { type: 'set', cells: [{ line: id, field: 'imageUrl', value: images[0] ?? '' }] },
          }),
        ]
      : [],
  );
}

export const repeatedGoodsTexts = {
  'goods.repeated': {
    zh: '商品 {{itemId}}（SKU {{skuId}}）在同一张单的第 {{otherRow}} 行已经有了。请合并成一行，或改正商品ID、SKU ID',
    en: 'Item {{itemId}} (SKU {{skuId}}) stands in row {{otherRow}} of the same order already. Merge the two rows, or correct item or SKU id',
  },
} as const satisfies KindTexts;

const goodsProblem = problemWith(repeatedGoodsTexts);

interface GoodsLine {
  readonly id: number;
  readonly values: {
    readonly itemId?: string;
    readonly skuId?: string;
    readonly quantity?: number;
    readonly [field: string]: FieldValue | undefined;
  };
}

/**
 * The same goods on two lines of an order are an error: prices and bookings are told apart by them. Merging the two is
 * offered where nothing but the quantity differs.
 */
export function checkRepeatedGoods(lines: readonly GoodsLine[]): readonly ProblemOf<typeof repeatedGoodsTexts>[] {
  const repeats = repeatedLines(lines, ({ values: { itemId, skuId } }) => ({ itemId, skuId }), mergeFix);
  return repeats.map(({ line, first, identity, fix }) =>
    goodsProblem('goods.repeated', {
      field: 'skuId',
      line: line.id,
      params: { ...identity, otherLine: first.id },
      ...(fix && { fix }),
    }),
  );
}

function mergeFix(keep: GoodsLine, drop: GoodsLine): Fix | undefined {
  const { quantity: kept, ...keptRest } = keep.values;
  const { quantity: dropped, ...droppedRest } = drop.values;
  if (kept === undefined || dropped === undefined || !sameValues(keptRest, droppedRest)) return undefined;
  const cells: readonly FixCell[] = [{ line: keep.id, field: 'quantity', value: String(kept + dropped) }];
  return { type: 'merge-lines', keep: keep.id, drop: drop.id, cells };
}
