import type { Refusal } from '../read/read.ts';
import { serveTask } from '../worker/worker.ts';
import { type ReadSkuItems, readSkuSheet, type SkuSheetTask } from './read-sku-sheet.ts';

/** The thread that reads a SKU table. What it holds in memory is gone with it. */
await serveTask<SkuSheetTask, never, ReadSkuItems | Refusal>(readSkuSheet);
