import type { AnyKind } from '#shared/kinds/kind.ts';
import type { Lookups } from '../check/check.ts';
import type { SkuItems } from '../store/sku-items.ts';

/** Whether checking this kind needs the office's table of SKUs and item ids. */
export function looksUp({ fields }: AnyKind): boolean {
  return Object.values(fields).some((field) => field.type === 'text' && field.lookup !== undefined);
}

/** The office's tables that checking this kind needs. `account` null: the entries for every account. */
export function lookupsFor(kind: AnyKind, table: Pick<SkuItems, 'known'>, account: string | null): Lookups {
  return looksUp(kind) ? { 'sku-items': table.known(account ?? '') } : {};
}
