import type { DomesticOrder, ParcelLine } from './fields.ts';

/** Lines (parcels) of an order by the goods in them, in order of first appearance; lines that do not say which are left out. */
export function byGoods({ lines }: DomesticOrder): readonly (readonly ParcelLine[])[] {
  const named = lines.filter(({ values }) => values.itemId !== undefined && values.skuId !== undefined);
  return [...Map.groupBy(named, ({ values }) => goodsKey(values)).values()];
}

/** Lines with the same key carry the same goods. */
export function goodsKey({ itemId, skuId }: { readonly itemId?: unknown; readonly skuId?: unknown }): string {
  return JSON.stringify([itemId, skuId]);
}
