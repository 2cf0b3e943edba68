import { basename } from 'node:path';
import type { SkuItemImport } from '#shared/contract/sku-items.ts';
import { readTableFile } from '../read/read.ts';
import type { SkuItems } from '../store/sku-items.ts';
import { workerUrl } from '../worker/worker.ts';
import type { ReadSkuItems, SkuSheetTask } from './read-sku-sheet.ts';

/** Reads a workbook of SKUs and item ids and takes its good rows into the table. */
export async function importSkuItems(
  table: Pick<SkuItems, 'save'>,
  { path, account }: { readonly path: string; readonly account: string },
): Promise<SkuItemImport> {
  const entry = workerUrl(import.meta.url, 'sku-sheet-worker');
  const read = await readTableFile<ReadSkuItems>(path, entry, (format): SkuSheetTask => ({ path, format }));
  if (!read.ok) {
    const refused = { file: basename(path), code: read.code, params: { ...read.params } };
    return { added: 0, changed: 0, unchanged: 0, problems: [], refused };
  }
  return { ...table.save(account, read.items), problems: [...read.problems], refused: null };
}
