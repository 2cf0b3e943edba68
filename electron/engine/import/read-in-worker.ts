import { Failure } from '#shared/contract/failure.ts';
import { unfinished } from '../read/read.ts';
import { runInWorker, workerUrl } from '../worker/worker.ts';
import type { ReadBatch, ReadResult, ReadTask } from './read-task.ts';

/**
 * Limits of the reading worker. 100 000 lines of .xlsx take under 1 GB; the desktop's runtime cannot give a thread more
 * than 4 GB, of which V8 needs room to end it in order.
 */
const LIMITS = { timeoutMs: 120_000, memoryMb: 2048 } as const;

/**
 * Reads one file in a worker of its own, which is killed past its limits without harm to anything else.
 *
 * @throws Failure `import.cancelled`
 */
export async function readInWorker(
  task: ReadTask,
  signal: AbortSignal,
  onBatch: (batch: ReadBatch) => void,
): Promise<ReadResult> {
  const entry = workerUrl(import.meta.url, 'import-worker');
  const outcome = await runInWorker<ReadBatch, ReadResult>(entry, task, { ...LIMITS, signal, onBatch });
  if (outcome.type === 'done') return outcome.value;
  if (outcome.type === 'cancelled') throw new Failure('import.cancelled');
  return unfinished(outcome);
}
