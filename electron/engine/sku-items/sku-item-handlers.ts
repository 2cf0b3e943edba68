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

/** `onChange` is waited for after every change of the table. */
export function skuItemHandlers(table: SkuItems, onChange: () => Promise<void>): SkuItemHandlers {
  return {
    'skuItems.list': ({ account, search, offset, limit }) => table.list(account, search, { offset, limit }),
    'skuItems.import': async ({ path, account }) => {
      const imported = await importSkuItems(table, { path, account });
      if (imported.added + imported.changed > 0) await onChange();
      return imported;
    },
    'skuItems.delete': async ({ account, skus }) => {
      const deleted = table.delete(account, skus);
      if (deleted > 0) await onChange();
      return { deleted };
    },
  };
}
