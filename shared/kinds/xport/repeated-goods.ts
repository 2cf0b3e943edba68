import { type Fix, type FixCell, type Problem, problem } from '../../problem.ts';
import type { FieldValue } from '../../sheets/field.ts';
import type { KindTexts } from '../kind.ts';
import { repeatedLines, sameValues } from '../repeated-lines.ts';

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
export function checkRepeatedGoods(lines: readonly GoodsLine[]): readonly Problem[] {
  const repeats = repeatedLines(lines, ({ values: { itemId, skuId } }) => ({ itemId, skuId }), mergeFix);
  return repeats.map(({ line, first, identity, fix }) =>
    problem('goods.repeated', {
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

export const repeatedGoodsTexts: KindTexts = {
  'goods.repeated': {
    zh: '商品 {{itemId}}（SKU {{skuId}}）在同一张单的第 {{otherRow}} 行已经有了。请合并成一行，或改正商品ID、SKU ID',
    en: 'Item {{itemId}} (SKU {{skuId}}) stands in row {{otherRow}} of the same order already. Merge the two rows, or correct item or SKU id',
  },
};
