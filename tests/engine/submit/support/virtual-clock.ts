import type { Clock } from '#engine/ports.ts';

interface Timer {
  readonly at: number;
  readonly wake: () => void;
}

/** Time that jumps to the next timer whenever everything else has come to rest. */
export interface VirtualClock extends Clock {
  /** A clock on the same time whose sleepers are dropped, never woken, when it is stopped: a process that died. */
  child(): { readonly clock: Clock; stop(): void };
}

/** Turns of the event loop: an answer's commit, what begins with it or after it, and some to spare. */
const TURNS = 6;

function rest(turns: number, then: () => void): void {
  setImmediate(() => (turns > 1 ? rest(turns - 1, then) : then()));
}

export function createVirtualClock(start = Date.UTC(2026, 0, 5, 8)): VirtualClock {
  const timers = new Set<Timer>();
  let elapsed = 0;
  let scheduled = false;

  const schedule = () => {
    if (scheduled || timers.size === 0) return;
    scheduled = true;
    // After every promise and every commit that is ready, and those that follow from them.
    rest(TURNS, () => {
      scheduled = false;
      const [first] = [...timers].sort((a, b) => a.at - b.at);
      if (!first) return;
      elapsed = Math.max(elapsed, first.at);
      first.wake();
      schedule();
    });
  };

  const sleepIn = (own: Set<Timer>) => (ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve) => {
      const wake = () => {
        timers.delete(timer);
        own.delete(timer);
        // A signal that lives for a month is not to gather a listener a minute.
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const timer = { at: elapsed + ms, wake };
      timers.add(timer);
      own.add(timer);
      if (signal?.aborted) return wake();
      signal?.addEventListener('abort', wake, { once: true });
      schedule();
    });

  const child = () => {
    const own = new Set<Timer>();
    let stopped = false;
    const sleep = sleepIn(own);
    return {
      clock: {
        now: () => Math.floor(start + elapsed),
        monotonic: () => elapsed,
        sleep: (ms: number, signal?: AbortSignal) => (stopped ? new Promise<void>(() => {}) : sleep(ms, signal)),
      },
      stop() {
        stopped = true;
        for (const timer of own) timers.delete(timer);
      },
    };
  };
  return { ...child().clock, child };
}
