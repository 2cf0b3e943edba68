import { type Fix, type FixCell, type Problem, problem } from '../../problem.ts';
import type { FieldValue } from '../field.ts';
import type { KindTexts } from '../kind.ts';

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
  const problems: Problem[] = [];
  const firsts = new Map<string, { readonly line: GoodsLine; merged: boolean }>();
  for (const line of lines) {
    const { itemId, skuId } = line.values;
    if (itemId === undefined || skuId === undefined) continue;
    const key = JSON.stringify([itemId, skuId]);
    const first = firsts.get(key);
    if (first === undefined) {
      firsts.set(key, { line, merged: false });
      continue;
    }
    // One merge at a time: a second one would start from a quantity that the first has changed.
    const fix = first.merged ? undefined : mergeFix(first.line, line);
    first.merged ||= fix !== undefined;
    problems.push(
      problem('goods.repeated', {
        field: 'skuId',
        line: line.id,
        params: { itemId, skuId, otherLine: first.line.id },
        ...(fix && { fix }),
      }),
    );
  }
  return problems;
}

function mergeFix(keep: GoodsLine, drop: GoodsLine): Fix | undefined {
  const { quantity: kept, ...keptRest } = keep.values;
  const { quantity: dropped, ...droppedRest } = drop.values;
  if (kept === undefined || dropped === undefined || sorted(keptRest) !== sorted(droppedRest)) return undefined;
  const cells: readonly FixCell[] = [{ line: keep.id, field: 'quantity', value: String(kept + dropped) }];
  return { type: 'merge-lines', keep: keep.id, drop: drop.id, cells };
}

const sorted = (values: object) => JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));

export const repeatedGoodsTexts: KindTexts = {
  'goods.repeated': {
    zh: '商品 {{itemId}}（SKU {{skuId}}）在同一张单的第 {{otherRow}} 行已经有了。请合并成一行，或改正商品ID、SKU ID',
    en: 'Item {{itemId}} (SKU {{skuId}}) stands in row {{otherRow}} of the same order already. Merge the two rows, or correct item or SKU id',
  },
};
