import { setImmediate as turn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { CAGED_WORKERS, heapLimits, isCaged } from './heap-limits.ts';
import type { FromWorker, ToWorker } from './serve-task.ts';
import { turns } from './turns.ts';

/** Two at once fit into the cage that heaps share in Electron; elsewhere each has its own. */
const inTurn = turns(isCaged() ? CAGED_WORKERS : Number.POSITIVE_INFINITY);

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
  return inTurn(() => {
    if (run.signal?.aborted) return Promise.resolve({ type: 'cancelled' });
    return runNow<Batch, Result>(start(entry, run.memoryMb), input, run);
  });
}

/** A worker that loads its code while something else is done, for one task. */
export interface ReadyWorker {
  /** As {@link runInWorker}, with the memory that it was started for. */
  run<Batch, Result>(input: unknown, run: Omit<WorkerRun<Batch>, 'memoryMb'>): Promise<WorkerOutcome<Result>>;
  /** Ends it where it has no task. To be called in any case. */
  discard(): Promise<void>;
}

/** Starts a worker before its task is known. What it comes to before it has one is told when it gets one. */
export function readyWorker(entry: URL, memoryMb: number): ReadyWorker {
  const worker = start(entry, memoryMb);
  let early: WorkerOutcome<never> | undefined;
  worker.on('error', (error: NodeJS.ErrnoException) => {
    early ??= outcomeOf(error);
  });
  worker.on('exit', (code) => {
    early ??= { type: 'crashed', error: `exit ${code}` };
  });
  // It keeps the process alive only once it works.
  worker.unref();
  let isGiven = false;
  return {
    run: <Batch, Result>(input: unknown, run: Omit<WorkerRun<Batch>, 'memoryMb'>) => {
      if (isGiven) throw new Error('a worker has one task');
      isGiven = true;
      return inTurn<WorkerOutcome<Result>>(async () => {
        if (run.signal?.aborted) await worker.terminate();
        if (run.signal?.aborted) return { type: 'cancelled' };
        if (early) return early;
        worker.ref();
        return runNow<Batch, Result>(worker, input, { ...run, memoryMb });
      });
    },
    async discard() {
      if (!isGiven) await worker.terminate();
    },
  };
}

function start(entry: URL, memoryMb: number): Worker {
  return new Worker(entry, {
    execArgv: [],
    // Libraries that print about odd files would write over a command line's progress bar.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: heapLimits(memoryMb).v8Mb },
  });
}

function runNow<Batch, Result>(worker: Worker, input: unknown, run: WorkerRun<Batch>): Promise<WorkerOutcome<Result>> {
  const limits = heapLimits(run.memoryMb);
  return new Promise((resolve, reject) => {
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
    const watch = new MemoryWatch(worker, { ...limits, memoryMb: run.memoryMb }, () => end({ type: 'out-of-memory' }));
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
      worker.postMessage({ type: 'ack' } satisfies ToWorker);
    };
    let queue: Promise<void> = Promise.resolve();
    worker.on('message', (message: FromWorker<Batch, Result>) => {
      queue = queue.then(() => receive(message)).catch((error: unknown) => settle(() => reject(error)));
    });
    worker.on('error', (error: NodeJS.ErrnoException) => end(outcomeOf(error)));
    // Its last messages may still be waiting for the host.
    worker.on('exit', (code) => queue.then(() => end({ type: 'crashed', error: `exit ${code}` })));
    try {
      worker.postMessage({ type: 'task', input } satisfies ToWorker);
    } catch (error) {
      void settle(() => reject(error));
    }
  });
}

function outcomeOf(error: NodeJS.ErrnoException): WorkerOutcome<never> {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return { type: 'out-of-memory' };
  return { type: 'crashed', error: error.stack ?? String(error) };
}

/**
 * Where a worker's code lies: `<name>.ts` beside the module that asks when the sources run, `<name>.js` beside the
 * bundle once built: the build finds calls of exactly the form below and writes each named worker next to the bundle,
 * so two workers may not share a name. Where the environment names a bundle of these same sources (`DOCKHAND_WORKERS`, its
 * folder as a URL), its workers serve the sources too: tests start hundreds of them.
 *
 * @example
 * new Worker(workerUrl(import.meta.url, 'import-worker'))
 */
export function workerUrl(moduleUrl: string, name: string, built = process.env.DOCKHAND_WORKERS): URL {
  const fromSources = new URL(moduleUrl).pathname.endsWith('.ts');
  if (!fromSources) return new URL(`./${name}.js`, moduleUrl);
  return built ? new URL(`./${name}.js`, built) : new URL(`./${name}.ts`, moduleUrl);
}

const WATCH_EVERY_MS = 100;
const MB = 1024 * 1024;

/**
 * Watches a worker's heap and buffers together: V8's own limit leaves out buffers, which is where inflated files lie.
 * The worker answers even while it is busy.
 */
class MemoryWatch {
  #timer: NodeJS.Timeout | undefined;

  constructor(worker: Worker, limits: { readonly heapMb: number; readonly memoryMb: number }, tooMuch: () => void) {
    const look = async () => {
      const stats = await worker.getHeapStatistics().catch(() => null);
      if (this.#timer === undefined) return;
      if (stats && stats.used_heap_size > limits.heapMb * MB) return tooMuch();
      if (stats && stats.used_heap_size + stats.external_memory > limits.memoryMb * MB) return tooMuch();
      this.#timer = setTimeout(look, WATCH_EVERY_MS);
    };
    this.#timer = setTimeout(look, WATCH_EVERY_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

/** Calls back once after `ms` of running time; time while paused does not count. */
class PausableTimeout {
  readonly #callback: () => void;
  #left: number;
  #since = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(ms: number, callback: () => void) {
    this.#left = ms;
    this.#callback = callback;
    this.resume();
  }

  pause(): void {
    clearTimeout(this.#timer);
    this.#left -= performance.now() - this.#since;
  }

  resume(): void {
    this.#since = performance.now();
    this.#timer = setTimeout(this.#callback, Math.max(0, this.#left));
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
