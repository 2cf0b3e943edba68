/** From the worker's side. `Batch` and `Result` must survive structured cloning. */
export type FromWorker<Batch, Result> =
  | { readonly type: 'batch'; readonly batch: Batch }
  | { readonly type: 'done'; readonly value: Result };

/** To the worker: one for each batch that was dealt with. */
export interface Acknowledged {
  readonly type: 'ack';
}

/** Batches under way at most; more would pile up in the host's memory. */
export const WINDOW = 4;
