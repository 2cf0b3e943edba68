import type { Worker } from 'node:worker_threads';

const EVERY_MS = 100;
const MB = 1024 * 1024;

/**
 * Watches a worker's heap and buffers together: V8's own limit leaves out buffers, which is where inflated files lie.
 * The worker answers even while it is busy.
 */
export class MemoryWatch {
  #timer: NodeJS.Timeout | undefined;

  constructor(worker: Worker, limitMb: number, tooMuch: () => void) {
    const look = async () => {
      const stats = await worker.getHeapStatistics().catch(() => null);
      if (this.#timer === undefined) return;
      if (stats && stats.used_heap_size + stats.external_memory > limitMb * MB) return tooMuch();
      this.#timer = setTimeout(look, EVERY_MS);
    };
    this.#timer = setTimeout(look, EVERY_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
