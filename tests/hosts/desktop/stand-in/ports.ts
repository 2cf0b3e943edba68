import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';

/** Electron's Node-side port over one of Node's own. */
export class StandInPort extends EventEmitter {
  readonly raw: MessagePort;
  private listening = false;

  constructor(raw: MessagePort) {
    super();
    this.raw = raw;
  }

  /** Node's port is listened to only now: one that is passed on unheard must keep its messages. */
  override on(...[name, listener]: Parameters<EventEmitter['on']>): this {
    if (!this.listening) {
      this.listening = true;
      this.raw.on('message', (data) => this.emit('message', { data, ports: [] }));
      this.raw.on('close', () => this.emit('close'));
      // Electron's ports deliver nothing before start(); a listener starts Node's.
      this.raw.unref();
    }
    return super.on(name, listener);
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
  readonly port1: StandInPort;
  readonly port2: StandInPort;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new StandInPort(port1);
    this.port2 = new StandInPort(port2);
  }
}

/** A port that is only passed on. */
export interface RawPort {
  readonly raw: MessagePort;
}
