import { runInWorker } from '../worker/worker.ts';
import { type FileFormat, gateFile } from './gate.ts';
import { type Refusal, refuse } from './refusal.ts';
import { unfinished } from './unfinished.ts';

/** Tables of the office (rate cards, SKUs) are far smaller than shipments. */
const LIMITS = { timeoutMs: 60_000, memoryMb: 2048 } as const;

/**
 * Gates a workbook that is no shipment and reads it whole, in a worker that is killed past its limits.
 *
 * @param entry the worker's file, which serves the task that `task` makes of what the file really is
 */
export async function readTableFile<Read>(
  path: string,
  entry: URL,
  task: (format: FileFormat) => unknown,
): Promise<Read | Refusal> {
  const gated = await gateFile(path);
  if (!gated.ok) return gated;
  const outcome = await runInWorker<never, Read | Refusal>(entry, task(gated.format), LIMITS);
  return outcome.type === 'done' ? outcome.value : refuse(unfinished(outcome));
}
