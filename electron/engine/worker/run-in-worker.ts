import { setImmediate as turn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { MemoryWatch } from './memory-watch.ts';
import { PausableTimeout } from './pausable-timeout.ts';
import type { Acknowledged, FromWorker } from './protocol.ts';

/**
 * V8's own limit lies this far above ours, which is watched from outside: at its own limit V8 ends the whole process when
 * the last allocation is a large one (a growing array or table), not only the thread.
 */
const HEADROOM_MB = 2048;

export interface WorkerRun<Batch> {
  /** Time the worker may take, in milliseconds; the host's own time with a batch is not counted. */
  readonly timeoutMs: number;
  /** JavaScript heap and buffers of the worker together, in megabytes. */
  readonly memoryMb: number;
  readonly signal?: AbortSignal;
  /** Called with one batch at a time, in order; what it throws ends the worker and is thrown on. */
  readonly onBatch?: (batch: Batch) => void | Promise<void>;
}

export type WorkerOutcome<Result> =
  | { readonly type: 'done'; readonly value: Result }
  | { readonly type: 'timeout' }
  | { readonly type: 'out-of-memory' }
  | { readonly type: 'crashed'; readonly error: string }
  | { readonly type: 'cancelled' };

/**
 * Runs a worker entry (a file that calls `serveTask`) with limits. However it ends, the thread is gone when this
 * resolves and the process lives on.
 *
 * @param entry the worker's file; a URL, so that a bundled build can name the file beside the bundle
 * @param input structured-cloned into the worker
 */
export function runInWorker<Batch, Result>(
  entry: URL,
  input: unknown,
  run: WorkerRun<Batch>,
): Promise<WorkerOutcome<Result>> {
  if (run.signal?.aborted) return Promise.resolve({ type: 'cancelled' });
  return new Promise((resolve, reject) => {
    const worker = new Worker(entry, {
      workerData: input,
      execArgv: [],
      // Libraries that print about odd files would write over a command line's progress bar.
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: run.memoryMb + HEADROOM_MB },
    });
    let settled = false;
    const settle = async (finish: () => void) => {
      if (settled) return;
      settled = true;
      timeout.stop();
      watch.stop();
      run.signal?.removeEventListener('abort', cancel);
      await worker.terminate();
      finish();
    };
    const end = (outcome: WorkerOutcome<Result>) => void settle(() => resolve(outcome));
    const cancel = () => end({ type: 'cancelled' });
    const timeout = new PausableTimeout(run.timeoutMs, () => end({ type: 'timeout' }));
    const watch = new MemoryWatch(worker, run.memoryMb, () => end({ type: 'out-of-memory' }));
    run.signal?.addEventListener('abort', cancel);

    const receive = async (message: FromWorker<Batch, Result>) => {
      if (settled) return;
      if (message.type === 'done') return end(message);
      timeout.pause();
      await run.onBatch?.(message.batch);
      // Batches that came together are not dealt with together: other calls have their turn in between.
      await turn();
      if (settled) return;
      timeout.resume();
      worker.postMessage({ type: 'ack' } satisfies Acknowledged);
    };
    let queue: Promise<void> = Promise.resolve();
    worker.on('message', (message: FromWorker<Batch, Result>) => {
      queue = queue.then(() => receive(message)).catch((error: unknown) => settle(() => reject(error)));
    });
    worker.on('error', (error: NodeJS.ErrnoException) => end(outcomeOf(error)));
    // Its last messages may still be waiting for the host.
    worker.on('exit', (code) => queue.then(() => end({ type: 'crashed', error: `exit ${code}` })));
  });
}

function outcomeOf(error: NodeJS.ErrnoException): WorkerOutcome<never> {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return { type: 'out-of-memory' };
  return { type: 'crashed', error: error.stack ?? String(error) };
}
