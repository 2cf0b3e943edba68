import { z } from 'zod';
import { ENCODINGS } from '../sheets/encodings.ts';
import { fileProblem } from './problem.ts';
import { procedure } from './procedure.ts';

/** Whose table: an account's own entries go before those for every account (the default). */
const account = z.string().default('');

const skuItem = z.object({ sku: z.string(), itemId: z.string() });

/** Why a row was not taken; `renderProblem` with the kind `skuItemSheet` has the words. */
const skuItemProblem = z.object({
  sheet: z.string(),
  row: z.int(),
  code: z.string(),
  field: z.string().nullable(),
  params: fileProblem.shape.params,
});
export type SkuItemProblem = z.infer<typeof skuItemProblem>;

const imported = z.object({
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  /** Rows that were not taken, with the reason. */
  problems: z.array(skuItemProblem),
  /** Why the file could not be used at all; then nothing was taken. */
  refused: fileProblem.nullable(),
});
export type SkuItemImport = z.infer<typeof imported>;

/** The table that gives Cainiao's item ids for the office's own SKUs. */
export const skuItemProcedures = {
  /** By SKU. `search` finds a part of a SKU or an item id. */
  'skuItems.list': procedure(
    z.object({
      account,
      search: z.string().default(''),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(200),
    }),
    z.object({ total: z.int(), items: z.array(skuItem) }),
  ),
  /** Takes the good rows of a workbook: new SKUs are added, known ones changed, none removed. */
  'skuItems.import': procedure(
    z.object({
      path: z.string(),
      account,
      /** Of text that does not show its encoding itself; without it an uncertain one is refused as `encodingAsked`. */
      encoding: z.enum(ENCODINGS).optional(),
    }),
    imported,
  ),
  /** One entry by hand; a known SKU gets the new item id. Failure `skuItem.invalid` for what a sheet could not say either. */
  'skuItems.save': procedure(
    z.object({ account, sku: z.string(), itemId: z.string() }),
    imported.pick({ added: true, changed: true, unchanged: true }),
  ),
  'skuItems.delete': procedure(z.object({ account, skus: z.array(z.string()).min(1) }), z.object({ deleted: z.int() })),
};
