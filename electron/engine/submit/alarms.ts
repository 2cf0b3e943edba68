import type { Clock } from '../ports.ts';

/** Wakes runs that wait for a ban to end. */
export interface Alarms {
  set(run: string, waitMs: number, ring: () => void): void;
  clear(run: string): void;
  clearAll(): void;
}

/** Looked at so often (ms), because timers may stand still while the computer sleeps. */
const STEP = 30_000;

export function createAlarms(clock: Clock): Alarms {
  const alarms = new Map<string, AbortController>();
  const clear = (run: string) => {
    alarms.get(run)?.abort();
    alarms.delete(run);
  };

  const wait = async (ms: number, signal: AbortSignal) => {
    const from = clock.monotonic();
    const until = clock.now() + ms;
    // Whichever clock gets there first: the wall clock may be set back, the other may miss the computer's sleep.
    const left = () => Math.min(until - clock.now(), from + ms - clock.monotonic());
    while (!signal.aborted && left() > 0) await clock.sleep(Math.min(STEP, left()), signal);
  };

  return {
    set(run, waitMs, ring) {
      clear(run);
      const alarm = new AbortController();
      alarms.set(run, alarm);
      void wait(waitMs, alarm.signal).then(() => {
        if (!alarm.signal.aborted) ring();
      });
    },
    clear,
    clearAll() {
      for (const run of [...alarms.keys()]) clear(run);
    },
  };
}
