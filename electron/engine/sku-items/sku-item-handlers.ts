import type { z } from 'zod';
import type { skuItemProcedures } from '#shared/contract/sku-items.ts';
import type { SkuItems } from '../store/sku-items.ts';
import { importSkuItems } from './import-sku-items.ts';

type Procedures = typeof skuItemProcedures;

/** The engine's side of the procedures `skuItems.*`. */
export type SkuItemHandlers = {
  readonly [N in keyof Procedures]: (
    input: z.output<Procedures[N]['input']>,
  ) => z.output<Procedures[N]['output']> | Promise<z.output<Procedures[N]['output']>>;
};

export function skuItemHandlers(table: SkuItems): SkuItemHandlers {
  return {
    'skuItems.list': ({ account, search, offset, limit }) => table.list(account, search, { offset, limit }),
    'skuItems.import': ({ path, account }) => importSkuItems(table, { path, account }),
    'skuItems.delete': ({ account, skus }) => ({ deleted: table.delete(account, skus) }),
  };
}
