import type { z } from 'zod';
import { Failure } from '#shared/contract/failure.ts';
import type { skuItemProcedures } from '#shared/contract/sku-items.ts';
import { skuItemSheet } from '#shared/kinds/sku-items.ts';
import { parseCell } from '../check/check.ts';
import type { SkuItem, SkuItems } from '../store/sku-items.ts';
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
    'skuItems.save': async ({ account, sku, itemId }) => {
      const changes = table.save(account, [skuItem(sku, itemId)]);
      if (changes.added + changes.changed > 0) await onChange();
      return changes;
    },
    'skuItems.delete': async ({ account, skus }) => {
      const deleted = table.delete(account, skus);
      if (deleted > 0) await onChange();
      return { deleted };
    },
  };
}

/** What was typed, tidied up as cells of a sheet are: a SKU with a blank behind it is the same SKU. */
function skuItem(sku: string, itemId: string): SkuItem {
  const { fields } = skuItemSheet;
  const read = (field: (typeof fields)[keyof typeof fields], text: string) => {
    const parsed = parseCell(field, text, { today: '' });
    if (parsed.type !== 'value') throw new Failure('skuItem.invalid');
    return String(parsed.value);
  };
  return { sku: read(fields.sku, sku), itemId: read(fields.item_id, itemId) };
}
