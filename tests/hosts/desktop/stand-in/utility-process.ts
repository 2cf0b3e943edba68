import { EventEmitter } from 'node:events';
import type { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { RawPort } from './ports.ts';

/** Every engine process started, newest last. */
export const children: StandInChild[] = [];

/** A thread in place of a process: ports can be handed to it, and `process.exit` ends only the thread. */
class StandInChild extends EventEmitter {
  pid: number | undefined;
  readonly worker: Worker;
  readonly stderr: Readable | null;

  constructor(modulePath: string, args: readonly string[], { stdio }: ForkOptions) {
    super();
    const piped = stdio?.[2] === 'pipe';
    this.worker = new Worker(new URL('./utility-entry.ts', import.meta.url), {
      workerData: { modulePath },
      argv: [...args],
      stderr: piped,
    });
    this.stderr = piped ? this.worker.stderr : null;
    this.pid = this.worker.threadId;
    this.worker.on('message', (message) => this.emit('message', message));
    this.worker.on('error', (error: NodeJS.ErrnoException) => {
      // V8's fatal errors are an event, which throws where nobody listens; any other error is only written, and ends it.
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') this.emit('error', 'FatalError', 'v8::OutOfMemory', '{}');
      else console.error('engine process:', error);
    });
    this.worker.on('exit', (code) => {
      this.pid = undefined;
      this.emit('exit', code);
    });
  }

  postMessage(message: unknown, ports: readonly RawPort[] = []): void {
    const raw = ports.map((port) => port.raw);
    this.worker.postMessage({ data: message, ports: raw }, raw);
  }

  kill(): boolean {
    void this.worker.terminate();
    return true;
  }
}

interface ForkOptions {
  readonly stdio?: readonly string[];
}

export const utilityProcess = {
  fork(modulePath: string, args: readonly string[] = [], options: ForkOptions = {}): StandInChild {
    const child = new StandInChild(modulePath, args, options);
    children.push(child);
    return child;
  },
};
