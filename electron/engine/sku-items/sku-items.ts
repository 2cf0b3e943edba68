/**
 * The office's table of SKUs and the partner's item ids: listed, imported from a workbook (read in a worker of its own,
 * `sku-sheet-worker.ts`), edited by hand.
 */
import { basename } from 'node:path';
import { Failure } from '#shared/contract/failure.ts';
import type { SkuItemImport } from '#shared/contract/sku-items.ts';
import type { Parsed } from '#shared/contract.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { skuItemSheet } from '#shared/kinds/sku-items.ts';
import { type Lookups, parseCell } from '../check/check.ts';
import type { Handlers, ProceduresOf } from '../handlers.ts';
import { type FileFormat, readTableFile } from '../read/read.ts';
import type { SkuItem, SkuItems } from '../store/store.ts';
import { workerUrl } from '../worker/worker.ts';
import type { ReadSkuItems, SkuSheetTask } from './read-sku-sheet.ts';

/** `onChange` is waited for after every change of the table. */
export function skuItemHandlers(table: SkuItems, onChange: () => Promise<void>): Handlers<ProceduresOf<'skuItems'>> {
  return {
    'skuItems.list': ({ account, search, offset, limit }) => table.list(account, search, { offset, limit }),
    'skuItems.import': async (wish) => {
      const imported = await importSkuItems(table, wish);
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

/** Reads a workbook of SKUs and item ids and takes its good rows into the table. */
async function importSkuItems(
  table: Pick<SkuItems, 'save'>,
  { path, account, encoding }: Parsed<'skuItems.import'>,
): Promise<SkuItemImport> {
  const entry = workerUrl(import.meta.url, 'sku-sheet-worker');
  const task = (format: FileFormat, from: string): SkuSheetTask => ({ path: from, format });
  const read = await readTableFile<ReadSkuItems>(path, entry, task, encoding);
  if (!read.ok) {
    const refused = { file: basename(path), code: read.code, params: { ...read.params } };
    return { added: 0, changed: 0, unchanged: 0, problems: [], refused };
  }
  return { ...table.save(account, read.items), problems: [...read.problems], refused: null };
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

/** Whether checking this kind needs the office's table of SKUs and item ids. */
export function looksUp({ fields }: AnyKind): boolean {
  return Object.values(fields).some((field) => field.type === 'text' && field.lookup !== undefined);
}

/** The office's tables that checking this kind needs. `account` null: the entries for every account. */
export function lookupsFor(kind: AnyKind, table: Pick<SkuItems, 'known'>, account: string | null): Lookups {
  return looksUp(kind) ? { 'sku-items': table.known(account ?? '') } : {};
}
