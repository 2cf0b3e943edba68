import { Failure } from '#shared/contract/failure.ts';

/** What one import does; the signal is aborted when the person cancels it. */
export type ImportWork<T> = (signal: AbortSignal) => Promise<T>;

interface Entry {
  readonly importId: string;
  readonly controller: AbortController;
}

/** Runs imports one after the other: files that are dropped while others are read wait for them. */
export class ImportQueue {
  #entries: readonly Entry[] = [];
  #last: Promise<unknown> = Promise.resolve();
  readonly #listeners = new Set<() => void>();

  /** The import under way; null when there is none. */
  get current(): string | null {
    return this.#entries[0]?.importId ?? null;
  }

  /** How many wait for the one under way. */
  get waiting(): number {
    return Math.max(0, this.#entries.length - 1);
  }

  run<T>(importId: string, work: ImportWork<T>): Promise<T> {
    const controller = new AbortController();
    this.#set([...this.#entries, { importId, controller }]);
    const done = this.#last
      .then(() => work(controller.signal))
      .finally(() => this.#set(this.#entries.filter((entry) => entry.importId !== importId)));
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Ends the import under way, wherever it is; those that wait go on. Returns its id. */
  cancel(): string | null {
    const [entry] = this.#entries;
    entry?.controller.abort();
    return entry?.importId ?? null;
  }

  /** Returns the function that ends the subscription. */
  readonly onChange = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #set(entries: readonly Entry[]): void {
    this.#entries = entries;
    for (const listener of this.#listeners) listener();
  }
}

/**
 * What is collected before the engine knows of the import, and so cannot be cancelled there.
 *
 * @throws Failure `import.cancelled`
 */
export function unlessAborted<T>(signal: AbortSignal, asked: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = () => reject(new Failure('import.cancelled'));
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
    asked.then(resolve, reject);
  });
}
