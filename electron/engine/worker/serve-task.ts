import { once } from 'node:events';
import { parentPort } from 'node:worker_threads';

/** Batches under way at most; more would pile up in the host's memory. */
export const WINDOW = 4;

/** Hands a batch to the host; waits while the host is behind. */
export type Emit<Batch> = (batch: Batch) => Promise<void>;

/**
 * The worker's half of `runInWorker`: a worker entry is a file that calls this once.
 *
 * ```ts
 * serveTask(async (input: { path: string }, emit: Emit<Row[]>) => { await emit(rows); return rows.length; });
 * ```
 */
export async function serveTask<Input, Batch, Result>(
  task: (input: Input, emit: Emit<Batch>) => Promise<Result>,
): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('serveTask belongs in a worker thread');
  const post = (message: FromWorker<Batch, Result>) => port.postMessage(message);
  // It may come long after the code was loaded.
  const [given]: ToWorker[] = await once(port, 'message');
  if (given?.type !== 'task') throw new Error('the first that a worker is told is its task');
  let underWay = 0;
  port.on('message', () => underWay--);
  const value = await task(given.input as Input, async (batch) => {
    post({ type: 'batch', batch });
    underWay++;
    while (underWay >= WINDOW) await once(port, 'message');
  });
  post({ type: 'done', value });
  port.close();
}

/** From the worker's side. `Batch` and `Result` must survive structured cloning. */
export type FromWorker<Batch, Result> =
  | { readonly type: 'batch'; readonly batch: Batch }
  | { readonly type: 'done'; readonly value: Result };

/** To the worker: its task, and then one for each batch that was dealt with. */
export type ToWorker = { readonly type: 'task'; readonly input: unknown } | { readonly type: 'ack' };
