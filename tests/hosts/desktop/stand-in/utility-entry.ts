import './register.ts';
import { EventEmitter } from 'node:events';
import { pathToFileURL } from 'node:url';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { StandInPort } from './ports.ts';

/** What Electron sets up in a utility process before its module runs. */
const parent = new EventEmitter();
const early: unknown[] = [];
let heard = false;
const deliver = ({ data, ports }: { data: unknown; ports: MessagePort[] }) =>
  parent.emit('message', { data, ports: ports.map((port) => new StandInPort(port)) });
parentPort?.on('message', (message) => (heard ? deliver(message) : early.push(message)));
// Messages wait until there is a listener, as Electron's documentation of parentPort says.
parent.on('newListener', (event) => {
  if (event !== 'message' || heard) return;
  heard = true;
  queueMicrotask(() => {
    for (const message of early) deliver(message as Parameters<typeof deliver>[0]);
  });
});
Object.assign(process, {
  parentPort: Object.assign(parent, { postMessage: (message: unknown) => parentPort?.postMessage(message) }),
});
await import(pathToFileURL(workerData.modulePath).href);
