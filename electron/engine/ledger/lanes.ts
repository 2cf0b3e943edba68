import type { Clock } from '../ports.ts';

/** A partner's ban that is longer (ms) is not waited for: a run is held, prices are not asked for any more. */
export const LONG_BAN = 60_000;

/** The way to each account's partner, one for everything that goes there. */
export type Lanes = (account: string) => Lane;

export function createLanes(clock: Pick<Clock, 'monotonic' | 'sleep'>): Lanes {
  const lanes = new Map<string, Lane>();
  return (account) => {
    const lane = lanes.get(account) ?? createLane(clock);
    lanes.set(account, lane);
    return lane;
  };
}

/**
 * The way to one account's partner, shared by every run that uses it: limits how many requests are under way, how fast
 * they start, and makes all of them wait when the partner says so. First come, first served; what may wait takes what they
 * leave over ({@link Lane.enterQuietly}), and gives it back when one of them comes.
 */
export interface Lane {
  /** Resolves to true when a request may start (then `release` it), to false when the signal aborted first. */
  enter(limits: LaneLimits, signal: AbortSignal): Promise<boolean>;
  release(): void;
  /**
   * For what may wait: starts only when nobody else has used the lane for `quietMs` and nobody wants to. Resolves to a signal
   * (then `releaseQuietly`) that aborts when somebody else wants the place that this request has; to null when the caller's
   * own signal aborted first.
   */
  enterQuietly(limits: LaneLimits, quietMs: number, signal: AbortSignal): Promise<AbortSignal | null>;
  releaseQuietly(): void;
  /** Nothing starts for so many milliseconds. */
  wait(ms: number): void;
}

export interface LaneLimits {
  /** Requests under way at once. */
  readonly concurrency: number;
  readonly ratePerSecond: number;
}

export function createLane(clock: Pick<Clock, 'monotonic' | 'sleep'>): Lane {
  let underWay = 0;
  let nextStart = 0;
  let closedUntil = 0;
  let turn: Promise<unknown> = Promise.resolve();
  let freed = () => {};
  /** Callers of `enter` that have not started yet, and when one of them last used the lane. */
  let waiting = 0;
  let lastUsed = Number.NEGATIVE_INFINITY;
  /** The request of one that may wait. */
  let guest: AbortController | null = null;

  const admit = async ({ concurrency, ratePerSecond }: LaneLimits, signal: AbortSignal) => {
    for (;;) {
      if (signal.aborted) return false;
      const wait = Math.max(nextStart, closedUntil) - clock.monotonic();
      if (underWay >= concurrency) guest?.abort();
      if (underWay >= concurrency) await aborted(signal, new Promise<void>((resolve) => (freed = resolve)));
      else if (wait > 0) await clock.sleep(wait, signal);
      else break;
    }
    start(ratePerSecond);
    return true;
  };

  const start = (ratePerSecond: number) => {
    underWay += 1;
    nextStart = clock.monotonic() + 1000 / ratePerSecond;
  };

  const leave = () => {
    underWay -= 1;
    freed();
  };

  return {
    enter(limits, signal) {
      waiting += 1;
      const entered = turn
        .then(() => admit(limits, signal))
        .finally(() => {
          waiting -= 1;
          lastUsed = clock.monotonic();
        });
      turn = entered;
      return entered;
    },
    release() {
      leave();
      lastUsed = clock.monotonic();
    },
    async enterQuietly({ ratePerSecond }, quietMs, signal) {
      for (;;) {
        if (signal.aborted) return null;
        const wait = Math.max(nextStart, closedUntil, lastUsed + quietMs) - clock.monotonic();
        const busy = waiting > 0 || underWay > 0;
        if (!busy && wait <= 0) break;
        await clock.sleep(busy ? Math.max(wait, quietMs) : wait, signal);
      }
      start(ratePerSecond);
      guest = new AbortController();
      return guest.signal;
    },
    releaseQuietly() {
      guest = null;
      leave();
    },
    wait(ms) {
      closedUntil = Math.max(closedUntil, clock.monotonic() + ms);
    },
  };
}

/** Resolves with the promise, or when the signal aborts. */
function aborted(signal: AbortSignal, promise: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      signal.removeEventListener('abort', done);
      resolve();
    };
    signal.addEventListener('abort', done);
    promise.then(done);
  });
}
