import { EventEmitter } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { RawPort } from './ports.ts';

/** Every engine process started, newest last. */
export const children: StandInChild[] = [];

/** A thread in place of a process: ports can be handed to it, and `process.exit` ends only the thread. */
class StandInChild extends EventEmitter {
  pid: number | undefined;
  readonly worker: Worker;

  constructor(modulePath: string, args: readonly string[]) {
    super();
    this.worker = new Worker(new URL('./utility-entry.ts', import.meta.url), {
      workerData: { modulePath },
      argv: [...args],
    });
    this.pid = this.worker.threadId;
    this.worker.on('message', (message) => this.emit('message', message));
    this.worker.on('error', (error) => console.error('engine process:', error));
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

export const utilityProcess = {
  fork(modulePath: string, args: readonly string[] = []): StandInChild {
    const child = new StandInChild(modulePath, args);
    children.push(child);
    return child;
  },
};
