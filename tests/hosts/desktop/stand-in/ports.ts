import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';

/** Electron's Node-side port over one of Node's own. */
export class StandInPort extends EventEmitter {
  readonly raw: MessagePort;

  constructor(raw: MessagePort) {
    super();
    this.raw = raw;
    raw.on('message', (data) => this.emit('message', { data, ports: [] }));
    raw.on('close', () => this.emit('close'));
    // Electron's ports deliver nothing before start(); a listener starts Node's.
    raw.unref();
  }

  postMessage(message: unknown): void {
    this.raw.postMessage(message);
  }

  start(): void {
    this.raw.ref();
  }

  close(): void {
    this.raw.close();
  }
}

export class MessageChannelMain {
  readonly port1: StandInPort | RawPort;
  readonly port2: StandInPort | RawPort;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = { raw: port1 };
    this.port2 = { raw: port2 };
  }
}

/** A port that is only passed on: listening to it here would keep its messages. */
export interface RawPort {
  readonly raw: MessagePort;
}
