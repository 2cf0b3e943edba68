/** Calls back once after `ms` of running time; time while paused does not count. */
export class PausableTimeout {
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
