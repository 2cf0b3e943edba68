import { basename } from 'node:path';
import type { SkuItemImport } from '#shared/contract/sku-items.ts';
import { gateFile } from '../files/gate.ts';
import { type Refusal, refuse } from '../files/refusal.ts';
import type { SkuItems } from '../store/sku-items.ts';
import { runInWorker } from '../worker/run-in-worker.ts';
import { workerUrl } from '../worker/worker-url.ts';
import type { ReadSkuItems, SkuSheetTask } from './read-sku-sheet.ts';

const LIMITS = { timeoutMs: 60_000, memoryMb: 2048 } as const;

/** Reads a workbook of SKUs and item ids and takes its good rows into the table. */
export async function importSkuItems(
  table: Pick<SkuItems, 'save'>,
  { path, account }: { readonly path: string; readonly account: string },
): Promise<SkuItemImport> {
  const read = await readFile(path);
  if (!read.ok) {
    const refused = { file: basename(path), code: read.code, params: { ...read.params } };
    return { added: 0, changed: 0, unchanged: 0, problems: [], refused };
  }
  return { ...table.save(account, read.items), problems: [...read.problems], refused: null };
}

async function readFile(path: string): Promise<ReadSkuItems | Refusal> {
  const gated = await gateFile(path);
  if (!gated.ok) return gated;
  const task: SkuSheetTask = { path, format: gated.format };
  const outcome = await runInWorker<never, ReadSkuItems | Refusal>(
    workerUrl(import.meta.url, 'sku-sheet-worker'),
    task,
    LIMITS,
  );
  switch (outcome.type) {
    case 'done':
      return outcome.value;
    case 'timeout':
      return refuse('timeout');
    case 'out-of-memory':
      return refuse('outOfMemory');
    case 'crashed':
    case 'cancelled':
      return refuse('crashed');
  }
}
