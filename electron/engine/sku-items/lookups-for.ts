import type { AnyKind } from '#shared/kinds/kind.ts';
import type { Lookups } from '../check/context.ts';
import type { SkuItems } from '../store/sku-items.ts';

/** The office's tables that checking this kind needs. `account` null: the entries for every account. */
export function lookupsFor(kind: AnyKind, table: Pick<SkuItems, 'known'>, account: string | null): Lookups {
  const looksUp = Object.values(kind.fields).some((field) => field.type === 'text' && field.lookup !== undefined);
  return looksUp ? { 'sku-items': table.known(account ?? '') } : {};
}
