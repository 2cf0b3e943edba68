import { Failure } from '#shared/contract/failure.ts';
import type { Ports } from '../../ports.ts';
import type { SharedKeys } from './shared-keys.ts';

/** How often (ms) a program that stays open asks the office's ledger how far it has come. */
export const PULSE_MS = 30_000;

/** Has a program that stays open hear of its office, whichever that is, also while it has nothing to send. */
export function startPulse(
  shared: () => Pick<SharedKeys, 'pulse'> | null,
  { clock, log }: Pick<Ports, 'clock' | 'log'>,
): { stop(): void } {
  const end = new AbortController();
  const beat = async () => {
    try {
      await shared()?.pulse();
    } catch (error) {
      // That it cannot be asked is told where the office is shown.
      if (!(error instanceof Failure) && !end.signal.aborted)
        log.warn('the office was not heard', { error: String(error) });
    }
  };
  const run = async () => {
    while (!end.signal.aborted) {
      await clock.sleep(PULSE_MS, end.signal);
      if (!end.signal.aborted) await beat();
    }
  };
  void run();
  // One that waits for the server just then is not waited for.
  return { stop: () => end.abort() };
}
